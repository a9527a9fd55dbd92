package io.hesuan.trade.channels;

import io.hesuan.trade.channels.Credentials.Keys;
import io.hesuan.trade.channels.Wire.Verdict;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Amazon's selling partner API: {@code searchOrders} of the version 2026-01-01, twenty at once and one every three minutes; what has changed in
 * the last two minutes is not told. Tokens last an hour and are had for the refresh token. The address of tokens is the shop's own where it is not Amazon's.
 */
@Component
class AmazonCaller implements Caller {

    private static final String TOKENS = "https://api.amazon.com/auth/o2/token";

    @Override
    public Platform platform() {
        return Platform.AMAZON;
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
    public Duration lag() {
        return Duration.ofMinutes(3);
    }

    @Override
    public TokenBucket limits() {
        return new TokenBucket(20, 178_000_000_000L);
    }

    @Override
    public void pull(Asking asking, String stream, Instant from, Instant to, Pages pages) throws IOException, InterruptedException {
        String token = asking.key(Credentials.ACCESS_TOKEN);
        String question = asking.shop().address() + "/orders/2026-01-01/orders?maxResultsPerPage=100&includedData=BUYER,RECIPIENT,PROCEEDS,FULFILLMENT,PACKAGES&marketplaceIds="
                + Forms.encoded(asking.shop().number()) + "&lastUpdatedAfter=" + Forms.encoded(from.toString()) + "&lastUpdatedBefore=" + Forms.encoded(to.toString());
        String next = "";
        for (int page = 1; page == 1 || !next.isEmpty(); page++) {
            String address = question + (next.isEmpty() ? "" : "&paginationToken=" + Forms.encoded(next));
            HttpResponse<byte[]> answer = asking.wire().send(() -> HttpRequest.newBuilder(URI.create(address)).timeout(Wire.Patience.USUAL.answer())
                    .header("x-amz-access-token", token).header("User-Agent", "Hesuan/1 (Language=Java)").GET().build(), AmazonCaller::judged);
            pages.page(AmazonOrders.ORDERS, page, answer.body());
            String before = next;
            next = Forms.json(answer.body()).at("pagination").text("nextToken");
            if (!next.isEmpty() && next.equals(before)) {
                throw new Wire.Failed("the pages do not move on", false);
            }
        }
    }

    @Override
    public Optional<Keys> refresh(Asking asking) throws IOException, InterruptedException {
        Map<String, String> form = Map.of("grant_type", "refresh_token", "refresh_token", asking.key(Credentials.REFRESH_TOKEN), "client_id", asking.key(Credentials.APP_KEY),
                "client_secret", asking.key(Credentials.APP_SECRET));
        boolean usual = asking.shop().address().contains("amazon.com");
        byte[] answer = Forms.ask(asking.wire(), () -> Forms.post(usual ? TOKENS : asking.shop().address() + "/auth/o2/token", form),
                told -> told.has("access_token") ? Verdict.GOOD : new Verdict.Final("no token: " + told.text("error") + " " + told.text("error_description")));
        Fields told = Forms.json(answer);
        return Optional.of(new Keys(Map.of(Credentials.ACCESS_TOKEN, told.needed("access_token")), asking.clock().instant().plusSeconds(told.minor("expires_in"))));
    }

    /** 403 is also a token that is spent, and the code says so. */
    private static Verdict judged(HttpResponse<byte[]> answer) {
        Verdict verdict = answer.statusCode() == 403 ? new Verdict.TokenSpent("it answered 403") : Forms.ofStatus(answer);
        return verdict == Verdict.GOOD && !Forms.json(answer.body()).node().path("orders").isArray() ? new Verdict.Passing("the answer is cut short") : verdict;
    }
}
