package io.hesuan.books.stock;

import java.util.UUID;

/** What lies in a place of one lot and owner, as the batch sees it. */
final class Balance {

    record Key(UUID companyId, UUID itemId, UUID placeId, UUID lotId, UUID ownerId) {
    }

    final UUID id;
    final Key key;
    final Place place;
    long onHand;
    long reserved;
    boolean stored;
    private final long onHandBefore;
    private final long reservedBefore;

    Balance(UUID id, Key key, Place place, long onHand, long reserved, boolean stored) {
        this.id = id;
        this.key = key;
        this.place = place;
        this.onHand = onHand;
        this.reserved = reserved;
        this.stored = stored;
        this.onHandBefore = onHand;
        this.reservedBefore = reserved;
    }

    /** Whether there is anything to write: what came and went within one batch leaves the balance as it was. */
    boolean changed() {
        return onHand != onHandBefore || reserved != reservedBefore;
    }

    long free() {
        return onHand - reserved;
    }
}
