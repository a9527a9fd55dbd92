package io.hesuan.trade.channels;

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
import io.hesuan.trade.channels.ChannelOrder.Refund;
import io.hesuan.trade.channels.ChannelOrder.RefundKind;
import io.hesuan.trade.channels.ChannelOrder.RefundStage;
import io.hesuan.trade.channels.ChannelOrder.Stage;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Trades of Taobao and Tmall, as {@code taobao.trade.fullinfo.get} answers them or as the push database keeps them, and refunds of {@code
 * taobao.refunds.receive.get}. Yuan as texts, times of Beijing without a zone.
 *
 * <p>The base of revenue is {@code divide_order_fee}, what is left of a line after all discounts were allocated. {@code payment} of a line is not:
 * it falls to 0.00 when the line is refunded. Old trades do not have it; theirs is the line's total less its part of the order's discount.
 */
@Component
class TaobaoOrders implements OrderReader {

    static final String TRADE = "taobao.trade";
    static final String REFUNDS = "taobao.refunds";

    @Override
    public Set<String> kinds() {
        return Set.of(TRADE, REFUNDS);
    }

    @Override
    public void read(Shop shop, Payload payload, Sink<ChannelNews> sink) {
        Fields all = Fields.of(payload);
        if (payload.kind().equals(REFUNDS)) {
            Fields answer = all.under("refunds_receive_get_response");
            Fields.each(answer.list("refunds"), "refund_id", sink, one -> sink.document(one.place(), refund(shop, one, payload)));
        } else {
            Fields trade = all.has("tid") ? all : all.has("trade") ? all.at("trade") : all.under("trade_fullinfo_get_response").under("trade");
            sink.document(trade.place().isEmpty() ? "trade" : trade.place(), trade(shop, trade, payload));
        }
    }

    private static ChannelOrder trade(Shop shop, Fields trade, Payload payload) {
        Stage stage = stage(trade);
        Instant modified = trade.local("modified", shop.zone());
        List<Line> lines = new ArrayList<>();
        List<Discount> discounts = new ArrayList<>();
        List<Refund> refunds = new ArrayList<>();
        Map<String, Parcel> parcels = new LinkedHashMap<>();
        for (Fields order : trade.list("orders")) {
            Line line = line(shop, order);
            lines.add(line);
            seller(discounts, line.number(), "discount_fee", line.gross() - order.major("total_fee", shop.currency()));
            seller(discounts, line.number(), "part_mjz_discount", order.major("total_fee", shop.currency()) - line.net());
            if (!order.id("refund_id").isEmpty() && !order.text("refund_status").equals("NO_REFUND")) {
                refunds.add(new Refund(order.id("refund_id"), line.number(), RefundKind.REFUND, refundStage(order, "refund_status"), line.net(), null,
                        modified == null ? 0 : modified.toEpochMilli(), modified));
            }
            if (!order.text("invoice_no").isEmpty()) {
                parcels.merge(order.text("invoice_no"), new Parcel(order.text("logistics_company"), order.text("invoice_no"), order.local("consign_time", shop.zone()), List.of(line.number())),
                        (one, other) -> new Parcel(one.carrier(), one.trackingNumber(), one.shippedAt(), joined(one.lineNumbers(), other.lineNumbers())));
            }
        }
        long subsidy = trade.major("platform_subsidy_fee", shop.currency());
        if (subsidy > 0) {
            discounts.add(new Discount(null, Bearer.PLATFORM, "platform_subsidy_fee", subsidy));
        }
        Instant created = trade.local("created", shop.zone());
        if (created == null) {
            throw trade.wrong(ChannelRefusal.FIELD_IS_MISSING, "created", "created");
        }
        return new ChannelOrder(shop.id(), trade.needed("tid_str", "tid"), null, (modified == null ? created : modified).toEpochMilli(), OrderPayloads.REVISION, stage, created,
                trade.local("pay_time", shop.zone()), trade.local("consign_time", shop.zone()), trade.local("end_time", shop.zone()), shop.currency(),
                trade.major("post_fee", shop.currency()), trade.major("payment", shop.currency()), lines, discounts, refunds, List.copyOf(parcels.values()), receiver(shop, trade),
                Attribution.NONE, presale(shop, trade), trade.text("type").equals("cod"), trade.text("buyer_message"), trade.text("seller_memo"), marks(trade), payload.id());
    }

    private static void seller(List<Discount> discounts, String line, String name, long amount) {
        if (amount > 0) {
            discounts.add(new Discount(line, Bearer.UNKNOWN, name, amount));
        }
    }

