package io.hesuan.trade.channels;

import io.hesuan.kernel.Allocation;
import io.hesuan.platform.intake.Payload;
import io.hesuan.platform.intake.PayloadParser.Sink;
import io.hesuan.trade.channels.ChannelOrder.Attribution;
import io.hesuan.trade.channels.ChannelOrder.Bearer;
import io.hesuan.trade.channels.ChannelOrder.Discount;
import io.hesuan.trade.channels.ChannelOrder.Line;
import io.hesuan.trade.channels.ChannelOrder.LineStage;
import io.hesuan.trade.channels.ChannelOrder.Receiver;
import io.hesuan.trade.channels.ChannelOrder.Refund;
import io.hesuan.trade.channels.ChannelOrder.RefundKind;
import io.hesuan.trade.channels.ChannelOrder.RefundStage;
import io.hesuan.trade.channels.ChannelOrder.Stage;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The house's own format, for shops of one's own, wholesale and tills. Amounts are
 * decimal texts in major units, times ISO 8601 with their zone. A till sends receipts of a shift with what was paid how: the tenders of a receipt are its
 * price, and the receipts of a shift are its count, or the whole is refused.
 */
@Component
class OwnOrders implements OrderReader {

    static final String ORDERS = "own.orders";
    static final String SHIFT = "own.shift";

    @Override
    public Set<String> kinds() {
        return Set.of(ORDERS, SHIFT);
    }

    @Override
    public void read(Shop shop, Payload payload, Sink<ChannelNews> sink) {
        Fields all = Fields.of(payload);
        if (all.has("shift")) {
            shift(shop, all, payload, sink);
        } else {
            all.under("orders");
            Fields.each(all.list("orders"), "number", sink, one -> sink.document(one.place(), order(shop, one, payload)));
        }
    }

    private static ChannelOrder order(Shop shop, Fields one, Payload payload) {
        Instant created = needed(one, "createdAt");
        Instant updated = one.has("updatedAt") ? one.zoned("updatedAt") : created;
        Stage stage = stage(one);
        List<Discount> discounts = new ArrayList<>();
        List<Line> lines = lines(shop, one, stage, discounts);
        long freight = one.major("freight", shop.currency());
        long others = discounts.stream().filter(discount -> discount.bearer() != Bearer.SELLER).mapToLong(Discount::amount).sum();
        long receivable = freight + lines.stream().mapToLong(Line::net).sum();
        List<Refund> refunds = one.list("refunds").stream().map(refund -> refund(shop, refund)).toList();
        return new ChannelOrder(shop.id(), one.needed("number"), one.text("parentNumber").isEmpty() ? null : one.text("parentNumber"), one.has("version") ? one.minor("version") : updated.toEpochMilli(),
                OrderPayloads.REVISION, stage, created, one.zoned("paidAt"), one.zoned("shippedAt"), one.zoned("finishedAt"), shop.currency(), freight,
                one.has("paid") ? one.major("paid", shop.currency()) : receivable - others, lines, discounts, refunds, List.of(), receiver(shop, one.at("receiver")),
                new Attribution(one.text("hostId"), one.text("hostName"), one.text("roomId"), one.text("videoId"), one.text("campaign")), null, one.flag("cashOnDelivery"), one.text("buyerRemark"),
                one.text("sellerRemark"), Set.of(), payload.id());
    }

