package io.hesuan.trade.channels;

import io.hesuan.trade.channels.Wire.Verdict;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** WooCommerce's REST API v3: orders by time of change, from old to new; {@code X-WP-TotalPages} says how many pages there are. */
@Component
class WooCommerceCaller implements Caller {

    @Override
    public Platform platform() {
        return Platform.WOOCOMMERCE;
    }

    @Override
    public List<String> streams() {
        return List.of("orders");
    }

    @Override
    public Duration span() {
        return Duration.ofDays(7);
    }

    @Override
    public TokenBucket limits() {
        return new TokenBucket(4, 250_000_000);
    }

    @Override
    public void pull(Asking asking, String stream, Instant from, Instant to, Pages pages) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString((asking.key(Credentials.APP_KEY) + ":" + asking.key(Credentials.APP_SECRET)).getBytes(StandardCharsets.UTF_8));
        long last = 1;
        for (int page = 1; page <= last; page++) {
            String address = asking.shop().address() + "/wp-json/wc/v3/orders?dates_are_gmt=true&orderby=modified&order=asc&per_page=100&page=" + page + "&modified_after="
                    + Forms.encoded(from.toString()) + "&modified_before=" + Forms.encoded(to.toString());
            HttpResponse<byte[]> answer = asking.wire().send(() -> HttpRequest.newBuilder(URI.create(address)).timeout(Wire.Patience.USUAL.answer())
                    .header("Authorization", "Basic " + login).GET().build(), WooCommerceCaller::judged);
            pages.page(WooCommerceOrders.ORDERS, page, answer.body());
            last = answer.headers().firstValueAsLong("X-WP-TotalPages").orElse(1);
        }
    }

    private static Verdict judged(HttpResponse<byte[]> answer) {
        Verdict verdict = Forms.ofStatus(answer);
        return verdict == Verdict.GOOD && !Forms.json(answer.body()).node().isArray() ? new Verdict.Passing("the answer is cut short") : verdict;
    }
}
