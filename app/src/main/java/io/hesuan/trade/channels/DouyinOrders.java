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

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders ({@code order.searchList}) and after-sale cases ({@code afterSale.List}) of Douyin. Amounts in fen, times in seconds. What the shop
 * bears is told apart from what the platform and the host bear; the shop is paid for the latter two by the platform.
 */
@Component
class DouyinOrders implements OrderReader {

    static final String ORDERS = "douyin.orders";
    static final String AFTERSALES = "douyin.aftersales";

    @Override
    public Set<String> kinds() {
        return Set.of(ORDERS, AFTERSALES);
    }

    @Override
    public void read(Shop shop, Payload payload, Sink<ChannelNews> sink) {
        Fields answer = Fields.of(payload).under("data");
        if (payload.kind().equals(AFTERSALES)) {
            Fields.each(answer.list("items"), "aftersale_id", sink, one -> sink.document(one.place(), refund(shop, one, payload)));
        } else {
            Fields.each(answer.list("shop_order_list"), "order_id", sink, one -> sink.document(one.place(), order(shop, one, payload)));
        }
    }

    private static ChannelOrder order(Shop shop, Fields one, Payload payload) {
        Instant created = one.seconds("create_time");
        if (created == null) {
            throw one.wrong(ChannelRefusal.FIELD_IS_MISSING, "create_time", "create_time");
        }
        Instant updated = one.seconds("update_time");
        List<Fields> items = one.list("sku_order_list");
        List<Discount> discounts = new ArrayList<>();
        List<Line> lines = items.stream().map(item -> line(item, discounts)).toList();
        Fields first = items.isEmpty() ? one : items.getFirst();
        List<Parcel> parcels = one.list("logistics_info").stream().map(parcel -> new Parcel(parcel.text("company", "company_name"), parcel.text("tracking_no"), parcel.seconds("ship_time"),
                parcel.list("product_info").stream().map(product -> product.id("sku_order_id")).filter(id -> !id.isEmpty()).distinct().toList())).toList();
        return new ChannelOrder(shop.id(), one.needed("order_id"), null, (updated == null ? created : updated).toEpochMilli(), OrderPayloads.REVISION, stage(one), created,
                one.seconds("pay_time"), parcels.stream().map(Parcel::shippedAt).filter(java.util.Objects::nonNull).min(Instant::compareTo).orElse(null), one.seconds("finish_time"),
                shop.currency(), one.minor("post_amount"), one.minor("pay_amount"), lines, discounts, List.of(), parcels, receiver(shop, one, first),
                new Attribution(first.id("author_id"), first.text("author_name"), first.id("room_id"), first.id("video_id"), first.text("theme_type").equals("0") ? "" : first.text("theme_type")),
                presale(one), one.text("pay_type").equals("0"), one.text("buyer_words"), one.text("seller_words"), marks(one), payload.id());
    }

    /** The line's payment and what others bear of it are what the shop gets. */
    private static Line line(Fields item, List<Discount> discounts) {
        String number = item.needed("order_id");
        long price = item.minor("origin_amount");
        BigDecimal quantity = item.decimal("item_num");
        long gross = quantity.multiply(BigDecimal.valueOf(price)).longValueExact();
        boolean costsTold = item.minor("shop_cost_amount") + item.minor("platform_cost_amount") + item.minor("author_cost_amount") != 0;
        long platform = item.minor(costsTold ? "platform_cost_amount" : "promotion_platform_amount");
        long host = item.minor(costsTold ? "author_cost_amount" : "promotion_talent_amount");
        long net = item.minor("pay_amount") - item.minor("post_amount") + platform + host;
        add(discounts, number, Bearer.PLATFORM, "promotion_platform_amount", platform);
        add(discounts, number, Bearer.HOST, "promotion_talent_amount", host);
        add(discounts, number, Bearer.SELLER, "promotion_shop_amount", gross - net);
        return new Line(number, item.id("sku_id"), item.text("code", "out_sku_id"), item.text("product_name"), quantity, price, gross, net,
                item.text("given_product_type").equals("FREE"), lineStage(item));
    }

    private static void add(List<Discount> discounts, String line, Bearer bearer, String name, long amount) {
        if (amount > 0) {
            discounts.add(new Discount(line, bearer, name, amount));
        }
    }

    private static LineStage lineStage(Fields item) {
        return switch (item.text("main_status")) {
            case "3" -> LineStage.SHIPPED;
            case "5" -> LineStage.FINISHED;
            case "21", "22", "39" -> LineStage.REFUNDED;
            case "4" -> LineStage.CLOSED;
            default -> LineStage.OPEN;
        };
    }

