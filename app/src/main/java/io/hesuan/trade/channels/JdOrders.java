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
import io.hesuan.trade.channels.ChannelOrder.Stage;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders of JD's marketplace (POP), as {@code jingdong.pop.order.search} answers them. All values are texts, amounts in yuan; {@code 0001-01-01}
 * is no time. JD splits a paid order into children, which come as orders of their own that name their parent.
 *
 * <p>What lowers revenue is {@code sellerDiscount}. Coupons say by their type who bears them: beans (39) and JD's own coupons (41) JD pays to the
 * seller, gift cards (52) are money; the others are the seller's.
 */
@Component
class JdOrders implements OrderReader {

    static final String ORDERS = "jd.orders";
    private static final Set<String> BORNE_BY_JD = Set.of("34", "39", "41");
    private static final String GIFT_CARD = "52";

    @Override
    public Set<String> kinds() {
        return Set.of(ORDERS);
    }

    @Override
    public void read(Shop shop, Payload payload, Sink<ChannelNews> sink) {
        Fields all = Fields.of(payload);
        List<Fields> orders = all.has("orderId") ? List.of(all)
                : all.under("jingdong_pop_order_search_responce", "jingdong_pop_order_search_response").under("searchorderinfo_result").list("orderInfoList");
        Fields.each(orders, "orderId", sink, one -> sink.document(one.place().isEmpty() ? "order" : one.place(), order(shop, one, payload)));
    }

    private static ChannelOrder order(Shop shop, Fields one, Payload payload) {
        Instant created = one.local("orderStartTime", shop.zone());
        if (created == null) {
            throw one.wrong(ChannelRefusal.FIELD_IS_MISSING, "orderStartTime", "orderStartTime");
        }
        Instant modified = one.local("modified", shop.zone());
        long version = one.has("dataVersion") ? one.minor("dataVersion") : modified == null ? created.toEpochMilli() : modified.toEpochMilli();
        Stage stage = stage(one);
        List<Discount> discounts = discounts(shop, one);
        String parent = one.id("directParentOrderId", "parentOrderId");
        return new ChannelOrder(shop.id(), one.needed("orderId"), parent.isEmpty() ? null : parent, version, OrderPayloads.REVISION, stage, created,
                one.local("paymentConfirmTime", shop.zone()), one.local("outBoundDate", shop.zone()), one.local("orderEndTime", shop.zone()), shop.currency(),
                one.major("freightPrice", shop.currency()), one.major("orderPayment", shop.currency()) + one.major("balanceUsed", shop.currency()), lines(shop, one, stage), discounts, List.of(),
                List.of(), receiver(shop, one.at("consigneeInfo"), one.text("pin")), Attribution.NONE, null, one.text("payType").startsWith("1-"), one.text("orderRemark"),
                one.text("venderRemark"), one.text("orderState").contains("PAUSE") || one.text("orderState").equals("LOCKED") ? Set.of("do-not-ship") : Set.of(), payload.id());
    }

    private static List<Line> lines(Shop shop, Fields one, Stage stage) {
        List<Fields> items = one.list("itemInfoList");
        long[] gross = items.stream().mapToLong(item -> item.decimal("itemTotal").multiply(java.math.BigDecimal.valueOf(item.major("jdPrice", shop.currency()))).longValueExact()).toArray();
        long whole = java.util.Arrays.stream(gross).sum();
        long[] off = whole == 0 ? new long[gross.length] : Allocation.of(one.major("sellerDiscount", shop.currency()), gross);
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            Fields item = items.get(at);
            String number = item.needed("skuId");
            int twin = (int) lines.stream().filter(line -> line.skuId().equals(number)).count();
            lines.add(new Line(twin == 0 ? number : number + "#" + (twin + 1), number, item.text("outerSkuId"), item.text("skuName"), item.decimal("itemTotal"),
                    item.major("jdPrice", shop.currency()), gross[at], gross[at] - off[at], gross[at] == 0, switch (stage) {
                        case SHIPPED -> LineStage.SHIPPED;
                        case FINISHED -> LineStage.FINISHED;
                        case CLOSED -> LineStage.CLOSED;
                        default -> LineStage.OPEN;
                    }));
        }
        return lines;
    }

    private static List<Discount> discounts(Shop shop, Fields one) {
        List<Discount> discounts = new ArrayList<>();
        long sellers = one.major("sellerDiscount", shop.currency());
        if (sellers > 0) {
            discounts.add(new Discount(null, Bearer.SELLER, "sellerDiscount", sellers));
        }
        for (Fields coupon : one.list("couponDetailList")) {
            String type = coupon.text("couponType").replaceAll("\\D.*", "");
            if (BORNE_BY_JD.contains(type) || type.equals(GIFT_CARD)) {
                discounts.add(new Discount(coupon.id("skuId").isEmpty() ? null : coupon.id("skuId"), Bearer.PLATFORM, coupon.text("couponType"), coupon.major("couponPrice", shop.currency())));
            }
        }
        return discounts;
    }

    private static Stage stage(Fields one) {
        return switch (one.text("orderState")) {
            case "NOT_PAY", "WAIT_PAY" -> Stage.UNPAID;
            case "WAIT_SELLER_STOCK_OUT", "WAIT_SELLER_DELIVERY", "PAUSE", "POP_ORDER_PAUSE", "LOCKED" -> Stage.PAID;
            case "WAIT_GOODS_RECEIVE_CONFIRM" -> Stage.SHIPPED;
            case "FINISHED_L" -> Stage.FINISHED;
            case "TRADE_CANCELED" -> Stage.CLOSED;
            default -> throw one.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, "orderState", one.text("orderState"));
        };
    }

    private static Receiver receiver(Shop shop, Fields consignee, String pin) {
        String oaid = consignee.text("oaid");
        Map<String, String> ciphers = new LinkedHashMap<>();
        for (String name : List.of("fullname", "fullAddress", "desen_mobile", "desen_telephone", "oaid")) {
            if (!consignee.text(name).isEmpty()) {
                ciphers.put(name, consignee.text(name));
            }
        }
        return new Receiver(oaid.isEmpty() ? Receivers.pseudonym(shop.id(), pin, consignee.text("mobile"), consignee.text("townId"), consignee.text("desen_mobile")) : oaid, "",
                consignee.text("mobile", "telephone"), "CN", consignee.text("province"), consignee.text("city"), consignee.text("county"), consignee.text("town"), ciphers);
    }
}
