package io.hesuan.trade.channels;

import io.hesuan.trade.channels.ChannelOrder.RefundKind;
import io.hesuan.trade.channels.ChannelOrder.RefundStage;
import io.hesuan.trade.channels.ChannelOrder.Stage;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static io.hesuan.trade.channels.ReadOrders.said;
import static org.assertj.core.api.Assertions.assertThat;

/** One payload of each platform, with names and figures of our own, and what must not be believed. */
class OrderReadersTest {

    private static String taobao(String status, String payment, String lines) {
        return """
                {"trade_fullinfo_get_response":{"trade":{"tid":3660207428038974464,"status":"%s","type":"fixed","created":"2026-11-01 09:00:00","modified":"2026-11-02 10:00:00",
                 "pay_time":"2026-11-01 09:00:05","payment":"%s","post_fee":"8.00","total_fee":"300.00","oaid":"1kQ","receiver_name":"王**","receiver_mobile":"138****0000","receiver_state":"浙江省",
                 "orders":{"order":[%s]}}}}""".formatted(status, payment, lines);
    }

    private static String line(String oid, String price, int num, String total, String extra) {
        return "{\"oid\":\"%s\",\"outer_sku_id\":\"A-%s\",\"sku_id\":\"55\",\"title\":\"精华水\",\"num\":%d,\"price\":\"%s\",\"total_fee\":\"%s\",\"payment\":\"0.00\",\"status\":\"WAIT_SELLER_SEND_GOODS\"%s}"
                .formatted(oid, oid, num, price, total, extra);
    }

    @Test
    void taobao_takes_what_is_left_of_a_line_after_all_discounts_not_its_payment() {
        String payload = taobao("WAIT_SELLER_SEND_GOODS", "258.00", line("1", "100.00", 2, "190.00", ",\"part_mjz_discount\":\"30.00\",\"divide_order_fee\":\"160.00\"") + ","
                + line("2", "100.00", 1, "100.00", ",\"part_mjz_discount\":\"10.00\",\"divide_order_fee\":\"90.00\""));

        ChannelOrder order = ReadOrders.of(new TaobaoOrders(), Platform.TAOBAO, TaobaoOrders.TRADE, payload).only();

        assertThat(said(order)).isEqualTo("3660207428038974464 PAID paid 25800 freight 800 | A-1 2 × 10000 = 20000 net 16000 | A-2 1 × 10000 = 10000 net 9000"
                + " ; UNKNOWN 1000 ; UNKNOWN 3000 ; UNKNOWN 1000");
        assertThat(order.createdAt()).isEqualTo(Instant.parse("2026-11-01T01:00:00Z"));
        assertThat(order.version()).isEqualTo(Instant.parse("2026-11-02T02:00:00Z").toEpochMilli());
        assertThat(order.receiver().pseudonym()).isEqualTo("1kQ");
    }

    @Test
    void taobao_tells_of_refunds_by_themselves() {
        String payload = """
                {"refunds_receive_get_response":{"refunds":{"refund":[{"refund_id":"77","tid":"11","oid":"12","status":"WAIT_SELLER_CONFIRM_GOODS","refund_fee":"59.50",
                 "dispute_type":"REFUND_AND_RETURN","num":1,"modified":"2026-11-03 00:00:00"},{"refund_id":"78","tid":"11","oid":"12","status":"SOMETHING_NEW","refund_fee":"1.00",
                 "modified":"2026-11-03 00:00:00"}]},"total_results":2}}""";

        ReadOrders read = ReadOrders.of(new TaobaoOrders(), Platform.TAOBAO, TaobaoOrders.REFUNDS, payload);

        ChannelOrder.Refund refund = read.refunds.getFirst().refund();
        assertThat(refund.kind()).isEqualTo(RefundKind.RETURN);
        assertThat(refund.stage()).isEqualTo(RefundStage.GOODS_ON_THE_WAY);
        assertThat(refund.amount()).isEqualTo(5950);
        assertThat(read.troubles).containsExactly("78 STATUS_IS_UNKNOWN refunds_receive_get_response.refunds.refund[1].status");
    }