    private static Stage stage(Fields one) {
        return switch (one.text("main_status")) {
            case "1" -> Stage.UNPAID;
            case "103" -> Stage.DEPOSIT_PAID;
            case "2", "105" -> Stage.PAID;
            case "101" -> Stage.PART_SHIPPED;
            case "3" -> Stage.SHIPPED;
            case "5" -> Stage.FINISHED;
            case "4", "21", "22", "39" -> Stage.CLOSED;
            default -> throw one.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, "main_status", one.text("main_status"));
        };
    }

    /** Phase 0 is the deposit, phase 1 the balance. */
    private static Presale presale(Fields one) {
        List<Fields> phases = one.list("order_phase_list");
        return phases.size() < 2 ? null : new Presale(phases.getFirst().minor("pay_amount"), one.minor("pay_amount") - phases.getFirst().minor("pay_amount"),
                phases.getFirst().seconds("pay_time"), phases.get(1).seconds("pay_start_time"));
    }

    private static Set<String> marks(Fields one) {
        Set<String> marks = new LinkedHashSet<>();
        if (!one.id("seller_remark_stars").isEmpty()) {
            marks.add("stars-" + one.id("seller_remark_stars"));
        }
        return marks;
    }

    private static Receiver receiver(Shop shop, Fields order, Fields line) {
        Fields from = order.has("post_addr") ? order : line;
        Fields place = from.at("post_addr");
        Map<String, String> ciphers = new LinkedHashMap<>();
        put(ciphers, "encrypt_post_receiver", from.text("encrypt_post_receiver"));
        put(ciphers, "encrypt_post_tel", from.text("encrypt_post_tel"));
        put(ciphers, "encrypt_detail", place.text("encrypt_detail"));
        String id = order.text("doudian_open_id", "open_id");
        Fields mask = order.at("mask_post_addr");
        return new Receiver(Receivers.pseudonym(shop.id(), id, place.at("town").text("id"), id.isEmpty() ? from.text("encrypt_post_tel") : ""), order.text("mask_post_receiver"),
                order.text("mask_post_tel"), "CN", place.at("province").text("name"), place.at("city").text("name"), place.at("town").text("name"),
                (place.at("street").text("name") + mask.text("detail")), ciphers);
    }

    private static void put(Map<String, String> ciphers, String name, String cipher) {
        if (!cipher.isEmpty()) {
            ciphers.put(name, cipher);
        }
    }

    private static ChannelRefund refund(Shop shop, Fields one, Payload payload) {
        Fields about = one.under("aftersale_info");
        Fields order = one.at("order_info");
        List<Fields> lines = order.list("related_order_info");
        RefundKind kind = switch (about.text("aftersale_type")) {
            case "0" -> RefundKind.RETURN;
            case "1", "2" -> RefundKind.REFUND;
            case "3" -> RefundKind.EXCHANGE;
            case "6" -> RefundKind.PRICE_PROTECTION;
            case "7" -> RefundKind.RESEND;
            default -> throw about.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, "aftersale_type", about.text("aftersale_type"));
        };
        RefundStage stage = switch (about.text("aftersale_status")) {
            case "6", "0" -> RefundStage.ASKED;
            case "7", "8", "13" -> RefundStage.AGREED;
            case "11", "14" -> RefundStage.GOODS_ON_THE_WAY;
            case "12" -> RefundStage.DONE;
            case "27", "29" -> RefundStage.REFUSED;
            case "28" -> RefundStage.WITHDRAWN;
            default -> throw about.wrong(ChannelRefusal.STATUS_IS_UNKNOWN, "aftersale_status", about.text("aftersale_status"));
        };
        Instant updated = about.seconds("update_time");
        String orderNumber = order.id("shop_order_id");
        return new ChannelRefund(shop.id(), orderNumber.isEmpty() ? about.needed("related_id") : orderNumber, shop.currency(), new Refund(about.needed("aftersale_id"),
                lines.size() == 1 ? lines.getFirst().needed("sku_order_id") : null, kind, stage, about.has("real_refund_amount") ? about.minor("real_refund_amount") : about.minor("refund_amount"),
                about.has("aftersale_num") ? about.decimal("aftersale_num") : null, updated == null ? 0 : updated.toEpochMilli(), updated), OrderPayloads.REVISION, payload.id());
    }
}
