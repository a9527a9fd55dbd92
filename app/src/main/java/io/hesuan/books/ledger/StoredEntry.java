package io.hesuan.books.ledger;

import java.time.Instant;

/** An entry as it was recorded. */
record StoredEntry(NewEntry entry, int period, Instant recordedAt) {
}
