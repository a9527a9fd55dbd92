package io.hesuan.trade.channels;

import io.hesuan.kernel.Ids;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.intake.Intake;
import io.hesuan.testing.HouseTest;
import io.hesuan.testing.Requests;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

import static io.hesuan.testing.Requests.by;
import static io.hesuan.testing.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** Connectors against platforms on this machine, over real sockets, into the real house. */
@HouseTest
class PullingTest {

    private static final Acting OPERATOR = Requests.acting(Channels.READ, Channels.WRITE);
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final Wire.Patience HURRIED = new Wire.Patience(6, Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(5));

    /** The platforms that are pulled, how each behaves, and how it tells of an order. */
    private enum Kind {
        TAOBAO(Manners::taobao), JD(Manners::jd), DOUYIN(Manners::douyin), KUAISHOU(Manners::kuaishou), PINDUODUO(Manners::pinduoduo), SHOPIFY(Manners::shopify),
        WOOCOMMERCE(Manners::woocommerce), AMAZON(Manners::amazon);

        private final Simulator.Manner manner;

        Kind(Simulator.Manner manner) {
            this.manner = manner;
        }

        Simulator.Held order(int number, Instant changed) {
            String at = Manners.said(changed);
            String utc = changed.toString().replace("Z", "");
            return new Simulator.Held(String.valueOf(number), changed, switch (this) {
                case TAOBAO -> """
                        {"tid":%d,"status":"WAIT_SELLER_SEND_GOODS","created":"%s","pay_time":"%s","modified":"%s","payment":"10.00","post_fee":"0.00","orders":{"order":[{"oid":%d,"outer_sku_id":"A",
                        "num":1,"price":"10.00","total_fee":"10.00","divide_order_fee":"10.00","status":"WAIT_SELLER_SEND_GOODS"}]}}""".formatted(number, at, at, at, number);
                case JD -> """
                        {"orderId":"%d","orderState":"WAIT_SELLER_STOCK_OUT","orderStartTime":"%s","paymentConfirmTime":"%s","modified":"%s","orderPayment":"10.00","freightPrice":"0.00","sellerDiscount":"0.00",
                        "itemInfoList":[{"skuId":"1","outerSkuId":"A","jdPrice":"10.00","itemTotal":"1"}]}""".formatted(number, at, at, at);
                case DOUYIN -> """
                        {"order_id":"%d","main_status":2,"create_time":%d,"pay_time":%d,"update_time":%d,"pay_amount":1000,"post_amount":0,"sku_order_list":[{"order_id":"%d","sku_id":1,"code":"A",
                        "origin_amount":1000,"item_num":1,"pay_amount":1000,"post_amount":0}]}""".formatted(number, changed.getEpochSecond(), changed.getEpochSecond(), changed.getEpochSecond(), number);
                case KUAISHOU -> """
                        {"orderBaseInfo":{"oid":%d,"status":30,"createTime":%d,"payTime":%d,"updateTime":%d,"totalFee":1000,"expressFee":0},"orderItemInfo":{"orderItemId":1,"skuId":1,"skuNick":"A","num":1,
                        "price":1000}}""".formatted(number, changed.toEpochMilli(), changed.toEpochMilli(), changed.toEpochMilli());
                case PINDUODUO -> """
                        {"order_sn":"%d","order_status":1,"refund_status":1,"created_time":"%s","pay_time":"%s","updated_at":"%s","pay_amount":10.0,"postage":0,"item_list":[{"sku_id":"1","outer_id":"A",
                        "goods_count":1,"goods_price":10.0}]}""".formatted(number, at, at, at);
                case SHOPIFY -> """
                        {"id":%d,"name":"#%d","created_at":"%s","updated_at":"%s","financial_status":"paid","taxes_included":true,"total_price":"10.00","line_items":[{"id":1,"sku":"A",
                        "price":"10.00","quantity":1}]}""".formatted(number, number, changed, changed);
                case WOOCOMMERCE -> """
                        {"id":%d,"number":"%d","status":"processing","currency":"USD","date_created_gmt":"%s","date_paid_gmt":"%s","date_modified_gmt":"%s","total":"10.00","line_items":[{"id":1,"sku":"A","quantity":1,
                        "subtotal":"10.00","total":"10.00"}]}""".formatted(number, number, utc, utc, utc);
                case AMAZON -> """
                        {"orderId":"%d","createdTime":"%s","lastUpdatedTime":"%s","fulfillment":{"fulfillmentStatus":"UNSHIPPED"},"orderItems":[{"orderItemId":"1","quantityOrdered":1,
                        "product":{"sellerSku":"A","price":{"unitPrice":{"amount":"10.00","currencyCode":"USD"}}}}]}""".formatted(number, changed, changed);
            });
        }
    }

