package io.hesuan.trade.channels;

import io.hesuan.trade.channels.Simulator.Asked;
import io.hesuan.trade.channels.Simulator.Held;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How each platform wants to be asked, and how it answers; signatures are worked out from what came. */
final class Manners {

    static final String SECRET = "app-secret";
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private Manners() {
    }

    static Instant local(String text) {
        return LocalDateTime.parse(text, LOCAL).atZone(CHINA).toInstant();
    }

    static String said(Instant instant) {
        return LOCAL.format(instant.atZone(CHINA));
    }

    private static String list(List<Held> some) {
        return some.stream().map(Held::json).collect(Collectors.joining(","));
    }

    private static Map<String, String> unsigned(Asked asked) {
        Map<String, String> parameters = new HashMap<>(asked.parameters());
        parameters.remove("sign");
        return parameters;
    }

    static String taobao(Simulator platform, Asked asked) {
        if (!Signatures.hmacOver(unsigned(asked), SECRET).equals(asked.of("sign"))) {
            platform.refused.add("signature");
            return "{\"error_response\":{\"code\":25,\"msg\":\"Invalid signature\"}}";
        }
        if (!asked.of("session").equals(platform.token)) {
            return "{\"error_response\":{\"code\":27,\"msg\":\"Invalid session\"}}";
        }
        if (asked.of("method").equals("taobao.trade.fullinfo.get")) {
            return "{\"trade_fullinfo_get_response\":{\"trade\":" + platform.held.stream().filter(one -> one.id().equals(asked.of("tid"))).reduce((old, last) -> last).orElseThrow().json() + "}}";
        }
        if (asked.of("method").equals("taobao.refunds.receive.get")) {
            return "{\"refunds_receive_get_response\":{\"total_results\":0}}";
        }
        List<Held> latestFirst = platform.changed(local(asked.of("start_modified")), local(asked.of("end_modified"))).reversed();
        List<Held> page = Simulator.page(latestFirst, Integer.parseInt(asked.of("page_no")) - 1, Integer.parseInt(asked.of("page_size")));
        return "{\"trades_sold_increment_get_response\":{\"total_results\":" + latestFirst.size() + (page.isEmpty() ? "" : ",\"trades\":{\"trade\":["
                + page.stream().map(one -> "{\"tid\":" + one.id() + "}").collect(Collectors.joining(",")) + "]}") + "}}";
    }

    static String jd(Simulator platform, Asked asked) {
        if (!Signatures.md5Around(unsigned(asked), SECRET).equals(asked.of("sign"))) {
            return "{\"error_response\":{\"code\":\"12\",\"zh_desc\":\"sign\"}}";
        }
        Fields question = Fields.of(asked.of("360buy_param_json"));
        List<Held> all = platform.changed(local(question.text("start_date")), local(question.text("end_date")));
        return "{\"jingdong_pop_order_search_responce\":{\"searchorderinfo_result\":{\"orderTotal\":" + all.size() + ",\"orderInfoList\":["
                + list(Simulator.page(all, Integer.parseInt(question.text("page")) - 1, Integer.parseInt(question.text("page_size")))) + "]}}}";
    }

    static String douyin(Simulator platform, Asked asked) {
        if (asked.path().equals("/token/refresh")) {
            platform.token = "token-2";
            return "{\"code\":10000,\"data\":{\"access_token\":\"token-2\",\"refresh_token\":\"refresh-2\",\"expires_in\":604800}}";
        }
        if (!Signatures.douyin(asked.of("app_key"), asked.of("method"), asked.body(), asked.of("timestamp"), SECRET).equals(asked.of("sign"))) {
            return "{\"code\":40003,\"msg\":\"sign\"}";
        }
        if (!asked.of("access_token").equals(platform.token)) {
            return "{\"code\":30001,\"msg\":\"token\"}";
        }
        Fields question = Fields.of(asked.body());
        if (asked.of("method").equals("afterSale.List")) {
            return "{\"code\":10000,\"data\":{\"total\":0,\"items\":[]}}";
        }
        List<Held> all = platform.changed(question.seconds("update_time_start"), question.seconds("update_time_end"));
        return "{\"code\":10000,\"data\":{\"total\":" + all.size() + ",\"shop_order_list\":["
                + list(Simulator.page(all, Integer.parseInt(question.text("page")), Integer.parseInt(question.text("size")))) + "]}}";
    }

