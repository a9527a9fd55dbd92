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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders of Kuaishou, as {@code open.order.cursor.list} and {@code open.order.detail} answer them: one kind of goods an order, fen, milliseconds. */
@Component
class KuaishouOrders implements OrderReader {

    static final String ORDERS = "kuaishou.orders";

    @Override
    public Set<String> kinds() {
        return Set.of(ORDERS);
    }

    @Override
    public void read(Shop shop, Payload payload, Sink<ChannelNews> sink) {
        Fields answer = Fields.of(payload).under("data", "Data");
        List<Fields> orders = answer.has("orderBaseInfo") ? List.of(answer) : answer.list("orderList");
        Fields.each(orders, "oid", sink, one -> sink.document(one.place(), order(shop, one, payload)));
    }

    private static ChannelOrder order(Shop shop, Fields one, Payload payload) {
        Fields about = one.under("orderBaseInfo");
        Instant created = about.millis("createTime");
        if (created == null) {
            throw about.wrong(ChannelRefusal.FIELD_IS_MISSING, "createTime", "createTime");
        }
        Instant updated = about.millis("updateTime");
        long version = (updated == null ? created : updated).toEpochMilli();
        long freight = about.minor("expressFee");
        long paid = about.minor("totalFee");
        long platform = about.minor("platformDiscountFee") + about.minor("subsidyFee");
        Stage stage = stage(about);
        List<Discount> discounts = new ArrayList<>();
        Line line = line(one.under("orderItemInfo"), paid - freight + platform, stage);
        if (platform > 0) {
            discounts.add(new Discount(line.number(), Bearer.PLATFORM, "platformDiscountFee", platform));
        }
        if (line.gross() > line.net()) {
            discounts.add(new Discount(line.number(), Bearer.SELLER, "discountFee", line.gross() - line.net()));
        }
        List<Refund> refunds = one.list("orderRefundList").stream().map(refund -> new Refund(refund.needed("refundId"), line.number(), RefundKind.REFUND, refundStage(refund),
                refund.has("refundFee") ? refund.minor("refundFee") : line.net(), null, version, updated)).toList();
        List<Parcel> parcels = one.list("orderLogisticsInfo").stream().filter(parcel -> parcel.has("expressNo"))
                .map(parcel -> new Parcel(parcel.text("expressCode"), parcel.text("expressNo"), about.millis("sendTime"), List.of(line.number()))).toList();
        Fields address = one.at("orderAddress");
        String open = about.text("buyerOpenId");
        return new ChannelOrder(shop.id(), about.needed("oid"), null, version, OrderPayloads.REVISION, stage, created, about.millis("payTime"), about.millis("sendTime"),
                stage == Stage.FINISHED ? about.millis("recvTime") : null, shop.currency(), freight, paid, List.of(line), discounts, refunds, parcels,
                new Receiver(Receivers.pseudonym(shop.id(), open.isEmpty() ? about.text("buyerNick") : open, address.text("encryptedMobile")), address.text("desensitiseConsignee"),
                        address.text("desensitiseMobile"), "CN", address.text("province"), address.text("city"), address.text("district"), address.text("desensitiseAddress"),
                        address.has("encryptedMobile") ? Map.of("encryptedConsignee", address.text("encryptedConsignee"), "encryptedMobile", address.text("encryptedMobile"),
                                "encryptedAddress", address.text("encryptedAddress")) : Map.of()),
                new Attribution(about.id("cpsDistributorId", "promoterId"), about.text("promoterNick"), about.id("liveStreamId"), "", ""), null, false,
                about.text("remark"), "", Set.of(), payload.id());
    }

    private static Line line(Fields item, long net, Stage stage) {
        BigDecimal quantity = item.decimal("num");
        long price = item.minor(item.has("originalPrice") ? "originalPrice" : "price");
        return new Line(item.needed("orderItemId"), item.id("skuId", "itemId"), item.text("skuNick", "goodsCode"), item.text("itemTitle"), quantity, price,
                quantity.multiply(BigDecimal.valueOf(price)).longValueExact(), net, net == 0 && price == 0, switch (stage) {
                    case SHIPPED, SIGNED -> LineStage.SHIPPED;
                    case FINISHED -> LineStage.FINISHED;
                    case CLOSED -> LineStage.CLOSED;
                    default -> LineStage.OPEN;
                });
    }

    private static Stage stage(Fields about) {
        return switch (about.text("status")) {
            case "10" -> Stage.UNPAID;
            case "30" -> Stage.PAID;
            case "40" -> Stage.SHIPPED;
            case "50" -> Stage.SIGNED;
            case "70" -> Stage.FINISHED;
            case "80" -> Stage.CLOSED;
            default -> throw about.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, "status", about.text("status"));
        };
    }

    private static RefundStage refundStage(Fields refund) {
        return switch (refund.text("refundStatus")) {
            case "10", "12", "20", "21", "22" -> RefundStage.ASKED;
            case "30" -> RefundStage.AGREED;
            case "40", "45" -> RefundStage.GOODS_ON_THE_WAY;
            case "50" -> RefundStage.AGREED;
            case "60" -> RefundStage.DONE;
            case "70" -> RefundStage.WITHDRAWN;
            default -> throw refund.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, "refundStatus", refund.text("refundStatus"));
        };
    }
}
