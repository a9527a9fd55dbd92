package io.hesuan.books.stock;

import io.hesuan.platform.access.InCompany;

import java.time.Instant;
import java.util.UUID;

/**
 * Hold goods for somebody.
 *
 * @param id          made by whoever asks, so that asking again is harmless
 * @param ownerId     whose goods; null: the company's own
 * @param lotId       null: first to expire first
 * @param channelId   whose quota it draws on, null for none
 * @param quantity    millionths of the base unit
 * @param priority    among those that are decided together the higher is served first
 * @param lifeLeft    days to expiry that must be left at least; the item's own minimum holds besides
 * @param expiresAt   when it is given back unless it is confirmed; null: never
 */
public record ReserveStock(UUID id, UUID companyId, UUID itemId, UUID ownerId, UUID warehouseId, UUID lotId, UUID channelId, UUID orderId,
                           long quantity, int priority, int lifeLeft, Instant expiresAt) implements InCompany {

    Reservation.Terms terms() {
        return new Reservation.Terms(id, companyId, itemId, orNone(ownerId), warehouseId, orNone(lotId), orNone(channelId), orderId, quantity, priority,
                lifeLeft, expiresAt == null ? null : expiresAt.truncatedTo(java.time.temporal.ChronoUnit.MICROS));
    }

    private static UUID orNone(UUID id) {
        return id == null ? ValueArea.NONE : id;
    }
}
