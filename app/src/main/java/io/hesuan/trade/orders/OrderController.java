package io.hesuan.trade.orders;

import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Problem;
import io.hesuan.platform.web.Problems;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import io.hesuan.trade.channels.OrdersTaken;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders over HTTP: one is told, one is looked at, and many are approved, held, sent or signed for at once. */
@RestController
@RequestMapping("/api/orders")
class OrderController {

    private static final String UNITS = "[0-9]{1,9}(\\.[0-9]{1,6})?";

    private final WritePath writePath;
    private final Taking taking;
    private final OrderSteps steps;
    private final OrderPages pages;
    private final Problems problems;

    OrderController(WritePath writePath, Taking taking, OrderSteps steps, OrderPages pages, Problems problems) {
        this.writePath = writePath;
        this.taking = taking;
        this.steps = steps;
        this.pages = pages;
        this.problems = problems;
    }

    /** @param news false where an equal or newer version is here already */
    record Told(String id, boolean news) {
    }

    record Selection(@NotNull @Size(min = 1, max = 1_000) List<@NotBlank String> ids) {
    }

    record Holding(@NotNull @Size(min = 1, max = 1_000) List<@NotBlank String> ids, @NotNull @Size(min = 1, max = 200) String reason) {
    }

    /** @param units decimals of base units; empty: all that is promised */
    record Shipping(@NotBlank String id, @NotNull @Size(max = 50) String carrier, @NotNull @Size(max = 60) String tracking, @NotNull @Valid @Size(max = 1_000) List<@NotNull Units> units) {
    }

    record Units(@NotBlank String partId, @NotNull @Pattern(regexp = UNITS) String quantity) {
    }

    record Shippings(@NotNull @Valid @Size(min = 1, max = 1_000) List<@NotNull Shipping> shipments) {
    }

    /** @param at null: now */
    record Signing(@NotNull @Size(min = 1, max = 1_000) List<@NotBlank String> ids, Instant at) {
    }

    /** @param place warehouse or bin where they are put */
    record Returned(@NotBlank String shipmentLineId, @NotNull @Pattern(regexp = UNITS) String quantity, @NotBlank String place) {
    }

    record Return(@NotNull @Valid @Size(min = 1, max = 1_000) List<@NotNull Returned> goods) {
    }

    /** @param warehouseId empty: as the house chooses */
    record Remark(@NotNull @Size(max = 500) String remark, @NotNull @Size(max = 20) List<@NotBlank @Size(max = 30) @Pattern(regexp = "[^|]+") String> tags, @NotNull @Size(max = 40) String warehouseId) {
    }

    /** Exactly one of the two is there. */
    record StepOutcome(OrderDone done, Problem refused) {
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs("order.take")
    Told take(@RequestBody @Valid OrderSheet sheet, Acting by) {
        OrdersTaken.Taken taken = Refused.unlessDone(writePath.one(taking.taking(), Call.of(by, sheet.told())));
        return new Told(Orders.ID.write(taken.orderId()), taken.news());
    }

    @GetMapping("/{id}")
    @Needs("order.read")
    OrderView find(@PathVariable String id, Acting reader) {
        return pages.find(read(Orders.ID, id, "id"), reader).orElseThrow(() -> Refused.because(RequestRefusal.RECORD_NOT_FOUND, "id", id));
    }

    @PostMapping("/approvals")
    @Needs("order.review")
    List<StepOutcome> approve(@RequestBody @Valid Selection selection, Acting by) {
        return all(steps.approving(), selection.ids.stream().map(id -> new OrderCommand.Approve(read(Orders.ID, id, "ids"))).toList(), by);
    }

    @PostMapping("/holds")
    @Needs("order.review")
    List<StepOutcome> hold(@RequestBody @Valid Holding holding, Acting by) {
        return all(steps.holding(), holding.ids.stream().map(id -> new OrderCommand.HoldBack(read(Orders.ID, id, "ids"), holding.reason)).toList(), by);
    }

