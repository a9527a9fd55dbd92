package io.hesuan.books.ledger;

/** Debit or credit: of a line, or the side on which an account usually stands. */
public enum Side {
    DEBIT, CREDIT;

    public Side other() {
        return this == DEBIT ? CREDIT : DEBIT;
    }

    static Side of(String stored) {
        return valueOf(stored.toUpperCase(java.util.Locale.ROOT));
    }
}
