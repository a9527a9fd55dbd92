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
import io.hesuan.trade.channels.ChannelOrder.Stage;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders of Amazon's selling partner API, version 2026-01-01 ({@code searchOrders}, {@code getOrder}). The proceeds of an item are broken down by
 * type; {@code SHIPPING} among them is freight. The buyer's name and address come only with a right that is asked for apart.
 */
@Component
class AmazonOrders implements OrderReader {

    static final String ORDERS = "amazon.orders";

    @Override
    public Set<String> kinds() {
        return Set.of(ORDERS);
    }

    @Override
    public void read(Shop shop, Payload payload, Sink<ChannelNews> sink) {
        Fields all = Fields.of(payload);
        String name = all.has("order") ? "order" : "orders";
        all.under(name);
        Fields.each(all.list(name), "orderId", sink, one -> sink.document(one.place(), order(shop, one, payload)));
    }

    private static ChannelOrder order(Shop shop, Fields one, Payload payload) {
        Instant created = one.zoned("createdTime");
        if (created == null) {
            throw one.wrong(ChannelRefusal.FIELD_IS_MISSING, "createdTime", "createdTime");
        }
        Instant updated = one.zoned("lastUpdatedTime");
        Fields total = one.at("proceeds").at("grandTotal");
        List<Fields> items = one.list("orderItems");
        String currency = total.has("currencyCode") ? total.text("currencyCode")
                : items.stream().map(item -> item.at("product").at("price").at("unitPrice").text("currencyCode")).filter(code -> !code.isEmpty()).findFirst().orElse(shop.currency());
        List<Discount> discounts = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        long freight = 0;
        for (Fields item : items) {
            long shipping = breakdown(item, "SHIPPING", currency);
            freight += shipping;
            lines.add(line(item, shipping, currency, discounts));
        }
        Stage stage = stage(one.at("fulfillment"));
        List<Parcel> parcels = one.list("packages").stream().map(parcel -> new Parcel(parcel.text("carrier"), parcel.text("trackingNumber"), parcel.zoned("shipTime"),
                parcel.list("packageItems").stream().map(item -> item.id("orderItemId")).toList())).toList();
        long receivable = freight + lines.stream().mapToLong(Line::net).sum();
        Fields to = one.at("recipient").at("deliveryAddress");
        return new ChannelOrder(shop.id(), one.needed("orderId"), null, (updated == null ? created : updated).toEpochMilli(), OrderPayloads.REVISION, stage, created,
                stage == Stage.UNPAID ? null : created, parcels.stream().map(Parcel::shippedAt).filter(java.util.Objects::nonNull).min(Instant::compareTo).orElse(null), null, currency, freight,
                total.has("amount") ? total.major("amount", currency) : receivable, lines, discounts, List.of(), parcels,
                new Receiver(Receivers.pseudonym(shop.id(), one.at("buyer").text("buyerEmail"), to.text("addressLine1"), to.text("postalCode")), to.text("name"), to.text("phone"),
                        to.text("countryCode"), to.text("stateOrRegion"), to.text("city"), to.text("districtOrCounty"),
                        String.join(" ", to.text("addressLine1"), to.text("addressLine2"), to.text("addressLine3"), to.text("postalCode")).strip(), Map.of()),
                Attribution.NONE, null, false, "", "", one.at("fulfillment").text("fulfilledBy").equals("AMAZON") ? Set.of("fulfilled-by-amazon") : Set.of(), payload.id());
    }

    private static Line line(Fields item, long shipping, String currency, List<Discount> discounts) {
        Fields product = item.under("product");
        BigDecimal quantity = item.decimal("quantityOrdered");
        long price = product.at("price").at("unitPrice").major("amount", currency);
        long gross = quantity.multiply(BigDecimal.valueOf(price)).longValueExact();
        Fields proceeds = item.at("proceeds").at("proceedsTotal");
        long net = proceeds.has("amount") ? proceeds.major("amount", currency) - shipping : gross;
        String number = item.needed("orderItemId");
        if (gross > net) {
            discounts.add(new Discount(number, Bearer.SELLER, "promotion", gross - net));
        }
        Fields done = item.at("fulfillment");
        boolean shipped = done.has("quantityFulfilled") && done.decimal("quantityFulfilled").compareTo(quantity) >= 0 && quantity.signum() > 0;
        return new Line(number, product.text("asin"), product.text("sellerSku"), product.text("title"), quantity, price, gross, net, net == 0 && gross > 0, shipped ? LineStage.SHIPPED : LineStage.OPEN);
    }

    private static long breakdown(Fields item, String type, String currency) {
        return item.at("proceeds").list("breakdowns").stream().filter(one -> one.text("type").equals(type)).mapToLong(one -> one.at("subtotal").major("amount", currency)).sum();
    }

    private static Stage stage(Fields fulfillment) {
        return switch (fulfillment.text("fulfillmentStatus")) {
            case "PENDING", "PENDING_AVAILABILITY" -> Stage.UNPAID;
            case "UNSHIPPED", "UNFULFILLABLE" -> Stage.PAID;
            case "PARTIALLY_SHIPPED" -> Stage.PART_SHIPPED;
            case "SHIPPED" -> Stage.SHIPPED;
            case "CANCELLED" -> Stage.CLOSED;
            default -> throw fulfillment.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, "fulfillmentStatus", fulfillment.text("fulfillmentStatus"));
        };
    }
}
