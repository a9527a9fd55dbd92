package io.hesuan.books.inventory;

import java.time.LocalDate;
import java.util.UUID;

/** Take back what an adjustment did, by a document of the opposite. @param on null for today */
record ReverseAdjustment(UUID id, LocalDate on) {
}
