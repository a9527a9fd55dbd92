package io.hesuan.trade.channels;

import io.hesuan.platform.intake.Received;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import io.hesuan.trade.channels.Credentials.Keys;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Where platforms call us: {@code POST /hooks/{platform}/{channel}}. Nobody is signed in here; the signature over the raw body is looked at before
 * anything is parsed, and whoever has none learns nothing, not even whether the channel is there. The platform's number of the delivery makes a repeated
 * call harmless. What is taken is kept before the answer, and read after it.
 */
@RestController
class Hooks {

    private static final int LARGEST_CALL = 4 << 20;
    private static final Keys NONE = new Keys(Map.of(), null);

    /** How a platform signs its calls: the header with the signature, and the one with the number of the delivery. */
    private enum Manner {
        SHOPIFY("X-Shopify-Hmac-Sha256", "X-Shopify-Webhook-Id", "X-Shopify-Topic", ShopifyOrders.ORDERS),
        WOOCOMMERCE("X-WC-Webhook-Signature", "X-WC-Webhook-Delivery-ID", "X-WC-Webhook-Topic", WooCommerceOrders.ORDERS),
        HOUSE("Hesuan-Signature", "Hesuan-Delivery", "Hesuan-Event", OwnOrders.ORDERS);

        private final String signature;
        private final String delivery;
        private final String topic;
        private final String kind;

        Manner(String signature, String delivery, String topic, String kind) {
            this.signature = signature;
            this.delivery = delivery;
            this.topic = topic;
            this.kind = kind;
        }

        static Manner of(Platform platform) {
            return switch (platform) {
                case SHOPIFY -> SHOPIFY;
                case WOOCOMMERCE -> WOOCOMMERCE;
                case POS, WHOLESALE, OWN -> HOUSE;
                default -> null;
            };
        }

        boolean isSigned(String given, byte[] body, String secret) {
            return Signatures.same(given, this == HOUSE ? Signatures.hexOfBody(body, secret) : Signatures.ofBody(body, secret));
        }
    }

    record Taken(boolean news) {
    }

    private final Shops shops;
    private final Credentials credentials;
    private final Pulling pulling;
    private final Clock clock;

    Hooks(Shops shops, Credentials credentials, Pulling pulling, Clock clock) {
        this.shops = shops;
        this.credentials = credentials;
        this.pulling = pulling;
        this.clock = clock;
    }

    @PostMapping("/hooks/{platform}/{code}")
    @ResponseStatus(HttpStatus.OK)
    Taken take(@PathVariable String platform, @PathVariable String code, HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_CALL + 1);
        if (body.length > LARGEST_CALL) {
            throw Refused.because(RequestRefusal.REQUEST_IS_TOO_LARGE, null);
        }
        Shop shop = Platform.of(platform).flatMap(known -> shops.active(known, code)).orElse(null);
        Manner manner = shop == null ? null : Manner.of(shop.platform());
        Keys keys = shop == null ? NONE : credentials.find(shop.id()).orElse(NONE);
        String secret = keys.of(keys.of(Credentials.HOOK_SECRET).isEmpty() ? Credentials.APP_SECRET : Credentials.HOOK_SECRET);
        if (manner == null || secret.isEmpty() || !manner.isSigned(request.getHeader(manner.signature), body, secret)) {
            throw Refused.because(ChannelRefusal.HOOK_IS_NOT_OURS, null);
        }
        String topic = request.getHeader(manner.topic) == null ? "" : request.getHeader(manner.topic);
        if (isNotOfOrders(topic)) { // a test of the connection, or a topic that somebody subscribed to besides
            return new Taken(false);
        }
        var kept = pulling.keep(List.of(new Received(shop.id(), shop.companyId(), manner.kind, Received.Via.PUSH, request.getHeader(manner.delivery), topic, body, null, null, null, clock.instant())));
        return new Taken(!kept.isEmpty() && kept.getFirst().news());
    }

    private static boolean isNotOfOrders(String topic) {
        return !topic.isEmpty() && !topic.startsWith("order");
    }

    /** Nobody is asked who he is under this address; the signature says it. */
    @Configuration(proxyBeanMethods = false)
    static class Gate {

        @Bean
        @Order(50)
        SecurityFilterChain hooksOfPlatforms(HttpSecurity http) {
            return http.securityMatcher("/hooks/**").csrf(csrf -> csrf.disable()).sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
        }
    }
}