    @Test
    void jd_is_paid_for_its_own_coupons_and_not_for_the_sellers() {
        String payload = """
                {"jingdong_pop_order_search_responce":{"searchorderinfo_result":{"orderTotal":1,"orderInfoList":[{"orderId":"2497","directParentOrderId":"2400","orderState":"WAIT_GOODS_RECEIVE_CONFIRM",
                 "payType":"4-在线支付","orderTotalPrice":"200.00","orderSellerPrice":"180.00","sellerDiscount":"20.00","freightPrice":"6.00","orderPayment":"171.00","balanceUsed":"0.00",
                 "orderStartTime":"2026-11-01 08:00:00","modified":"2026-11-01 09:00:00","dataVersion":"1793494800123","outBoundDate":"0001-01-01 00:00:00",
                 "couponDetailList":[{"orderId":"2497","couponType":"41-京东券优惠","couponPrice":"15.00"},{"couponType":"100-店铺优惠","couponPrice":"20.00"}],
                 "itemInfoList":[{"skuId":"1","outerSkuId":"J1","jdPrice":"50.00","itemTotal":"3"},{"skuId":"2","outerSkuId":"J2","jdPrice":"50.00","itemTotal":"1"}],
                 "consigneeInfo":{"fullname":"AAS/x","mobile":"136*******5","province":"广东","city":"广州市","county":"海珠区"}}]}}}""";

        ChannelOrder order = ReadOrders.of(new JdOrders(), Platform.JD, JdOrders.ORDERS, payload).only();

        assertThat(said(order)).isEqualTo("2497 SHIPPED paid 17100 freight 600 | J1 3 × 5000 = 15000 net 13500 | J2 1 × 5000 = 5000 net 4500 ; SELLER 2000 ; PLATFORM 1500");
        assertThat(order.parentNumber()).isEqualTo("2400");
        assertThat(order.version()).isEqualTo(1793494800123L);
        assertThat(order.shippedAt()).isNull();
    }

    @Test
    void douyin_says_who_bears_what_and_which_host_sold() {
        String payload = """
                {"code":10000,"data":{"total":1,"shop_order_list":[{"order_id":"69","main_status":2,"create_time":1793494800,"update_time":1793495000,"pay_time":1793494810,"pay_type":2,
                 "post_amount":0,"pay_amount":7000,"order_amount":10000,"buyer_words":"","doudian_open_id":"1@#x","sku_order_list":[
                 {"order_id":"69","sku_id":3410716076201730,"code":"D1","product_name":"面霜","origin_amount":10000,"item_num":1,"order_amount":10000,"pay_amount":7000,"post_amount":0,
                  "promotion_amount":3000,"promotion_shop_amount":1000,"promotion_platform_amount":1500,"promotion_talent_amount":500,"author_id":900719925474099267,"author_name":"主播甲","room_id":"8",
                  "given_product_type":"MASTER","main_status":2},
                 {"order_id":"70","sku_id":5,"code":"G1","product_name":"小样","origin_amount":0,"item_num":1,"pay_amount":0,"post_amount":0,"given_product_type":"FREE","main_status":2}]}]}}""";

        ChannelOrder order = ReadOrders.of(new DouyinOrders(), Platform.DOUYIN, DouyinOrders.ORDERS, payload).only();

        assertThat(said(order)).isEqualTo("69 PAID paid 7000 freight 0 | D1 1 × 10000 = 10000 net 9000 | G1 1 × 0 = 0 net 0 gift ; PLATFORM 1500 ; HOST 500 ; SELLER 1000");
        assertThat(order.attribution().hostId()).isEqualTo("900719925474099267");
        assertThat(order.receivable()).isEqualTo(9000);
    }

