package io.hesuan.books.ledger;

import java.util.Locale;

/** The six classes of a Chinese chart. Revenue and expense are carried over into the profit of the year. */
public enum AccountClass {
    ASSET, LIABILITY, EQUITY, COST, REVENUE, EXPENSE;

    boolean isCarriedOver() {
        return this == REVENUE || this == EXPENSE;
    }

    static AccountClass of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
