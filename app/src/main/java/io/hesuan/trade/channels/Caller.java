package io.hesuan.trade.channels;

import io.hesuan.trade.channels.Credentials.Keys;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks one platform for what has changed, as it documents. Has no state: what a call needs comes with it. */
interface Caller {

    Platform platform();

    /** What can be asked for: orders, and refunds where they are a stream of their own. */
    List<String> streams();

    /** The longest window that one question may span. */
    Duration span();

    /** How long ago a change must be before it is sure to be told. */
    default Duration lag() {
        return Duration.ofMinutes(1);
    }

    /** Calls at once, and the time after which there is one more. */
    TokenBucket limits();

    /** Asks for all pages of a window of changes; each answer goes to the sink as it came. */
    void pull(Asking asking, String stream, Instant from, Instant to, Pages pages) throws IOException, InterruptedException;

    /** A new access token for an old one; empty where the platform's tokens do not expire, or are renewed by people. */
    default Optional<Keys> refresh(Asking asking) throws IOException, InterruptedException {
        return Optional.empty();
    }

    /** What a call needs. */
    record Asking(Shop shop, Keys keys, Wire wire, Clock clock) {

        /** @throws Wire.Failed where the key is not there */
        String key(String name) throws Wire.Failed {
            String value = keys.of(name);
            if (value.isEmpty()) {
                throw new Wire.Failed("the key " + name + " is missing", false);
            }
            return value;
        }
    }

    /** Where answers go. */
    @FunctionalInterface
    interface Pages {

        /** @param page from 1 */
        void page(String kind, int page, byte[] answer);
    }
}
