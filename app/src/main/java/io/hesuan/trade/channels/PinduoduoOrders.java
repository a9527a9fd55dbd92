package io.hesuan.trade.channels;

import io.hesuan.kernel.Allocation;
import io.hesuan.platform.intake.Payload;
import io.hesuan.platform.intake.PayloadParser.Sink;
import io.hesuan.trade.channels.ChannelOrder.Attribution;
import io.hesuan.trade.channels.ChannelOrder.Bearer;
import io.hesuan.trade.channels.ChannelOrder.Discount;
import io.hesuan.trade.channels.ChannelOrder.Line;
import io.hesuan.trade.channels.ChannelOrder.LineStage;
import io.hesuan.trade.channels.ChannelOrder.Parcel;
import io.hesuan.trade.channels.ChannelOrder.Presale;
import io.hesuan.trade.channels.ChannelOrder.Receiver;
import io.hesuan.trade.channels.ChannelOrder.Stage;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders of Pinduoduo, as {@code pdd.order.list.get} and {@code pdd.order.number.list.increment.get} answer them. Yuan as numbers, times of Beijing.
 * {@code discount_amount} = platform + seller + capital-free discount, and only the seller's lowers revenue.
 */
@Component
class PinduoduoOrders implements OrderReader {

    static final String ORDERS = "pinduoduo.orders";

    @Override
    public Set<String> kinds() {
        return Set.of(ORDERS);
    }

    @Override
    public void read(Shop shop, Payload payload, Sink<ChannelNews> sink) {
        Fields answer = Fields.of(payload).under("order_list_get_response", "order_sn_increment_get_response", "order_info_get_response");
        List<Fields> orders = answer.has("order_list") ? answer.list("order_list") : answer.has("order_sn_list") ? answer.list("order_sn_list") : answer.list("order_info");
        Fields.each(orders, "order_sn", sink, one -> sink.document(one.place(), order(shop, one, payload)));
    }

    private static ChannelOrder order(Shop shop, Fields one, Payload payload) {
        Instant created = one.local("created_time", shop.zone());
        if (created == null) {
            throw one.wrong(ChannelRefusal.FIELD_IS_MISSING, "created_time", "created_time");
        }
        Instant updated = one.local("updated_at", shop.zone());
        Stage stage = stage(one);
        List<Discount> discounts = discounts(shop, one);
        List<Parcel> parcels = new ArrayList<>();
        Instant shipped = one.local("shipping_time", shop.zone());
        if (one.has("tracking_number")) {
            parcels.add(new Parcel(one.id("logistics_id"), one.text("tracking_number"), shipped, List.of()));
        }
        one.list("extra_delivery_list").forEach(parcel -> parcels.add(new Parcel(parcel.id("logistics_id"), parcel.text("tracking_number"), shipped, List.of())));
        Map<String, String> ciphers = new LinkedHashMap<>();
        for (String name : List.of("receiver_name", "receiver_phone", "receiver_address", "open_address_id_2")) {
            if (one.has(name)) {
                ciphers.put(name, one.text(name));
            }
        }
        return new ChannelOrder(shop.id(), one.needed("order_sn"), null, (updated == null ? created : updated).toEpochMilli(), OrderPayloads.REVISION, stage, created,
                one.local("pay_time", shop.zone()), shipped, one.local("receive_time", shop.zone()), shop.currency(), one.major("postage", shop.currency()) + service(shop, one),
                one.major("pay_amount", shop.currency()), lines(shop, one, stage), discounts, List.of(), parcels,
                new Receiver(one.text("open_address_id_2").isEmpty() ? Receivers.pseudonym(shop.id(), one.text("receiver_phone"), one.text("receiver_name")) : one.text("open_address_id_2"),
                        one.text("receiver_name_mask"), one.text("receiver_phone_mask"), "CN", one.text("province"), one.text("city"), one.text("town"), one.text("receiver_address_mask"), ciphers),
                Attribution.NONE, presale(shop, one), one.text("pay_type").equals("COD"), one.text("buyer_memo"), one.text("remark"),
                one.text("risk_control_status").equals("1") ? Set.of("do-not-ship") : Set.of(), payload.id());
    }

