package io.hesuan.trade.channels;

import io.hesuan.trade.channels.Credentials.Keys;
import io.hesuan.trade.channels.Wire.Verdict;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Douyin's open platform: {@code order.searchList} and {@code afterSale.List}, pages from 0. Keys of the JSON are sorted, because it is signed as it is. */
@Component
class DouyinCaller implements Caller {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int PAGE_SIZE = 100;
    private static final String GOOD = "10000";

    @Override
    public Platform platform() {
        return Platform.DOUYIN;
    }

    @Override
    public List<String> streams() {
        return List.of("orders", "refunds");
    }

    @Override
    public Duration span() {
        return Duration.ofHours(6);
    }

    @Override
    public TokenBucket limits() {
        return new TokenBucket(20, 50_000_000);
    }

    @Override
    public void pull(Asking asking, String stream, Instant from, Instant to, Pages pages) throws IOException, InterruptedException {
        boolean orders = stream.equals("orders");
        String method = orders ? "order.searchList" : "afterSale.List";
        long total;
        int page = 0;
        do {
            String question = "{\"order_asc\":true,\"order_by\":\"update_time\",\"page\":" + page + ",\"size\":" + PAGE_SIZE
                    + (orders ? ",\"update_time_end\":" + to.getEpochSecond() + ",\"update_time_start\":" + from.getEpochSecond() + "}"
                    : ",\"update_end_time\":" + to.getEpochSecond() + ",\"update_start_time\":" + from.getEpochSecond() + "}");
            byte[] answer = call(asking, method, question, true);
            pages.page(orders ? DouyinOrders.ORDERS : DouyinOrders.AFTERSALES, page + 1, answer);
            total = Forms.json(answer).under("data").minor("total");
        } while ((long) ++page * PAGE_SIZE < total);
    }

    private static byte[] call(Asking asking, String method, String question, boolean withToken) throws IOException, InterruptedException {
        String appKey = asking.key(Credentials.APP_KEY);
        String secret = asking.key(Credentials.APP_SECRET);
        String token = withToken ? asking.key(Credentials.ACCESS_TOKEN) : "";
        return Forms.ask(asking.wire(), () -> {
            String time = TIME.format(asking.clock().instant().atZone(asking.shop().zone()));
            Map<String, String> query = new java.util.LinkedHashMap<>(Map.of("method", method, "app_key", appKey, "timestamp", time, "v", "2", "sign_method", "hmac-sha256",
                    "sign", Signatures.douyin(appKey, method, question, time, secret)));
            if (withToken) {
                query.put("access_token", token);
            }
            return HttpRequest.newBuilder(URI.create(asking.shop().address() + "/" + method.replace('.', '/') + "?" + Forms.encoded(query))).timeout(Wire.Patience.USUAL.answer())
                    .header("Content-Type", "application/json;charset=utf-8").POST(BodyPublishers.ofString(question)).build();
        }, DouyinCaller::judged);
    }

    @Override
    public Optional<Keys> refresh(Asking asking) throws IOException, InterruptedException {
        byte[] answer = call(asking, "token.refresh", "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"" + asking.key(Credentials.REFRESH_TOKEN) + "\"}", false);
        Fields told = Forms.json(answer).under("data");
        Map<String, String> values = new HashMap<>();
        values.put(Credentials.ACCESS_TOKEN, told.needed("access_token"));
        values.put(Credentials.REFRESH_TOKEN, told.needed("refresh_token"));
        return Optional.of(new Keys(values, asking.clock().instant().plusSeconds(told.minor("expires_in"))));
    }

    /** 30001 and 30002 are about the token, 50002 and 80000 a failure or too many calls on their side. */
    private static Verdict judged(Fields answer) {
        String code = answer.text("code", "err_no");
        if (code.equals(GOOD) || code.equals("0")) {
            return Verdict.GOOD;
        }
        String says = code + " " + answer.text("msg", "message") + " " + answer.text("sub_code") + " " + answer.text("sub_msg");
        return answer.text("sub_code").contains("access-token") || code.equals("30001") || code.equals("30002") || code.equals("30005") ? new Verdict.TokenSpent(says)
                : code.equals("80000") || answer.text("sub_code").contains("limit") ? new Verdict.Throttled(null)
                : code.startsWith("2") || code.startsWith("9") || code.isEmpty() ? new Verdict.Passing(says) : new Verdict.Final(says);
    }
}
