package io.hesuan.books.inventory;

import java.time.Instant;
import java.util.UUID;

/**
 * Tell what was found of one lot in one place.
 *
 * @param id        made where it was counted, so that sending it again is harmless
 * @param lotId     nil for goods without lots
 * @param quantity  millionths, 0 or more
 * @param countedAt the moment of looking; it may have been sent much later
 */
record RecordCount(UUID countId, UUID id, UUID placeId, UUID itemId, UUID lotId, long quantity, Instant countedAt) {
}
