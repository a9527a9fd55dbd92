package io.hesuan.books.posting;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Take a fact back whose goods did not move, by an entry in red ink.
 *
 * @param on null: the fact's day, or the first open day when its period is closed
 */
public record ReverseFact(UUID factId, LocalDate on) {
}
