package io.hesuan.books.ledger;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Take an entry back in red ink.
 *
 * @param on null for the day of the entry while its period is open, and for the first open day after it
 */
public record ReverseEntry(UUID entryId, LocalDate on, String memo) {
}
