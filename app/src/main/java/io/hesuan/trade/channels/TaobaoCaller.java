package io.hesuan.trade.channels;

import io.hesuan.trade.channels.Wire.Verdict;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Taobao's open platform (TOP). Changes of half an hour at a time, as it advises, page by page from the last to the first: the list is sorted by time
 * of change, latest first, and a trade that changes meanwhile moves to the front, where it is met again instead of being lost. The list says little, so
 * each trade is asked for by itself.
 */
@Component
class TaobaoCaller implements Caller {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int PAGE_SIZE = 50;
    private static final String TYPES = "fixed,auction,guarantee_trade,step,independent_simple_trade,auto_delivery,ec,cod,nopaid,tmall_i18n,super_market_trade";
    private static final String TRADE_FIELDS = "tid,tid_str,status,type,seller_nick,buyer_nick,buyer_open_uid,created,modified,pay_time,consign_time,end_time,total_fee,discount_fee,adjust_fee,"
            + "post_fee,payment,received_payment,platform_subsidy_fee,coupon_fee,point_fee,step_trade_status,step_paid_fee,buyer_message,seller_memo,seller_flag,receiver_name,receiver_mobile,"
            + "receiver_phone,receiver_state,receiver_city,receiver_district,receiver_town,receiver_address,receiver_zip,oaid,promotion_details,orders";
    private static final String REFUND_FIELDS = "refund_id,tid,oid,num,status,refund_fee,payment,created,modified,dispute_type,refund_phase,has_good_return,refund_version,sid,good_return_time";

    @Override
    public Platform platform() {
        return Platform.TAOBAO;
    }

    @Override
    public List<String> streams() {
        return List.of("orders", "refunds");
    }

    @Override
    public Duration span() {
        return Duration.ofMinutes(30);
    }

    @Override
    public TokenBucket limits() {
        return new TokenBucket(20, 50_000_000);
    }

    @Override
    public void pull(Asking asking, String stream, Instant from, Instant to, Pages pages) throws IOException, InterruptedException {
        if (stream.equals("refunds")) {
            refunds(asking, from, to, pages);
            return;
        }
        Map<String, String> question = new LinkedHashMap<>();
        question.put("fields", "tid,modified");
        question.put("start_modified", time(asking, from));
        question.put("end_modified", time(asking, to));
        question.put("type", TYPES);
        question.put("page_size", String.valueOf(PAGE_SIZE));
        int answers = 0;
        for (int page = lastPage(asking, "taobao.trades.sold.increment.get", question); page >= 1; page--) {
            question.put("page_no", String.valueOf(page));
            Fields list = Forms.json(call(asking, "taobao.trades.sold.increment.get", question)).under("trades_sold_increment_get_response");
            for (Fields trade : list.list("trades")) {
                byte[] answer = call(asking, "taobao.trade.fullinfo.get", Map.of("fields", TRADE_FIELDS, "tid", trade.needed("tid_str", "tid"), "include_oaid", "true"));
                pages.page(TaobaoOrders.TRADE, ++answers, answer);
            }
        }
    }

    private static void refunds(Asking asking, Instant from, Instant to, Pages pages) throws IOException, InterruptedException {
        Map<String, String> question = new LinkedHashMap<>(Map.of("fields", REFUND_FIELDS, "start_modified", time(asking, from), "end_modified", time(asking, to),
                "page_size", String.valueOf(PAGE_SIZE)));
        for (int page = lastPage(asking, "taobao.refunds.receive.get", question); page >= 1; page--) {
            question.put("page_no", String.valueOf(page));
            pages.page(TaobaoOrders.REFUNDS, page, call(asking, "taobao.refunds.receive.get", question));
        }
    }

    private static int lastPage(Asking asking, String method, Map<String, String> question) throws IOException, InterruptedException {
        Map<String, String> counting = new LinkedHashMap<>(question);
        counting.put("page_no", "1");
        Fields answer = Forms.json(call(asking, method, counting));
        long total = answer.under(method.substring("taobao.".length()).replace('.', '_') + "_response").minor("total_results");
        return (int) ((total + PAGE_SIZE - 1) / PAGE_SIZE);
    }

    private static String time(Asking asking, Instant instant) {
        return TIME.format(instant.atZone(asking.shop().zone()));
    }

    static byte[] call(Asking asking, String method, Map<String, String> question) throws IOException, InterruptedException {
        String appKey = asking.key(Credentials.APP_KEY);
        String secret = asking.key(Credentials.APP_SECRET);
        String session = asking.key(Credentials.ACCESS_TOKEN);
        return Forms.ask(asking.wire(), () -> {
            Map<String, String> parameters = new LinkedHashMap<>(question);
            parameters.putAll(Map.of("method", method, "app_key", appKey, "session", session, "timestamp", time(asking, asking.clock().instant()), "format", "json", "v", "2.0",
                    "sign_method", "hmac-sha256"));
            parameters.put("sign", Signatures.hmacOver(parameters, secret));
            return Forms.post(asking.shop().address(), parameters);
        }, TaobaoCaller::judged);
    }

    /** Code 7 is called too often, 26 and 27 a session that is missing or spent; a sub code that begins with isp is a failure on their side. */
    private static Verdict judged(Fields answer) {
        if (!answer.has("error_response")) {
            return answer.node().isEmpty() ? new Verdict.Passing("the answer is cut short") : Verdict.GOOD;
        }
        Fields error = answer.at("error_response");
        String says = error.text("code") + " " + error.text("msg") + " " + error.text("sub_code") + " " + error.text("sub_msg");
        return switch (error.text("code")) {
            case "7" -> new Verdict.Throttled(null);
            case "26", "27" -> new Verdict.TokenSpent(says);
            default -> error.text("sub_code").startsWith("isp") ? new Verdict.Passing(says) : new Verdict.Final(says);
        };
    }
}
