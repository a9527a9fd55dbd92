package io.hesuan.platform.webhooks;

import io.hesuan.platform.webhooks.Deliveries.Called;
import io.hesuan.platform.webhooks.Deliveries.Due;
import org.springframework.stereotype.Component;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Makes one call. The header {@code Hesuan-Signature: t=<seconds since 1970>,v1=<hex>} holds HMAC-SHA256 of
 * {@code <t>.<body>} with the webhook's secret; any answer from 200 to 299 within ten seconds means taken.
 */
@Component
class Courier {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_TROUBLE = 300;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).followRedirects(HttpClient.Redirect.NEVER).build();
    private final PublicAddress addresses;
    private final WebhookSecrets secrets;
    private final Clock clock;

    Courier(PublicAddress addresses, WebhookSecrets secrets, Clock clock) {
        this.addresses = addresses;
        this.secrets = secrets;
        this.clock = clock;
    }

    Called call(Due due) {
        if (!addresses.allows(due.address())) {
            return new Called(due, null, "the address is not public");
        }
        try {
            long seconds = clock.instant().getEpochSecond();
            var request = HttpRequest.newBuilder(URI.create(due.address())).timeout(PATIENCE).header("Content-Type", "application/json")
                    .header("User-Agent", "Hesuan-Webhooks/1").header("Hesuan-Event", due.eventType()).header("Hesuan-Delivery", WebhookSpec.DELIVERY_ID.write(due.id()))
                    .header("Hesuan-Signature", "t=" + seconds + ",v1=" + signature(secrets.open(due.webhook(), due.secret()), seconds, due.body()))
                    .POST(BodyPublishers.ofString(due.body())).build();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return new Called(due, status, status >= 200 && status < 300 ? "" : "it answered " + status);
        } catch (IOException | IllegalArgumentException | IllegalStateException trouble) {
            String says = trouble.getClass().getSimpleName() + (trouble.getMessage() == null ? "" : ": " + trouble.getMessage().replace('\0', ' '));
            return new Called(due, null, says.substring(0, Math.min(LONGEST_TROUBLE, says.length())));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Called(due, null, "the node was stopped");
        }
    }

    static String signature(String secret, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