    private static List<Line> lines(Shop shop, Fields one, Stage stage, List<Discount> discounts) {
        LineStage lineStage = switch (stage) {
            case SHIPPED, SIGNED -> LineStage.SHIPPED;
            case FINISHED -> LineStage.FINISHED;
            case CLOSED -> LineStage.CLOSED;
            default -> LineStage.OPEN;
        };
        List<Line> lines = new ArrayList<>();
        for (Fields item : one.list("lines")) {
            long price = item.major("price", shop.currency());
            BigDecimal quantity = item.decimal("quantity");
            long gross = gross(shop, item, quantity, price);
            long off = item.major("discount", shop.currency());
            String number = item.has("number") ? item.text("number") : String.valueOf(lines.size() + 1);
            if (off > 0) {
                discounts.add(new Discount(number, Bearer.SELLER, "discount", off));
            }
            lines.add(new Line(number, item.text("sku"), item.text("code", "sku"), item.text("title"), quantity, price, gross, gross - off, item.flag("gift"), lineStage));
        }
        for (Fields discount : one.list("discounts")) {
            Bearer bearer = Arrays.stream(Bearer.values()).filter(known -> known.name().equalsIgnoreCase(discount.text("bearer"))).findFirst()
                    .orElseThrow(() -> discount.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, "bearer", discount.text("bearer")));
            discounts.add(new Discount(null, bearer, discount.text("name"), discount.major("amount", shop.currency())));
        }
        long whole = discounts.stream().filter(discount -> discount.lineNumber() == null && discount.bearer() == Bearer.SELLER).mapToLong(Discount::amount).sum();
        return whole == 0 || lines.stream().allMatch(line -> line.net() == 0) ? lines : lowered(lines, whole);
    }

    /** A quantity with decimals has a rounded price in all; a line may say it itself as {@code amount}. */
    private static long gross(Shop shop, Fields item, BigDecimal quantity, long price) {
        return item.has("amount") ? item.major("amount", shop.currency()) : quantity.multiply(BigDecimal.valueOf(price)).setScale(0, java.math.RoundingMode.HALF_UP).longValueExact();
    }

    private static List<Line> lowered(List<Line> lines, long amount) {
        long[] parts = Allocation.of(amount, lines.stream().mapToLong(Line::net).toArray());
        List<Line> lowered = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            lowered.add(new Line(line.number(), line.skuId(), line.outerCode(), line.title(), line.quantity(), line.price(), line.gross(), line.net() - parts[at], line.gift(), line.stage()));
        }
        return lowered;
    }

    private static Stage stage(Fields one) {
        String stage = one.has("stage") ? one.text("stage") : "paid";
        return Arrays.stream(Stage.values()).filter(known -> known.name().replace('_', '-').equalsIgnoreCase(stage)).findFirst()
                .orElseThrow(() -> one.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, "stage", stage));
    }

    private static Refund refund(Shop shop, Fields one) {
        RefundKind kind = Arrays.stream(RefundKind.values()).filter(known -> known.name().replace('_', '-').equalsIgnoreCase(one.text("kind"))).findFirst()
                .orElseThrow(() -> one.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, "kind", one.text("kind")));
        RefundStage stage = Arrays.stream(RefundStage.values()).filter(known -> known.name().replace('_', '-').equalsIgnoreCase(one.text("stage"))).findFirst()
                .orElseThrow(() -> one.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, "stage", one.text("stage")));
        Instant at = needed(one, "at");
        return new Refund(one.needed("number"), one.text("line").isEmpty() ? null : one.text("line"), kind, stage, one.major("amount", shop.currency()),
                one.has("quantity") ? one.decimal("quantity") : null, at.toEpochMilli(), at);
    }

    private static Receiver receiver(Shop shop, Fields to) {
        return to.node().isMissingNode() ? Receiver.UNKNOWN : new Receiver(to.text("id").isEmpty() ? Receivers.pseudonym(shop.id(), to.text("name"), to.text("phone"), to.text("address"))
                : to.text("id"), to.text("name"), to.text("phone"), to.text("country"), to.text("province"), to.text("city"), to.text("district"), to.text("address"), Map.of());
    }

    private static Instant needed(Fields one, String field) {
        Instant time = one.zoned(field);
        if (time == null) {
            throw one.wrong(ChannelRefusal.FIELD_IS_MISSING, field, field);
        }
        return time;
    }

    /** The receipts of one shift of a till. A receipt with a negative quantity gives money back for an earlier one. */
    private static void shift(Shop shop, Fields all, Payload payload, Sink<ChannelNews> sink) {
        Fields shift = all.under("shift");
        String number = shift.needed("number");
        List<Fields> receipts = all.list("receipts");
        if (shift.has("receipts") && shift.minor("receipts") != receipts.size()) {
            throw shift.wrong(ChannelRefusal.AMOUNTS_DO_NOT_ADD_UP, "receipts", receipts.size(), shift.minor("receipts"), 0);
        }
        Fields.each(receipts, "number", sink, one -> {
            long tendered = one.list("tenders").stream().mapToLong(tender -> tender.major("amount", shop.currency())).sum();
            if (one.has("returns")) {
                one.list("returns").forEach(back -> sink.document(back.place(), new ChannelRefund(shop.id(), back.needed("receipt"), shop.currency(),
                        new Refund(one.needed("number") + "-" + back.needed("line"), back.text("line"), RefundKind.RETURN, RefundStage.DONE, back.major("amount", shop.currency()),
                                back.decimal("quantity"), needed(one, "at").toEpochMilli(), needed(one, "at")), OrderPayloads.REVISION, payload.id())));
            }
            if (one.has("lines")) {
                Instant at = needed(one, "at");
                List<Discount> discounts = new ArrayList<>();
                List<Line> lines = lines(shop, one, Stage.FINISHED, discounts);
                Set<String> marks = new LinkedHashSet<>(Set.of("shift:" + number));
                one.list("tenders").forEach(tender -> marks.add("tender:" + tender.text("kind")));
                sink.document(one.place(), new ChannelOrder(shop.id(), one.needed("number"), null, at.toEpochMilli(), OrderPayloads.REVISION, Stage.FINISHED, at, at, at, at, shop.currency(), 0,
                        tendered, lines, discounts, List.of(), List.of(), receiver(shop, one.at("member")), Attribution.NONE, null, false, "", "", marks, payload.id()));
            }
        });
    }
}