    @Autowired MockMvc http;
    @Autowired DSLContext sql;
    @Autowired Pulling pulling;
    @Autowired Credentials credentials;
    @Autowired Intake intake;

    private Simulator platform;

    @AfterEach
    void close() {
        if (platform != null) {
            platform.close();
        }
    }

    /** A channel that nobody pulls by itself, so that the test alone asks. */
    private Shop shop(Platform kind, String address) {
        UUID id = Ids.next();
        UUID company = Ids.next();
        sql.execute("""
                INSERT INTO channels.channel (id, version, changed_at, code, name, platform, company_id, party_id, currency, time_zone, revenue_policy, min_life_days, address, shop_number, pulled,
                    pulled_since, active, remark, search_text) VALUES (?, 1, now(), ?, 'Shop', ?, ?, ?, ?, ?, 'signed', 0, ?, 'M1', false, ?::timestamptz, true, '', '')""",
                id, "c-" + id.toString().substring(24), kind.code(), company, Ids.next(), kind.currency, kind.zone, address, BEGIN.toString());
        sql.execute("INSERT INTO intake.origin (id, company_id, name, watched_from, changed_at) VALUES (?, ?, 'Shop', ?::timestamptz, now())", id, company, BEGIN.toString());
        return new Shop(id, company, "c-" + id.toString().substring(24), "Shop", kind, kind.currency, ZoneId.of(kind.zone), address, "M1");
    }

    private Shop connected(Kind kind) {
        platform = new Simulator(kind.manner);
        Shop shop = shop(Platform.valueOf(kind.name()), platform.address());
        credentials.give(OPERATOR, shop, Map.of(Credentials.APP_KEY, "app-key", Credentials.APP_SECRET, Manners.SECRET, Credentials.ACCESS_TOKEN, "token-1", Credentials.REFRESH_TOKEN, "refresh-1",
                Credentials.HOOK_SECRET, "sign-secret"), null).orElseThrow();
        return shop;
    }

