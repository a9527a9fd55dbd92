package io.hesuan.books.ledger;

import java.util.Locale;

/** How a company numbers its vouchers: all in one sequence, or receipts, payments and transfers each in their own. */
public enum VoucherWords {
    SINGLE, THREE;

    static VoucherWords of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
