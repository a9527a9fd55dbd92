package io.hesuan.books.ledger;

import java.util.Locale;

/** Where an entry comes from: a fact and its rules, a person, another entry that it takes back, the opening or the closing of books. */
public enum EntryKind {
    AUTOMATIC, MANUAL, REVERSAL, OPENING, CLOSING;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EntryKind of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