    @Test
    void kuaishou_has_one_kind_of_goods_an_order_and_tells_of_its_refunds() {
        String payload = """
                {"result":1,"data":{"cursor":"nomore","orderList":[{"orderBaseInfo":{"oid":2215900041470428,"status":50,"createTime":1793494800000,"updateTime":1793495000000,"payTime":1793494800500,
                 "sendTime":1793494900000,"totalFee":2600,"expressFee":600,"buyerOpenId":"f1"},"orderItemInfo":{"orderItemId":46,"skuId":888,"skuNick":"K1","itemTitle":"口红","num":2,"originalPrice":1200,
                 "price":1000,"discountFee":400},"orderRefundList":[{"refundId":10987654,"refundStatus":60,"refundFee":1000}],"orderLogisticsInfo":[{"expressNo":"SF1","expressCode":"4"}]}]}}""";

        ChannelOrder order = ReadOrders.of(new KuaishouOrders(), Platform.KUAISHOU, KuaishouOrders.ORDERS, payload).only();

        assertThat(said(order)).isEqualTo("2215900041470428 SIGNED paid 2600 freight 600 | K1 2 × 1200 = 2400 net 2000 ; SELLER 400");
        assertThat(order.refunds()).singleElement().matches(refund -> refund.stage() == RefundStage.DONE && refund.amount() == 1000 && refund.number().equals("10987654"));
        assertThat(order.parcels()).singleElement().matches(parcel -> parcel.trackingNumber().equals("SF1"));
    }

    @Test
    void pinduoduo_and_the_government_pay_what_they_bear() {
        String payload = """
                {"order_sn_increment_get_response":{"total_count":1,"order_sn_list":[{"order_sn":"261101-1","order_status":1,"refund_status":1,"created_time":"2026-11-01 08:00:00","pay_time":"2026-11-01 08:01:00",
                 "updated_at":"2026-11-01 08:02:00","goods_amount":100.10,"discount_amount":25.0,"platform_discount":5.05,"seller_discount":9.95,"capital_free_discount":0,"postage":3,"pay_amount":78.1,
                 "government_subsidy_settle_details":[{"funder":1,"amount":10.0}],"item_list":[{"sku_id":"9","outer_id":"P1","goods_name":"粉底","goods_count":7,"goods_price":14.3}],
                 "gift_list":[{"goods_count":1,"goods_id":3,"outer_id":"PG","goods_name":"小样","goods_price":0.0}]}]}}""";

        ChannelOrder order = ReadOrders.of(new PinduoduoOrders(), Platform.PINDUODUO, PinduoduoOrders.ORDERS, payload).only();

        assertThat(said(order)).isEqualTo("261101-1 PAID paid 7810 freight 300 | P1 7 × 1430 = 10010 net 9015 | PG 1 × 0 = 0 net 0 gift ; SELLER 995 ; PLATFORM 505 ; GOVERNMENT 1000");
    }

    @Test
    void shopify_takes_allocations_off_and_puts_taxes_on_where_they_are_not_within() {
        String payload = """
                {"id":820982911946154508,"name":"#1001","created_at":"2026-11-01T08:00:00-05:00","updated_at":"2026-11-01T09:00:00-05:00","currency":"USD","financial_status":"partially_refunded",
                 "fulfillment_status":"partial","taxes_included":false,"total_price":"64.20","line_items":[{"id":1,"sku":"S1","variant_id":11,"name":"Serum","price":"30.00","quantity":2,
                 "discount_allocations":[{"amount":"6.00"}],"tax_lines":[{"price":"4.20"}]}],"shipping_lines":[{"price":"6.00"}],
                 "refunds":[{"id":5,"created_at":"2026-11-02T00:00:00Z","refund_line_items":[{"line_item_id":1,"quantity":1,"subtotal":27.00,"total_tax":2.10,"restock_type":"return"}],
                 "transactions":[{"kind":"refund","status":"success","amount":"35.10"}]}],"shipping_address":{"name":"A B","address1":"1 St","country_code":"US"}}""";

        ChannelOrder order = ReadOrders.of(new ShopifyOrders(), Platform.SHOPIFY, ShopifyOrders.ORDERS, payload).only();

        assertThat(said(order)).isEqualTo("#1001 PART_SHIPPED paid 6420 freight 600 | S1 2 × 3000 = 6000 net 5820 ; SELLER 600");
        assertThat(order.refunds()).extracting(ChannelOrder.Refund::amount).containsExactly(2910L, 600L);
    }

