package io.hesuan.trade.channels;

import io.hesuan.trade.channels.Wire.Verdict;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pinduoduo's open platform: {@code pdd.order.number.list.increment.get}, half an hour of changes at a time, from the last page to the first, because
 * the latest change stands first.
 */
@Component
class PinduoduoCaller implements Caller {

    private static final int PAGE_SIZE = 100;

    @Override
    public Platform platform() {
        return Platform.PINDUODUO;
    }

    @Override
    public List<String> streams() {
        return List.of("orders");
    }

    @Override
    public Duration span() {
        return Duration.ofMinutes(30);
    }

    @Override
    public TokenBucket limits() {
        return new TokenBucket(50, 10_000_000);
    }

    @Override
    public void pull(Asking asking, String stream, Instant from, Instant to, Pages pages) throws IOException, InterruptedException {
        long total = Forms.json(page(asking, from, to, 1)).under("order_sn_increment_get_response").minor("total_count");
        for (int page = (int) ((total + PAGE_SIZE - 1) / PAGE_SIZE); page >= 1; page--) {
            pages.page(PinduoduoOrders.ORDERS, page, page(asking, from, to, page));
        }
    }

    private static byte[] page(Asking asking, Instant from, Instant to, int page) throws IOException, InterruptedException {
        String clientId = asking.key(Credentials.APP_KEY);
        String secret = asking.key(Credentials.APP_SECRET);
        String token = asking.key(Credentials.ACCESS_TOKEN);
        return Forms.ask(asking.wire(), () -> {
            Map<String, String> parameters = new LinkedHashMap<>(Map.of("type", "pdd.order.number.list.increment.get", "client_id", clientId, "access_token", token, "data_type", "JSON",
                    "timestamp", String.valueOf(asking.clock().instant().getEpochSecond()), "page", String.valueOf(page), "page_size", String.valueOf(PAGE_SIZE),
                    "start_updated_at", String.valueOf(from.getEpochSecond()), "end_updated_at", String.valueOf(to.getEpochSecond())));
            parameters.putAll(Map.of("is_lucky_flag", "0", "order_status", "5", "refund_status", "5"));
            parameters.put("sign", Signatures.md5Around(parameters, secret));
            return Forms.post(asking.shop().address(), parameters);
        }, PinduoduoCaller::judged);
    }

    /** 10019 is a token that is spent, 52101, 52102 and 70031 too many calls, 50000 and up a failure on their side. */
    private static Verdict judged(Fields answer) {
        if (!answer.has("error_response")) {
            return answer.node().isEmpty() ? new Verdict.Passing("the answer is cut short") : Verdict.GOOD;
        }
        Fields error = answer.at("error_response");
        String says = error.text("error_code") + " " + error.text("error_msg") + " " + error.text("sub_msg");
        return switch (error.text("error_code")) {
            case "10019" -> new Verdict.TokenSpent(says);
            case "52101", "52102", "52103", "70031", "70032" -> new Verdict.Throttled(null);
            case "50000", "50001", "52001", "52002" -> new Verdict.Passing(says);
            default -> new Verdict.Final(says);
        };
    }
}