    static String kuaishou(Simulator platform, Asked asked) {
        if (!Signatures.kuaishou(unsigned(asked), "sign-secret").equals(asked.of("sign"))) {
            return "{\"result\":21,\"error_msg\":\"sign\"}";
        }
        Fields question = Fields.of(asked.of("param"));
        List<Held> all = platform.changed(question.millis("beginTime"), question.millis("endTime"));
        int size = Integer.parseInt(question.text("pageSize"));
        int page = question.text("cursor").isEmpty() ? 0 : Integer.parseInt(question.text("cursor").substring(1));
        return "{\"result\":1,\"data\":{\"cursor\":\"" + ((page + 1) * size < all.size() ? "c" + (page + 1) : "nomore") + "\",\"orderList\":[" + list(Simulator.page(all, page, size)) + "]}}";
    }

    static String pinduoduo(Simulator platform, Asked asked) {
        if (!Signatures.md5Around(unsigned(asked), SECRET).equals(asked.of("sign"))) {
            return "{\"error_response\":{\"error_code\":20004,\"error_msg\":\"sign\"}}";
        }
        List<Held> all = platform.changed(Instant.ofEpochSecond(Long.parseLong(asked.of("start_updated_at"))), Instant.ofEpochSecond(Long.parseLong(asked.of("end_updated_at")))).reversed();
        return "{\"order_sn_increment_get_response\":{\"total_count\":" + all.size() + ",\"order_sn_list\":["
                + list(Simulator.page(all, Integer.parseInt(asked.of("page")) - 1, Integer.parseInt(asked.of("page_size")))) + "]}}";
    }

    static String shopify(Simulator platform, Asked asked) {
        if (!platform.token.equals(asked.header("X-Shopify-Access-Token"))) {
            return "401";
        }
        boolean first = asked.of("page_info").isEmpty();
        String[] state = first ? new String[] {asked.of("updated_at_min"), asked.of("updated_at_max"), "0"} : asked.of("page_info").split("_");
        List<Held> all = platform.changed(Instant.parse(state[0]), Instant.parse(state[1]));
        int page = Integer.parseInt(state[2]);
        if ((page + 1) * 20 < all.size()) {
            asked.exchange().getResponseHeaders().add("Link", "<" + platform.address() + asked.path() + "?limit=20&page_info=" + state[0] + "_" + state[1] + "_" + (page + 1) + ">; rel=\"next\"");
        }
        return "{\"orders\":[" + list(Simulator.page(all, page, 20)) + "]}";
    }

    static String woocommerce(Simulator platform, Asked asked) {
        List<Held> all = platform.changed(Instant.parse(asked.of("modified_after")), Instant.parse(asked.of("modified_before")));
        asked.exchange().getResponseHeaders().add("X-WP-TotalPages", String.valueOf((all.size() + 19) / 20));
        return "[" + list(Simulator.page(all, Integer.parseInt(asked.of("page")) - 1, 20)) + "]";
    }

    static String amazon(Simulator platform, Asked asked) {
        if (asked.path().equals("/auth/o2/token")) {
            return "{\"access_token\":\"" + platform.token + "\",\"expires_in\":3600}";
        }
        if (!platform.token.equals(asked.header("x-amz-access-token"))) {
            return "401";
        }
        List<Held> all = platform.changed(Instant.parse(asked.of("lastUpdatedAfter")), Instant.parse(asked.of("lastUpdatedBefore")));
        int page = asked.of("paginationToken").isEmpty() ? 0 : Integer.parseInt(asked.of("paginationToken"));
        return "{\"orders\":[" + list(Simulator.page(all, page, 20)) + "],\"pagination\":{" + ((page + 1) * 20 < all.size() ? "\"nextToken\":\"" + (page + 1) + "\"" : "") + "}}";
    }
}
