package io.hesuan.books.stock;

import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Reserve, confirm, cancel. */
@RestController
@RequestMapping("/api/reservations")
@Needs("stock.reserve")
class ReservationController {

    private final WritePath writePath;

    ReservationController(WritePath writePath) {
        this.writePath = writePath;
    }

    /**
     * What is asked for.
     *
     * @param id        made by the caller, so that asking again is harmless; null: the house makes one
     * @param ownerId   a party whose goods they are; null: the company's own
     * @param lifeLeft  days to expiry that must be left
     * @param expiresAt when it is given back unless confirmed; null: never
     */
    record Wish(String id, @NotNull String companyId, @NotNull String itemId, String ownerId, @NotNull String warehouseId, String lotId, String channelId,
                String orderId, @NotNull @Pattern(regexp = "-?[0-9]{1,12}(\\.[0-9]{1,6})?") String quantity, @Min(-1000) @Max(1000) int priority,
                @Min(0) @Max(3660) int lifeLeft, Instant expiresAt) {
    }

    record Settlement(@NotNull String companyId) {
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    StockPromised reserve(@RequestBody @Valid Wish wish, @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        var command = new ReserveStock(wish.id == null ? Ids.next() : read(StockIds.RESERVATION, wish.id, "id"), read(Companies.ID, wish.companyId, "companyId"),
                read(Catalog.ITEM_ID, wish.itemId, "itemId"), optional(StockIds.OWNER, wish.ownerId, "ownerId"),
                read(Warehouses.ID, wish.warehouseId, "warehouseId"), optional(StockIds.LOT, wish.lotId, "lotId"),
                optional(StockIds.CHANNEL, wish.channelId, "channelId"), optional(IdFormat.of("ord"), wish.orderId, "orderId"),
                new BigDecimal(wish.quantity).movePointRight(6).longValueExact(), wish.priority, wish.lifeLeft, wish.expiresAt);
        var call = Call.of(by, command);
        return Refused.unlessDone(dryRun ? writePath.dryRun(Reservations.RESERVE, call) : writePath.one(Reservations.RESERVE, call));
    }

    @PostMapping("/{id}/confirm")
    StockPromised confirm(@PathVariable String id, @RequestBody @Valid Settlement settlement,
                          @RequestHeader(name = "Idempotency-Key", required = false) String key, Acting by) {
        return Refused.unlessDone(writePath.one(Reservations.CONFIRM, new Call<>(by, key, settle(id, settlement))));
    }

    @PostMapping("/{id}/cancel")
    StockPromised cancel(@PathVariable String id, @RequestBody @Valid Settlement settlement,
                         @RequestHeader(name = "Idempotency-Key", required = false) String key, Acting by) {
        return Refused.unlessDone(writePath.one(Reservations.CANCEL, new Call<>(by, key, settle(id, settlement))));
    }

    private static SettleReservation settle(String id, Settlement settlement) {
        return new SettleReservation(read(Companies.ID, settlement.companyId, "companyId"), read(StockIds.RESERVATION, id, "id"));
    }

    private static UUID optional(IdFormat format, String text, String field) {
        return text == null ? null : read(format, text, field);
    }

    private static UUID read(IdFormat format, String text, String field) {
        try {
            return format.read(text);
        } catch (MalformedText malformed) {
            throw new Refused((Outcome.Refused<?>) Outcome.refused(RequestRefusal.FIELD_IS_INVALID, field, field, malformed.getMessage()));
        }
    }
}
