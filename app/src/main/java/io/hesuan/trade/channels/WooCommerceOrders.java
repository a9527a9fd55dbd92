package io.hesuan.trade.channels;

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
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders of WooCommerce: pages of {@code wc/v3/orders} and calls of the topics {@code order.*}. Times without zone have a twin in UTC. Amounts
 * of lines are without tax, which stands beside them; an order's list of refunds has their sums, negative.
 */
@Component
class WooCommerceOrders implements OrderReader {

    static final String ORDERS = "woocommerce.orders";

    @Override
    public Set<String> kinds() {
        return Set.of(ORDERS);
    }

    @Override
    public void read(Shop shop, Payload payload, Sink<ChannelNews> sink) {
        Fields all = Fields.of(payload);
        Fields listed = all.node().isArray() ? new Fields(Fields.of("{\"orders\":" + payload.text() + "}").node(), "") : all;
        List<Fields> orders = listed.has("orders") ? listed.list("orders") : List.of(all);
        Fields.each(orders, "number", sink, one -> sink.document(one.place().isEmpty() ? "order" : one.place(), order(shop, one, payload)));
    }

    private static ChannelOrder order(Shop shop, Fields one, Payload payload) {
        Instant created = one.local("date_created_gmt", ZoneOffset.UTC);
        if (created == null) {
            throw one.wrong(ChannelRefusal.FIELD_IS_MISSING, "date_created_gmt", "date_created_gmt");
        }
        Instant modified = one.local("date_modified_gmt", ZoneOffset.UTC);
        Instant version = modified == null ? created : modified;
        String currency = one.has("currency") ? one.text("currency") : shop.currency();
        List<Discount> discounts = new ArrayList<>();
        Stage stage = stage(one);
        List<Line> lines = one.list("line_items").stream().map(item -> line(item, currency, stage, discounts)).toList();
        long freight = one.major("shipping_total", currency) + one.major("shipping_tax", currency);
        for (Fields fee : one.list("fee_lines")) {
            freight += fee.major("total", currency) + fee.major("total_tax", currency);
        }
        List<Refund> refunds = one.list("refunds").stream().map(refund -> new Refund(refund.needed("id"), null, RefundKind.REFUND, RefundStage.DONE,
                Math.abs(refund.major("total", currency)), null, version.toEpochMilli(), version)).toList();
        Fields to = one.at("shipping");
        String name = (to.text("first_name") + " " + to.text("last_name")).strip();
        String phone = to.text("phone").isEmpty() ? one.at("billing").text("phone") : to.text("phone");
        return new ChannelOrder(shop.id(), one.needed("number", "id"), null, version.toEpochMilli(), OrderPayloads.REVISION, stage, created, one.local("date_paid_gmt", ZoneOffset.UTC), null,
                one.local("date_completed_gmt", ZoneOffset.UTC), currency, freight, one.major("total", currency), lines, discounts, refunds, List.of(),
                new Receiver(Receivers.pseudonym(shop.id(), name, to.text("address_1"), to.text("postcode"), phone), name, phone, to.text("country"), to.text("state"), to.text("city"), "",
                        String.join(" ", to.text("company"), to.text("address_1"), to.text("address_2"), to.text("postcode")).strip(), Map.of()),
                new Attribution("", "", "", "", one.list("coupon_lines").stream().map(coupon -> coupon.text("code")).findFirst().orElse("")), null, one.text("payment_method").equals("cod"),
                one.text("customer_note"), "", Set.of(), payload.id());
    }

    private static Line line(Fields item, String currency, Stage stage, List<Discount> discounts) {
        BigDecimal quantity = item.decimal("quantity");
        long gross = item.major("subtotal", currency) + item.major("subtotal_tax", currency);
        long net = item.major("total", currency) + item.major("total_tax", currency);
        String number = item.needed("id");
        if (gross > net) {
            discounts.add(new Discount(number, Bearer.SELLER, "coupon", gross - net));
        }
        long price = quantity.signum() == 0 ? 0 : BigDecimal.valueOf(gross).divide(quantity, 0, RoundingMode.HALF_UP).longValueExact();
        return new Line(number, item.id("variation_id").isEmpty() ? item.id("product_id") : item.id("variation_id"), item.text("sku"), item.text("name"), quantity, price, gross, net,
                net == 0 && gross > 0, switch (stage) {
                    case FINISHED -> LineStage.FINISHED;
                    case CLOSED -> LineStage.CLOSED;
                    default -> LineStage.OPEN;
                });
    }

    private static Stage stage(Fields one) {
        return switch (one.text("status")) {
            case "pending", "on-hold", "checkout-draft" -> Stage.UNPAID;
            case "processing" -> Stage.PAID;
            case "completed" -> Stage.FINISHED;
            case "cancelled", "refunded", "failed", "trash" -> Stage.CLOSED;
            default -> throw one.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, "status", one.text("status"));
        };
    }
}
