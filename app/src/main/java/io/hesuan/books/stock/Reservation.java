package io.hesuan.books.stock;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Goods promised, as the batch sees them. */
final class Reservation {

    enum State {
        /** Held until it is confirmed, or expires. */
        TRIED,
        /** Held until it is issued or cancelled. */
        CONFIRMED,
        ISSUED, CANCELLED, EXPIRED;

        static State of(String written) {
            return valueOf(written.toUpperCase(java.util.Locale.ROOT));
        }

        String written() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        boolean holds() {
            return this == TRIED || this == CONFIRMED;
        }
    }

    /** What was asked for; it never changes. */
    record Terms(UUID id, UUID companyId, UUID itemId, UUID ownerId, UUID warehouseId, UUID lotId, UUID channelId, UUID orderId,
                 long quantity, int priority, int lifeLeft, Instant expiresAt) {
    }

    final Terms terms;
    final Instant reservedAt;
    State state;
    long issued;
    /** What it holds, by balance. */
    final Map<UUID, Long> allocated = new LinkedHashMap<>();
    boolean stored;
    boolean changed;

    Reservation(Terms terms, Instant reservedAt, State state, long issued, boolean stored) {
        this.terms = terms;
        this.reservedAt = reservedAt;
        this.state = state;
        this.issued = issued;
        this.stored = stored;
    }

    boolean expiredAt(Instant now) {
        return state == State.TRIED && terms.expiresAt() != null && !terms.expiresAt().isAfter(now);
    }
}
