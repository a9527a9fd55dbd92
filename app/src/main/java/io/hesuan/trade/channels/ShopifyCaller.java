package io.hesuan.trade.channels;

import io.hesuan.trade.channels.Wire.Verdict;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shopify's Admin REST API: orders by time of change, from page to page by the {@code Link} header, which must be followed as it is. The bucket
 * holds 40 calls and leaks two a second.
 */
@Component
class ShopifyCaller implements Caller {

    private static final String VERSION = "2026-07";
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"?next\"?");

    @Override
    public Platform platform() {
        return Platform.SHOPIFY;
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
        return new TokenBucket(38, 500_000_000);
    }

    @Override
    public void pull(Asking asking, String stream, Instant from, Instant to, Pages pages) throws IOException, InterruptedException {
        String token = asking.key(Credentials.ACCESS_TOKEN);
        String base = asking.shop().address();
        String next = base + "/admin/api/" + VERSION + "/orders.json?status=any&limit=250&order=" + Forms.encoded("updated_at asc") + "&updated_at_min=" + Forms.encoded(from.toString())
                + "&updated_at_max=" + Forms.encoded(to.toString());
        for (int page = 1; next != null; page++) {
            String address = next;
            HttpResponse<byte[]> answer = asking.wire().send(() -> HttpRequest.newBuilder(URI.create(address)).timeout(Wire.Patience.USUAL.answer())
                    .header("X-Shopify-Access-Token", token).GET().build(), ShopifyCaller::judged);
            pages.page(ShopifyOrders.ORDERS, page, answer.body());
            next = answer.headers().firstValue("Link").map(NEXT::matcher).filter(Matcher::find).map(link -> link.group(1)).orElse(null);
            if (next != null && !sameHost(next, base)) {
                throw new Wire.Failed("the next page lies on another host: " + next, false);
            }
        }
    }

    /** The token goes to the shop only. */
    static boolean sameHost(String one, String other) {
        URI a = URI.create(one);
        URI b = URI.create(other);
        return a.getHost() != null && a.getHost().equalsIgnoreCase(b.getHost()) && a.getPort() == b.getPort();
    }

    private static Verdict judged(HttpResponse<byte[]> answer) {
        Verdict verdict = Forms.ofStatus(answer);
        return verdict == Verdict.GOOD && !Forms.json(answer.body()).node().path("orders").isArray() ? new Verdict.Passing("the answer is cut short") : verdict;
    }
}