    @Test
    void amounts_of_currencies_without_decimals_stay_whole() {
        String payload = """
                {"orders":[{"orderId":"250-1","createdTime":"2026-11-01T02:30:00Z","lastUpdatedTime":"2026-11-01T06:45:00Z","fulfillment":{"fulfillmentStatus":"SHIPPED","fulfilledBy":"AMAZON"},
                 "proceeds":{"grandTotal":{"amount":"6480","currencyCode":"JPY"}},"orderItems":[{"orderItemId":"25","quantityOrdered":1,"product":{"asin":"B0","sellerSku":"Z1","title":"Cream",
                 "price":{"unitPrice":{"amount":"6980","currencyCode":"JPY"}}},"proceeds":{"proceedsTotal":{"amount":"6480","currencyCode":"JPY"},"breakdowns":[{"type":"ITEM","subtotal":{"amount":"6980"}},
                 {"type":"SHIPPING","subtotal":{"amount":"300"}},{"type":"DISCOUNT","subtotal":{"amount":"-800"}}]}}]}]}""";

        ChannelOrder order = ReadOrders.of(new AmazonOrders(), Platform.AMAZON, AmazonOrders.ORDERS, payload).only();

        assertThat(said(order)).isEqualTo("250-1 SHIPPED paid 6480 freight 300 | Z1 1 × 6980 = 6980 net 6180 ; SELLER 800");
        assertThat(order.currency()).isEqualTo("JPY");
    }

    @Test
    void a_till_sends_a_shift_whose_tenders_are_the_prices_of_its_receipts() {
        String shift = """
                {"shift":{"number":"S1-20261101","receipts":%s},"receipts":[
                 {"number":"R1","at":"2026-11-01T10:00:00+08:00","lines":[{"code":"T1","title":"口红","quantity":"2","price":"99.00","discount":"18.00"}],"tenders":[{"kind":"cash","amount":"100.00"},{"kind":"wechat","amount":"80.00"}]},
                 {"number":"R2","at":"2026-11-01T10:05:00+08:00","lines":[{"code":"T1","quantity":"1","price":"99.00"}],"tenders":[{"kind":"card","amount":"90.00"}]},
                 {"number":"R3","at":"2026-11-01T10:09:00+08:00","returns":[{"receipt":"R1","line":"1","quantity":"1","amount":"90.00"}],"tenders":[{"kind":"cash","amount":"-90.00"}]}]}""";

        ReadOrders read = ReadOrders.of(new OwnOrders(), Platform.POS, OwnOrders.SHIFT, shift.formatted("3"));

        assertThat(read.orders).extracting(ReadOrders::said).containsExactly("R1 FINISHED paid 18000 freight 0 | T1 2 × 9900 = 19800 net 18000 ; SELLER 1800");
        assertThat(read.refunds).singleElement().matches(refund -> refund.orderNumber().equals("R1") && refund.refund().amount() == 9000);
        assertThat(read.troubles).containsExactly("R2 AMOUNTS_DO_NOT_ADD_UP receipts[1]");
        assertThat(ReadOrders.of(new OwnOrders(), Platform.POS, OwnOrders.SHIFT, shift.formatted("4")).troubles).containsExactly("AMOUNTS_DO_NOT_ADD_UP shift.receipts");
    }

