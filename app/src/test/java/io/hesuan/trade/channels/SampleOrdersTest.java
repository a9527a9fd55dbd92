package io.hesuan.trade.channels;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import static io.hesuan.trade.channels.ReadOrders.said;
import static org.assertj.core.api.Assertions.assertThat;

/** Real payloads of platforms, which may not lie here: read where they are, in {@code ../shared/data} or where {@code -Dhesuan.shared} says. */
class SampleOrdersTest {

    private static final Path SHARED = Path.of(System.getProperty("hesuan.shared", "../../shared/data"));

    private static byte[] sample(String name) throws IOException {
        Path file = SHARED.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "without the samples in " + SHARED + " nothing is said of " + name);
        return Files.readAllBytes(file);
    }

    private static ReadOrders taobao(String name) throws IOException {
        return ReadOrders.of(new TaobaoOrders(), Platform.TAOBAO, TaobaoOrders.TRADE, sample("formats/orders-taobao/" + name));
    }

    @Test
    void taobao_of_2014_has_no_allocated_amount() throws IOException {
        ChannelOrder order = taobao("sample_fullinfo_2014_finished.json").only();

        assertThat(said(order)).isEqualTo("518073718172548 FINISHED paid 7600 freight 0 |  2 × 3800 = 7600 net 7600");
        assertThat(order.finishedAt()).isEqualTo("2014-01-27T07:32:23Z");
        assertThat(order.lines().getFirst().skuId()).isEqualTo("56388300261");
    }

    @Test
    void taobao_of_2020_waits_for_its_payment() throws IOException {
        assertThat(said(taobao("sample_trade_2020_wait_pay_mjz.json").only()))
                .isEqualTo("1347456243421196949 UNPAID paid 180 freight 0 |  1 × 490 = 490 net 180 ; UNKNOWN 10 ; UNKNOWN 300");
    }

    @Test
    void an_excerpt_of_a_trade_is_set_aside() throws IOException {
        assertThat(taobao("sample_fullinfo_official_doc_excerpt.json").troubles).containsExactly("FIELD_IS_MISSING trade_fullinfo_get_response.trade.created");
    }

    @Test
    void jd_sends_ciphers_and_the_year_one() throws IOException {
        ChannelOrder order = ReadOrders.of(new JdOrders(), Platform.JD, JdOrders.ORDERS, sample("formats/orders-jd/pop_order_2022_wait_stock_out.json")).only();

        assertThat(said(order)).isEqualTo("249786309732 PAID paid 100 freight 0 | testjd4206151136003 1 × 100 = 100 net 100");
        assertThat(order.shippedAt()).isNull();
        assertThat(order.parentNumber()).isEqualTo("245752632275");
        assertThat(order.receiver().ciphers()).containsKeys("fullname", "fullAddress");
    }

    @Test
    void douyin_through_a_gateway_keeps_its_own_fields() throws IOException {
        ChannelOrder order = ReadOrders.of(new DouyinOrders(), Platform.DOUYIN, DouyinOrders.ORDERS, sample("formats/orders-douyin/order_list.agiso.json")).only();
        ChannelRefund refund = ReadOrders.of(new DouyinOrders(), Platform.DOUYIN, DouyinOrders.AFTERSALES, sample("formats/orders-douyin/aftersale_list.agiso.json")).refunds.getFirst();

        assertThat(said(order)).isEqualTo("6936476692437472563 CLOSED paid 1 freight 0 | 112233 1 × 1 = 1 net 1");
        assertThat(order.lines().getFirst().skuId()).isEqualTo("3410716076201730");
        assertThat(refund.orderNumber()).isEqualTo("6936476692437472563");
        assertThat(refund.refund().amount()).isEqualTo(1);
    }

    @Test
    void kuaishou_in_fen_and_milliseconds() throws IOException {
        assertThat(said(ReadOrders.of(new KuaishouOrders(), Platform.KUAISHOU, KuaishouOrders.ORDERS, sample("formats/orders-kuaishou/order_detail.agiso.json")).only()))
                .isEqualTo("2215900041470428 SHIPPED paid 20 freight 0 |  2 × 10 = 20 net 20");
    }

    @Test
    void the_skeleton_of_pinduoduo_has_no_times_and_its_error_no_orders() throws IOException {
        assertThat(ReadOrders.of(new PinduoduoOrders(), Platform.PINDUODUO, PinduoduoOrders.ORDERS, sample("formats/orders-pinduoduo/order_list_get.official-skeleton.json")).troubles)
                .containsExactly("1 FIELD_IS_NO_TIME order_list_get_response.order_list[0].created_time");
        assertThat(ReadOrders.of(new PinduoduoOrders(), Platform.PINDUODUO, PinduoduoOrders.ORDERS, sample("formats/orders-pinduoduo/error.json")).troubles).containsExactly("PAYLOAD_IS_CUT_SHORT");
    }

    @Test
    void shopify_and_woocommerce_documents() throws IOException {
        assertThat(said(ReadOrders.of(new ShopifyOrders(), Platform.SHOPIFY, ShopifyOrders.ORDERS, sample("formats/orders-shopify/order.json")).only()))
                .startsWith("#9999 CLOSED paid 1000 freight 1000 |");
        assertThat(ReadOrders.of(new ShopifyOrders(), Platform.SHOPIFY, ShopifyOrders.ORDERS, sample("formats/orders-shopify/orders.json")).orders).hasSize(1);
        assertThat(said(ReadOrders.of(new WooCommerceOrders(), Platform.WOOCOMMERCE, WooCommerceOrders.ORDERS, sample("formats/orders-woocommerce/orders-retrieve-an-order.json")).only()))
                .isEqualTo("727 PAID paid 2935 freight 1000 |  2 × 323 = 645 net 645 | Bar3 1 × 1290 = 1290 net 1290");
        ReadOrders list = ReadOrders.of(new WooCommerceOrders(), Platform.WOOCOMMERCE, WooCommerceOrders.ORDERS, sample("formats/orders-woocommerce/orders-list-all-orders.json"));
        assertThat(list.troubles).isEmpty();
        assertThat(list.orders).hasSize(2);
    }

    @Test
    void amazons_own_examples_are_read() throws IOException {
        var model = Fields.of(new String(sample("formats/orders-amazon-spapi/orders_2026-01-01.json"), java.nio.charset.StandardCharsets.UTF_8)).node();
        int orders = 0;
        for (var example : model.at("/paths/~1orders~12026-01-01~1orders/get/responses/200/x-amzn-api-sandbox/static")) {
            ReadOrders read = ReadOrders.of(new AmazonOrders(), Platform.AMAZON, AmazonOrders.ORDERS, example.path("response").toString());
            assertThat(read.troubles).as(example.path("request").toString()).isEmpty();
            orders += read.orders.size();
        }
        assertThat(orders).isGreaterThan(1);
    }

    @Test
    void a_year_of_a_gift_shop_is_read_by_a_mapping_and_explained_to_the_cent() throws IOException {
        byte[] csv;
        try (var unpacked = new GZIPInputStream(new java.io.ByteArrayInputStream(sample("sets/online_retail_I/online_retail_I_no_returns.csv.gz")))) {
            csv = unpacked.readAllBytes();
        }
        String[] headings = new String(csv, 0, 200, java.nio.charset.StandardCharsets.ISO_8859_1).lines().findFirst().orElseThrow().split(",");
        assertThat(headings).as("headings").contains("InvoiceNo", "StockCode", "Quantity", "UnitPrice");
        var mapping = new FileMapping("retail", "Online Retail", Map.of("number", "InvoiceNo", "code", "StockCode", "title", "Description", "quantity", "Quantity", "price", "UnitPrice",
                "createdAt", "InvoiceDate"), Map.of(), "finished", "yyyy-MM-dd HH:mm:ss", true);
        var read = new ReadOrders();
        var payload = new io.hesuan.platform.intake.Payload(new java.util.UUID(9, 9), ReadOrders.CHANNEL, "table.retail", "", java.time.Instant.parse("2026-11-20T00:00:00Z"), csv);

        TableOrders.read(ReadOrders.shop(Platform.OWN), mapping, payload, read);

        assertThat(read.troubles.stream().limit(5)).isEmpty();
        assertThat(read.orders).hasSize(20_725);
        assertThat(read.orders.stream().mapToInt(order -> order.lines().size()).sum()).isEqualTo(531_282);
        long cents = read.orders.stream().mapToLong(ChannelOrder::receivable).sum();
        assertThat(BigDecimal.valueOf(cents, 2)).as("10655622.484 before each line is rounded to the cent").isEqualByComparingTo("10655622.48");
    }
}