    private static List<String> joined(List<String> some, List<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static Line line(Shop shop, Fields order) {
        long price = order.major("price", shop.currency());
        var quantity = order.decimal("num");
        long gross = quantity.multiply(java.math.BigDecimal.valueOf(price)).longValueExact();
        long net = order.has("divide_order_fee") ? order.major("divide_order_fee", shop.currency())
                : order.major("total_fee", shop.currency()) - order.major("part_mjz_discount", shop.currency());
        boolean gift = order.flag("is_free_gift") || net == 0 && price == 0;
        return new Line(order.needed("oid_str", "oid"), order.id("sku_id", "num_iid"), order.text("outer_sku_id", "outer_iid"), order.text("title"), quantity, price, gross, net, gift,
                lineStage(order));
    }

    private static LineStage lineStage(Fields order) {
        return order.text("refund_status").equals("SUCCESS") ? LineStage.REFUNDED : switch (order.text("status")) {
            case "WAIT_BUYER_CONFIRM_GOODS", "TRADE_BUYER_SIGNED" -> LineStage.SHIPPED;
            case "TRADE_FINISHED" -> LineStage.FINISHED;
            case "TRADE_CLOSED", "TRADE_CLOSED_BY_TAOBAO" -> LineStage.CLOSED;
            default -> LineStage.OPEN;
        };
    }

    private static Stage stage(Fields trade) {
        String status = trade.text("status");
        if (status.isEmpty() && trade.has("orders")) { // an answer to few fields; the lines say it too
            status = trade.list("orders").stream().map(order -> order.text("status")).filter(one -> !one.isEmpty()).findFirst().orElse("");
        }
        boolean deposit = trade.text("step_trade_status").equals("FRONT_PAID_FINAL_NOPAID");
        return switch (status) {
            case "TRADE_NO_CREATE_PAY", "WAIT_BUYER_PAY", "PAY_PENDING", "WAIT_PRE_AUTH_CONFIRM" -> deposit ? Stage.DEPOSIT_PAID : Stage.UNPAID;
            case "WAIT_SELLER_SEND_GOODS", "PAID_FORBID_CONSIGN" -> Stage.PAID;
            case "SELLER_CONSIGNED_PART" -> Stage.PART_SHIPPED;
            case "WAIT_BUYER_CONFIRM_GOODS" -> Stage.SHIPPED;
            case "TRADE_BUYER_SIGNED" -> Stage.SIGNED;
            case "TRADE_FINISHED" -> Stage.FINISHED;
            case "TRADE_CLOSED", "TRADE_CLOSED_BY_TAOBAO" -> Stage.CLOSED;
            default -> throw trade.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, "status", status);
        };
    }

    private static Presale presale(Shop shop, Fields trade) {
        long deposit = trade.major("step_paid_fee", shop.currency());
        return trade.text("step_trade_status").isEmpty() ? null
                : new Presale(deposit, Math.max(0, trade.major("payment", shop.currency()) - deposit), trade.local("pay_time", shop.zone()), null);
    }

    private static Receiver receiver(Shop shop, Fields trade) {
        String oaid = trade.text("oaid");
        return new Receiver(oaid.isEmpty() ? Receivers.pseudonym(shop.id(), trade.text("buyer_nick"), trade.text("receiver_name"), trade.text("receiver_mobile"), trade.text("receiver_address"))
                : oaid, trade.text("receiver_name"), trade.text("receiver_mobile", "receiver_phone"), "CN", trade.text("receiver_state"), trade.text("receiver_city"),
                trade.text("receiver_district"), trade.text("receiver_address"), oaid.isEmpty() ? Map.of() : Map.of("oaid", oaid));
    }

    private static Set<String> marks(Fields trade) {
        Set<String> marks = new LinkedHashSet<>();
        if (!trade.text("seller_flag").isEmpty() && !trade.text("seller_flag").equals("0")) {
            marks.add("flag-" + trade.text("seller_flag"));
        }
        if (trade.text("status").equals("PAID_FORBID_CONSIGN")) {
            marks.add("do-not-ship");
        }
        return marks;
    }

    private static RefundStage refundStage(Fields one, String field) {
        return switch (one.text(field)) {
            case "WAIT_SELLER_AGREE" -> RefundStage.ASKED;
            case "WAIT_BUYER_RETURN_GOODS" -> RefundStage.AGREED;
            case "WAIT_SELLER_CONFIRM_GOODS" -> RefundStage.GOODS_ON_THE_WAY;
            case "SUCCESS" -> RefundStage.DONE;
            case "SELLER_REFUSE_BUYER" -> RefundStage.REFUSED;
            case "CLOSED" -> RefundStage.WITHDRAWN;
            default -> throw one.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, field, one.text(field));
        };
    }

    private static ChannelRefund refund(Shop shop, Fields one, Payload payload) {
        Instant modified = one.local("modified", shop.zone());
        RefundKind kind = switch (one.text("dispute_type")) {
            case "REFUND_AND_RETURN" -> RefundKind.RETURN;
            case "TMALL_EXCHANGE", "TAOBAO_EXCHANGE" -> RefundKind.EXCHANGE;
            case "RESHIPPING" -> RefundKind.RESEND;
            default -> one.flag("has_good_return") ? RefundKind.RETURN : RefundKind.REFUND;
        };
        return new ChannelRefund(shop.id(), one.needed("tid"), shop.currency(), new Refund(one.needed("refund_id"), one.id("oid").isEmpty() ? null : one.id("oid"), kind, refundStage(one, "status"),
                one.major("refund_fee", shop.currency()), one.has("num") ? one.decimal("num") : null, modified == null ? 0 : modified.toEpochMilli(), modified), OrderPayloads.REVISION, payload.id());
    }
}
