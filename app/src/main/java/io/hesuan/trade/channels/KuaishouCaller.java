package io.hesuan.trade.channels;

import io.hesuan.trade.channels.Credentials.Keys;
import io.hesuan.trade.channels.Wire.Verdict;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kuaishou's open platform: {@code open.order.cursor.list} by time of change, from cursor to cursor until it says {@code nomore}. */
@Component
class KuaishouCaller implements Caller {

    private static final String METHOD = "open.order.cursor.list";
    private static final int PAGE_SIZE = 50;

    @Override
    public Platform platform() {
        return Platform.KUAISHOU;
    }

    @Override
    public List<String> streams() {
        return List.of("orders");
    }

    @Override
    public Duration span() {
        return Duration.ofHours(12);
    }

    @Override
    public TokenBucket limits() {
        return new TokenBucket(10, 100_000_000);
    }

    @Override
    public void pull(Asking asking, String stream, Instant from, Instant to, Pages pages) throws IOException, InterruptedException {
        String cursor = "";
        for (int page = 1; !cursor.equals("nomore"); page++) {
            byte[] answer = page(asking, from, to, cursor);
            pages.page(KuaishouOrders.ORDERS, page, answer);
            String next = Forms.json(answer).under("data").text("cursor");
            if (next.isEmpty() || next.equals(cursor)) {
                throw new Wire.Failed("the cursor does not move on from " + cursor, false);
            }
            cursor = next;
        }
    }

    private static byte[] page(Asking asking, Instant from, Instant to, String cursor) throws IOException, InterruptedException {
        String question = "{\"beginTime\":" + from.toEpochMilli() + ",\"cursor\":\"" + cursor + "\",\"endTime\":" + to.toEpochMilli() + ",\"orderViewStatus\":1,\"pageSize\":" + PAGE_SIZE
                + ",\"queryType\":2,\"sort\":2}";
        String appKey = asking.key(Credentials.APP_KEY);
        String signSecret = asking.key(Credentials.HOOK_SECRET);
        String token = asking.key(Credentials.ACCESS_TOKEN);
        return Forms.ask(asking.wire(), () -> {
            Map<String, String> parameters = new LinkedHashMap<>(Map.of("access_token", token, "appkey", appKey, "method", METHOD, "param", question, "signMethod", "HMAC_SHA256",
                    "timestamp", String.valueOf(asking.clock().instant().toEpochMilli()), "version", "1"));
            parameters.put("sign", Signatures.kuaishou(parameters, signSecret));
            return Forms.post(asking.shop().address() + "/" + METHOD.replace('.', '/'), parameters);
        }, KuaishouCaller::judged);
    }

    @Override
    public Optional<Keys> refresh(Asking asking) throws IOException, InterruptedException {
        Map<String, String> query = new LinkedHashMap<>(Map.of("app_id", asking.key(Credentials.APP_KEY), "app_secret", asking.key(Credentials.APP_SECRET), "grant_type", "refresh_token",
                "refresh_token", asking.key(Credentials.REFRESH_TOKEN)));
        byte[] answer = Forms.ask(asking.wire(), () -> HttpRequest.newBuilder(URI.create(asking.shop().address() + "/oauth2/refresh_token?" + Forms.encoded(query)))
                .timeout(Wire.Patience.USUAL.answer()).GET().build(), KuaishouCaller::judged);
        Fields told = Forms.json(answer);
        return Optional.of(new Keys(Map.of(Credentials.ACCESS_TOKEN, told.needed("access_token"), Credentials.REFRESH_TOKEN, told.needed("refresh_token")),
                asking.clock().instant().plusSeconds(told.minor("expires_in"))));
    }

    /** 1 is good; 28 is a token that is spent, 802000 and 15 too many calls. */
    private static Verdict judged(Fields answer) {
        String says = answer.text("result", "code") + " " + answer.text("error_msg", "msg");
        return switch (answer.text("result")) {
            case "1" -> Verdict.GOOD;
            case "24", "28" -> new Verdict.TokenSpent(says);
            case "15", "802000" -> new Verdict.Throttled(null);
            case "", "10", "11" -> new Verdict.Passing(says);
            default -> new Verdict.Final(says);
        };
    }
}