    @Test
    void what_cannot_be_is_not_believed_and_the_others_go_on() {
        String payload = """
                {"orders":[{"number":"1","createdAt":"2026-11-01T00:00:00Z","lines":[{"code":"A","quantity":"1","price":"-5.00"}]},
                 {"number":"2","createdAt":"2099-01-01T00:00:00Z","lines":[{"code":"A","quantity":"1","price":"5.00"}]},
                 {"number":"3","createdAt":"2026-11-01T00:00:00Z","lines":[{"code":"A","quantity":"0","price":"5.00"}]},
                 {"number":"4","createdAt":"2026-11-01T00:00:00Z","lines":[]},
                 {"number":"5","createdAt":"2026-11-01T00:00:00Z","stage":"lost","lines":[{"code":"A","quantity":"1","price":"5.00"}]},
                 {"number":"6","createdAt":"2026-11-01T00:00:00Z","paid":"4.00","lines":[{"code":"A","quantity":"1","price":"5.00"}]},
                 {"number":"7","createdAt":"2026-11-01T00:00:00Z","lines":[{"code":"A","quantity":"1","price":"5.001"}]},
                 {"number":"8","createdAt":"yesterday","lines":[{"code":"A","quantity":"1","price":"5.00"}]},
                 {"number":"9","createdAt":"2026-11-01T00:00:00Z","lines":[{"code":"A","quantity":"1","price":"5.00"}]}]}""";

        ReadOrders read = ReadOrders.of(new OwnOrders(), Platform.OWN, OwnOrders.ORDERS, payload);

        assertThat(read.orders).extracting(ChannelOrder::number).containsExactly("9");
        assertThat(read.troubles).containsExactly("1 PRICE_IS_NEGATIVE orders[0] / 1", "2 TIME_IS_ABSURD orders[1]", "3 QUANTITY_IS_NOT_POSITIVE orders[2] / 1", "4 ORDER_WITHOUT_LINES orders[3]",
                "5 STATUS_IS_UNKNOWN orders[4].stage", "6 AMOUNTS_DO_NOT_ADD_UP orders[5]", "7 AMOUNT_IS_TOO_FINE orders[6].lines[0].price", "8 FIELD_IS_NO_TIME orders[7].createdAt");
    }

    @Test
    void an_id_that_was_written_as_a_fraction_has_lost_digits() {
        String payload = taobao("WAIT_BUYER_PAY", "108.00", "{\"oid\":\"1\",\"sku_id\":3.660207428038974e18,\"num\":1,\"price\":\"100.00\",\"total_fee\":\"100.00\"}");

        assertThat(ReadOrders.of(new TaobaoOrders(), Platform.TAOBAO, TaobaoOrders.TRADE, payload).troubles)
                .containsExactly("NUMBER_LOST_DIGITS trade_fullinfo_get_response.trade.orders.order[0].sku_id");
    }

    @Test
    void broken_json_and_other_encodings_are_told_as_such() {
        assertThat(ReadOrders.of(new OwnOrders(), Platform.OWN, OwnOrders.ORDERS, "{\"orders\":[").troubles).singleElement().asString().startsWith("PAYLOAD_IS_NO_JSON");
        assertThat(ReadOrders.of(new OwnOrders(), Platform.OWN, OwnOrders.ORDERS, "{}").troubles).containsExactly("PAYLOAD_IS_CUT_SHORT");
        assertThat(ReadOrders.of(new OwnOrders(), Platform.OWN, OwnOrders.ORDERS, new byte[] {'"', (byte) 0xc4, (byte) 0xe3, '"'}).troubles).containsExactly("PAYLOAD_IS_NO_TEXT null");
        assertThat(ReadOrders.of(new TaobaoOrders(), Platform.TAOBAO, TaobaoOrders.TRADE, taobao("TRADE_FINISHED", "1.00", "")).troubles).hasSize(1);
        assertThat(Stage.values()).hasSize(8);
    }
}