    @PostMapping("/shipments")
    @Needs("order.ship")
    List<StepOutcome> ship(@RequestBody @Valid Shippings shippings, Acting by) {
        return all(steps.sending(), shippings.shipments.stream().map(one -> {
            Map<UUID, Long> units = new LinkedHashMap<>();
            one.units.forEach(unit -> units.merge(read(Orders.PART_ID, unit.partId, "units"), millionths(unit.quantity), Long::sum));
            return new OrderCommand.Send(read(Orders.ID, one.id, "shipments"), units, one.carrier, one.tracking);
        }).toList(), by);
    }

    @PostMapping("/signatures")
    @Needs("order.ship")
    List<StepOutcome> sign(@RequestBody @Valid Signing signing, Acting by) {
        return all(steps.signing(), signing.ids.stream().map(id -> new OrderCommand.Sign(read(Orders.ID, id, "ids"), signing.at)).toList(), by);
    }

    @PostMapping("/{id}/returns")
    @Needs("order.receive")
    OrderDone receive(@PathVariable String id, @RequestBody @Valid Return back, Acting by) {
        var goods = back.goods.stream().map(one -> new OrderCommand.Goods(read(Orders.SHIPMENT_LINE_ID, one.shipmentLineId, "goods"), millionths(one.quantity), place(one.place))).toList();
        return Refused.unlessDone(writePath.one(steps.receiving(), Call.of(by, new OrderCommand.ReceiveBack(read(Orders.ID, id, "id"), goods))));
    }

    /** @param code of an item or of a listing */
    record Again(@NotBlank @Size(max = 100) String code, @NotNull @Pattern(regexp = UNITS) String quantity, @NotNull @Size(min = 1, max = 200) String reason) {
    }

    /** Goods to be sent after those that were sent, at no charge. */
    @PostMapping("/{id}/resends")
    @Needs("order.review")
    OrderDone sendAgain(@PathVariable String id, @RequestBody @Valid Again again, Acting by) {
        return Refused.unlessDone(writePath.one(steps.sendingAgain(), Call.of(by, new OrderCommand.SendAgain(read(Orders.ID, id, "id"), again.code, millionths(again.quantity), again.reason))));
    }

    @PostMapping("/{id}/notes")
    @Needs("order.review")
    OrderDone note(@PathVariable String id, @RequestBody @Valid Remark remark, Acting by) {
        UUID warehouse = remark.warehouseId.isEmpty() ? null : read(Warehouses.ID, remark.warehouseId, "warehouseId");
        return Refused.unlessDone(writePath.one(steps.noting(), Call.of(by, new OrderCommand.Note(read(Orders.ID, id, "id"), remark.remark, remark.tags, warehouse))));
    }

    private <C> List<StepOutcome> all(UseCase<C, OrderDone> useCase, List<C> commands, Acting by) {
        return writePath.all(useCase, commands.stream().map(command -> Call.of(by, command)).toList(), Mode.REAL).stream().map(outcome -> switch (outcome) {
            case Outcome.Done<OrderDone>(OrderDone done) -> new StepOutcome(done, null);
            case Outcome.Refused<OrderDone> refused -> new StepOutcome(null, problems.of(by.locale(), refused));
        }).toList();
    }

    private static UUID place(String written) {
        return written.startsWith(Warehouses.BIN_ID.prefix() + "_") ? read(Warehouses.BIN_ID, written, "goods") : read(Warehouses.ID, written, "goods");
    }

    private static long millionths(String quantity) {
        return new BigDecimal(quantity).movePointRight(6).longValueExact();
    }

    private static UUID read(IdFormat format, String text, String field) {
        try {
            return format.read(text);
        } catch (MalformedText malformed) {
            throw Refused.because(RequestRefusal.FIELD_IS_INVALID, field, field, malformed.getMessage());
        }
    }
}
