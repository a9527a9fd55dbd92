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
    boolean changed;

    Balance(UUID id, Key key, Place place, long onHand, long reserved, boolean stored) {
        this.id = id;
        this.key = key;
        this.place = place;
        this.onHand = onHand;
        this.reserved = reserved;
        this.stored = stored;
    }

    long free() {
        return onHand - reserved;
    }
}