    private static long service(Shop shop, Fields one) {
        return one.list("service_fee_detail").stream().mapToLong(fee -> fee.major("service_fee", shop.currency())).sum();
    }

    private static List<Line> lines(Shop shop, Fields one, Stage stage) {
        LineStage lineStage = switch (stage) {
            case SHIPPED, SIGNED -> LineStage.SHIPPED;
            case FINISHED -> LineStage.FINISHED;
            case CLOSED -> one.text("refund_status").equals("4") ? LineStage.REFUNDED : LineStage.CLOSED;
            default -> LineStage.OPEN;
        };
        List<Fields> items = one.list("item_list");
        long[] gross = items.stream().mapToLong(item -> item.decimal("goods_count").multiply(BigDecimal.valueOf(item.major("goods_price", shop.currency()))).longValueExact()).toArray();
        long goods = one.has("goods_amount") ? one.major("goods_amount", shop.currency()) : Arrays.stream(gross).sum();
        long net = goods - one.major("seller_discount", shop.currency()) - one.major("order_change_amount", shop.currency());
        long[] nets = Arrays.stream(gross).sum() == 0 ? new long[gross.length] : Allocation.of(net, gross);
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            Fields item = items.get(at);
            lines.add(new Line(String.valueOf(at + 1), item.id("sku_id", "goods_id"), item.text("outer_id", "outer_goods_id"), item.text("goods_name"), item.decimal("goods_count"),
                    item.major("goods_price", shop.currency()), gross[at], nets[at], gross[at] == 0, lineStage));
        }
        for (Fields gift : one.list("gift_list")) {
            if (gift.decimal("goods_count").signum() > 0) {
                lines.add(new Line(String.valueOf(lines.size() + 1), gift.id("sku_id", "goods_id"), gift.text("outer_id", "outer_goods_id"), gift.text("goods_name"),
                        gift.decimal("goods_count"), 0, 0, 0, true, lineStage));
            }
        }
        return lines;
    }

    private static List<Discount> discounts(Shop shop, Fields one) {
        List<Discount> discounts = new ArrayList<>();
        add(discounts, Bearer.SELLER, "seller_discount", one.major("seller_discount", shop.currency()));
        add(discounts, Bearer.PLATFORM, "platform_discount", one.major("platform_discount", shop.currency()));
        add(discounts, Bearer.PLATFORM, "capital_free_discount", one.major("capital_free_discount", shop.currency()));
        add(discounts, Bearer.PLATFORM, "duo_duo_pay_reduction", one.major("duo_duo_pay_reduction", shop.currency()));
        for (Fields subsidy : one.list("government_subsidy_settle_details")) {
            Bearer funder = switch (subsidy.text("funder")) {
                case "1" -> Bearer.GOVERNMENT;
                case "2" -> Bearer.PLATFORM;
                default -> Bearer.SELLER;
            };
            if (funder != Bearer.SELLER) {
                add(discounts, funder, "government_subsidy", subsidy.major("amount", shop.currency()));
            }
        }
        return discounts;
    }

    private static void add(List<Discount> discounts, Bearer bearer, String name, long amount) {
        if (amount > 0) {
            discounts.add(new Discount(null, bearer, name, amount));
        }
    }

    private static Presale presale(Shop shop, Fields one) {
        Fields step = one.at("step_order_info");
        long deposit = step.major("advanced_paid_fee", shop.currency());
        return !step.has("step_trade_status") || deposit == 0 ? null
                : new Presale(deposit, Math.max(0, one.major("pay_amount", shop.currency()) - deposit), one.local("pay_time", shop.zone()), null);
    }

    private static Stage stage(Fields one) {
        if (one.text("refund_status").equals("4")) {
            return Stage.CLOSED;
        }
        return switch (one.text("order_status")) {
            case "0" -> Stage.UNPAID;
            case "1" -> one.at("step_order_info").text("step_trade_status").equals("1") ? Stage.DEPOSIT_PAID : Stage.PAID;
            case "2" -> Stage.SHIPPED;
            case "3" -> Stage.SIGNED;
            case "5" -> Stage.FINISHED;
            default -> throw one.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, "order_status", one.text("order_status"));
        };
    }
}
