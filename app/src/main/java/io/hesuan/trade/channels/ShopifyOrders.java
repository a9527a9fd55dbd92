package io.hesuan.trade.channels;

import io.hesuan.platform.intake.Payload;
import io.hesuan.platform.intake.PayloadParser.Sink;
import io.hesuan.trade.channels.ChannelOrder.Attribution;
import io.hesuan.trade.channels.ChannelOrder.Bearer;
import io.hesuan.trade.channels.ChannelOrder.Discount;
import io.hesuan.trade.channels.ChannelOrder.Line;
import io.hesuan.trade.channels.ChannelOrder.LineStage;
import io.hesuan.trade.channels.ChannelOrder.Parcel;
import io.hesuan.trade.channels.ChannelOrder.Receiver;
import io.hesuan.trade.channels.ChannelOrder.Refund;
import io.hesuan.trade.channels.ChannelOrder.RefundKind;
import io.hesuan.trade.channels.ChannelOrder.RefundStage;
import io.hesuan.trade.channels.ChannelOrder.Stage;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders of Shopify: pages of the Admin REST API, and calls of the topics {@code orders/*}, whose body is one order. What lowers a line is in
 * {@code discount_allocations}; where taxes are not within the prices they come on top.
 */
@Component
class ShopifyOrders implements OrderReader {

    static final String ORDERS = "shopify.orders";

    @Override
    public Set<String> kinds() {
        return Set.of(ORDERS);
    }

    @Override
    public void read(Shop shop, Payload payload, Sink<ChannelNews> sink) {
        Fields all = Fields.of(payload);
        List<Fields> orders = all.has("orders") ? all.list("orders") : all.has("order") ? all.list("order") : all.has("line_items") ? List.of(all) : List.of();
        if (orders.isEmpty() && !all.node().path("orders").isArray()) {
            all.under("orders", "order");
        }
        Fields.each(orders, "name", sink, one -> sink.document(one.place().isEmpty() ? "order" : one.place(), order(shop, one, payload)));
    }

    private static ChannelOrder order(Shop shop, Fields one, Payload payload) {
        Instant created = one.zoned("created_at");
        if (created == null) {
            throw one.wrong(ChannelRefusal.FIELD_IS_MISSING, "created_at", "created_at");
        }
        Instant updated = one.zoned("updated_at");
        String currency = one.has("currency") ? one.text("currency") : shop.currency();
        boolean taxWithin = one.flag("taxes_included");
        List<Discount> discounts = new ArrayList<>();
        List<Line> lines = one.list("line_items").stream().map(item -> line(item, currency, taxWithin, discounts)).toList();
        long freight = one.major("total_tip_received", currency);
        for (Fields shipping : one.list("shipping_lines")) {
            freight += shipping.major("price", currency) - allocated(shipping, currency) + (taxWithin ? 0 : taxes(shipping, currency));
        }
        List<Parcel> parcels = one.list("fulfillments").stream().filter(parcel -> !parcel.text("status").equals("cancelled")).map(parcel -> new Parcel(parcel.text("tracking_company"),
                parcel.text("tracking_number"), parcel.zoned("created_at"), parcel.list("line_items").stream().map(item -> item.id("id")).toList())).toList();
        Instant refundsAt = updated == null ? created : updated;
        List<Refund> refunds = one.list("refunds").stream().flatMap(refund -> refunds(refund, currency, refundsAt).stream()).toList();
        return new ChannelOrder(shop.id(), one.needed("name", "id"), null, refundsAt.toEpochMilli(), OrderPayloads.REVISION, stage(one), created,
                isPaid(one) ? one.has("processed_at") ? one.zoned("processed_at") : created : null, parcels.stream().map(Parcel::shippedAt).filter(java.util.Objects::nonNull).min(Instant::compareTo).orElse(null),
                null, currency, freight, one.major("total_price", currency), lines, discounts, refunds, parcels, receiver(shop, one.at("shipping_address"), one.at("customer").id("id")),
                new Attribution("", "", "", "", one.list("discount_codes").stream().map(code -> code.text("code")).findFirst().orElse("")), null, false, one.text("note"), "", marks(one), payload.id());
    }

    private static Line line(Fields item, String currency, boolean taxWithin, List<Discount> discounts) {
        long price = item.major("price", currency);
        BigDecimal quantity = item.decimal("quantity");
        long tax = taxWithin ? 0 : taxes(item, currency);
        long gross = quantity.multiply(BigDecimal.valueOf(price)).longValueExact();
        long off = item.has("discount_allocations") ? allocated(item, currency) : item.major("total_discount", currency);
        String number = item.needed("id");
        if (off > 0) {
            discounts.add(new Discount(number, Bearer.SELLER, "discount_allocations", off));
        }
        return new Line(number, item.id("variant_id", "product_id"), item.text("sku"), item.text("name", "title"), quantity, price, gross, gross - off + tax, gross > 0 && gross == off,
                item.text("fulfillment_status").equals("fulfilled") ? LineStage.SHIPPED : LineStage.OPEN);
    }

    private static long allocated(Fields from, String currency) {
        return from.list("discount_allocations").stream().mapToLong(one -> one.major("amount", currency)).sum();
    }

    private static long taxes(Fields from, String currency) {
        return from.list("tax_lines").stream().mapToLong(one -> one.major("price", currency)).sum();
    }

    /** Each line of a refund has its amount; what the refund gave back besides (freight, goodwill) is one more without a line. */
    private static List<Refund> refunds(Fields refund, String currency, Instant at) {
        List<Refund> refunds = new ArrayList<>();
        Instant when = refund.has("created_at") ? refund.zoned("created_at") : at;
        String id = refund.needed("id");
        long given = refund.list("transactions").stream().filter(one -> one.text("kind").equals("refund") && one.text("status").equals("success"))
                .mapToLong(one -> one.major("amount", currency)).sum();
        for (Fields line : refund.list("refund_line_items")) {
            long amount = line.major("subtotal", currency) + line.major("total_tax", currency);
            given -= amount;
            refunds.add(new Refund(id + "-" + line.id("line_item_id"), line.id("line_item_id"), line.text("restock_type").equals("no_restock") ? RefundKind.REFUND : RefundKind.RETURN,
                    RefundStage.DONE, amount, line.decimal("quantity"), when.toEpochMilli(), when));
        }
        if (given > 0) {
            refunds.add(new Refund(id, null, RefundKind.REFUND, RefundStage.DONE, given, null, when.toEpochMilli(), when));
        }
        return refunds;
    }

    private static boolean isPaid(Fields one) {
        return Set.of("paid", "partially_refunded", "refunded").contains(one.text("financial_status"));
    }

    private static Stage stage(Fields one) {
        if (one.has("cancelled_at")) {
            return Stage.CLOSED;
        }
        return switch (one.text("financial_status")) {
            case "pending", "authorized", "partially_paid", "expired" -> Stage.UNPAID;
            case "voided", "refunded" -> Stage.CLOSED;
            case "paid", "partially_refunded" -> switch (one.text("fulfillment_status")) {
                case "fulfilled" -> Stage.SHIPPED;
                case "partial" -> Stage.PART_SHIPPED;
                default -> Stage.PAID;
            };
            default -> throw one.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, "financial_status", one.text("financial_status"));
        };
    }

    private static Set<String> marks(Fields one) {
        Set<String> marks = new LinkedHashSet<>();
        for (String tag : one.text("tags").split(",")) {
            if (!tag.isBlank()) {
                marks.add(tag.strip());
            }
        }
        return marks;
    }

    private static Receiver receiver(Shop shop, Fields address, String customer) {
        return new Receiver(customer.isEmpty() ? Receivers.pseudonym(shop.id(), address.text("name"), address.text("address1"), address.text("zip"), address.text("phone"))
                : Receivers.pseudonym(shop.id(), customer, address.text("address1")), address.text("name"), address.text("phone"), address.text("country_code"), address.text("province"),
                address.text("city"), "", String.join(" ", address.text("company"), address.text("address1"), address.text("address2"), address.text("zip")).strip(), Map.of());
    }
}
