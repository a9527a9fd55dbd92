package io.hesuan.books.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An entry to be recorded.
 *
 * @param word     null lets the ledger derive it from the cash accounts among the lines
 * @param factId   the fact that it follows from, null when none
 * @param reverses the entry that it takes back, null when none
 */
public record NewEntry(UUID id, UUID companyId, LocalDate on, EntryKind kind, VoucherWord word, UUID factId, UUID reverses, String memo,
                       UUID recordedBy, List<NewLine> lines) {

    public NewEntry {
        lines = List.copyOf(lines);
    }
}