    private Pulling.Pulled pull(Shop shop, Duration window) throws Exception {
        return pulling.pull(shop, "orders", BEGIN, BEGIN.plus(window), HURRIED);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void all_pages_are_taken_in_spite_of_failures_throttling_and_answers_cut_short(Kind kind) throws Exception {
        Shop shop = connected(kind);
        for (int number = 1; number <= 45; number++) {
            platform.held.add(kind.order(number, BEGIN.plusSeconds(number * 20L)));
        }
        platform.troubleEvery = kind == Kind.TAOBAO ? 7 : 2;

        Pulling.Pulled pulled = pull(shop, Duration.ofMinutes(30));

        assertThat(pulled.documents()).isEqualTo(45);
        assertThat(pulled.troubles()).isZero();
        assertThat(platform.refused).isEmpty();
        assertThat(intake.gaps(sql, shop.id(), BEGIN.plus(Duration.ofMinutes(30)))).isEmpty();
        assertThat(pull(shop, Duration.ofMinutes(30)).news()).as("the same answers again").isZero();
    }

    @Test
    void a_trade_that_changes_while_pages_are_read_is_met_again_instead_of_being_lost() throws Exception {
        Shop shop = connected(Kind.TAOBAO);
        for (int number = 1; number <= 120; number++) {
            platform.held.add(Kind.TAOBAO.order(number, BEGIN.plusSeconds(number)));
        }
        Simulator moving = platform;
        platform = new Simulator((simulator, asked) -> {
            if (asked.of("method").equals("taobao.trade.fullinfo.get") && asked.of("tid").equals("20")) { // the oldest page is read: number 70 moves to the front
                moving.held.replaceAll(one -> one.id().equals("70") ? Kind.TAOBAO.order(70, BEGIN.plusSeconds(1_000)) : one);
            }
            return Manners.taobao(moving, asked);
        });
        Shop there = new Shop(shop.id(), shop.companyId(), shop.code(), shop.name(), shop.platform(), shop.currency(), shop.zone(), platform.address(), shop.number());

        pull(there, Duration.ofMinutes(30));
        moving.close();

        assertThat(sql.fetchCount(sql.selectOne().from("intake.payload").where("origin_id = ?", shop.id()))).isGreaterThanOrEqualTo(120);
    }

    @Test
    void a_spent_token_is_renewed_once_and_kept() throws Exception {
        Shop shop = connected(Kind.DOUYIN);
        platform.token = "another";
        platform.held.add(Kind.DOUYIN.order(1, BEGIN.plusSeconds(5)));

        assertThat(pull(shop, Duration.ofHours(1)).documents()).isEqualTo(1);

        assertThat(credentials.find(shop.id()).orElseThrow().of(Credentials.ACCESS_TOKEN)).isEqualTo("token-2");
        assertThat(credentials.find(shop.id()).orElseThrow().expiresAt()).isAfter(Instant.now().plus(Duration.ofDays(6)));
    }

    @Test
    void a_platform_that_stays_away_leaves_the_window_open() {
        Shop shop = connected(Kind.JD);
        platform.away = true;

        assertThatThrownBy(() -> pull(shop, Duration.ofHours(1))).isInstanceOf(Wire.Failed.class).hasMessage("it answered 503");

        assertThat(platform.asked.get()).as("a bounded number of times").isEqualTo(HURRIED.attempts());
        assertThat(intake.gaps(sql, shop.id(), BEGIN.plus(Duration.ofHours(1)))).hasSize(1);
    }

    @Test
    void a_wrong_secret_is_not_tried_again() {
        Shop shop = connected(Kind.PINDUODUO);
        credentials.give(OPERATOR, shop, Map.of(Credentials.APP_SECRET, "wrong"), null).orElseThrow();

        assertThatThrownBy(() -> pull(shop, Duration.ofMinutes(30))).isInstanceOf(Wire.Failed.class).hasMessageContaining("20004");
        assertThat(platform.asked.get()).isEqualTo(1);
    }

    @Test
    void keys_go_in_and_never_come_out() throws Exception {
        Shop shop = shop(Platform.SHOPIFY, "");
        String path = "/api/channels/" + Channels.ID.write(shop.id());

        http.perform(json(put(path + "/keys"), "{\"values\":{\"accessToken\":\"shpat_hidden\",\"appSecret\":\"hush\"}}").with(by(OPERATOR))).andExpect(status().isOk())
                .andExpect(jsonPath("$.names.length()").value(2));
        http.perform(json(put(path + "/keys"), "{\"values\":{\"password\":\"x\"}}").with(by(OPERATOR))).andExpect(jsonPath("$.code").value("CREDENTIAL_UNKNOWN"));
        String standing = http.perform(get(path + "/standing").with(by(OPERATOR))).andExpect(status().isOk()).andExpect(jsonPath("$.hook").value("/hooks/shopify/" + shop.code()))
                .andReturn().getResponse().getContentAsString();

        assertThat(standing).contains("accessToken").doesNotContain("shpat_hidden");
        assertThat(new String(sql.fetchSingle("SELECT encrypted FROM channels.credential WHERE channel_id = ?", shop.id()).get(0, byte[].class), StandardCharsets.ISO_8859_1)).doesNotContain("shpat");
        http.perform(json(put(path + "/keys"), "{\"values\":{}}").with(by(Channels.READ))).andExpect(status().isForbidden());
    }

    @Test
    void calls_are_taken_with_the_right_signature_only_and_once() throws Exception {
        Shop shop = shop(Platform.SHOPIFY, "");
        credentials.give(OPERATOR, shop, Map.of(Credentials.APP_SECRET, "hush"), null).orElseThrow();
        String body = Kind.SHOPIFY.order(5, BEGIN).json();
        String address = "/hooks/shopify/" + shop.code();
        String signature = Signatures.ofBody(body.getBytes(StandardCharsets.UTF_8), "hush");

        call(address, body, "wrong", "w-1").andExpect(status().isUnauthorized()).andExpect(jsonPath("$.code").value("HOOK_IS_NOT_OURS"));
        call(address, body + " ", signature, "w-1").andExpect(status().isUnauthorized());
        call("/hooks/shopify/nobody", body, signature, "w-1").andExpect(status().isUnauthorized()).andExpect(jsonPath("$.code").value("HOOK_IS_NOT_OURS"));
        call("/hooks/nowhere/" + shop.code(), body, signature, "w-1").andExpect(status().isUnauthorized());
        call(address, body, signature, "w-1").andExpect(status().isOk()).andExpect(jsonPath("$.news").value(true));
        call(address, body, signature, "w-1").andExpect(status().isOk()).andExpect(jsonPath("$.news").value(false));

        assertThat(sql.fetchCount(sql.selectOne().from("intake.payload").where("origin_id = ?", shop.id()))).isEqualTo(1);
    }

    private org.springframework.test.web.servlet.ResultActions call(String address, String body, String signature, String delivery) throws Exception {
        return http.perform(post(address).content(body).contentType("application/json").header("X-Shopify-Hmac-Sha256", signature).header("X-Shopify-Webhook-Id", delivery)
                .header("X-Shopify-Topic", "orders/updated"));
    }
}
