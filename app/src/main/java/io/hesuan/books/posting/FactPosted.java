package io.hesuan.books.posting;

import io.hesuan.books.stock.ValuedMove;

import java.util.List;
import java.util.UUID;

/**
 * A fact that is in the books.
 *
 * @param entryId null when nothing was to be booked
 * @param moves   as they were done; empty when the fact had been posted before
 */
public record FactPosted(UUID factId, UUID entryId, List<ValuedMove> moves) {
}
