package io.hesuan.books.inventory;

import java.time.Instant;
import java.util.UUID;

/**
 * One look, as it is kept.
 *
 * @param book millionths that the books said were there at that moment
 */
record CountEntry(UUID id, Spot spot, long quantity, long book, Instant countedAt, UUID countedBy) {

    /** One lot in one place; the lot is nil where there is none. */
    record Spot(UUID placeId, UUID itemId, UUID lotId) {
    }

    long difference() {
        return quantity - book;
    }
}
