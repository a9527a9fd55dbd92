package io.hesuan.books.ledger;

import java.util.Locale;

/** Whose balance an account repeats: nobody's, that of stock, or that of open items. */
public enum Control {
    NONE, STOCK, CLAIMS;

    static Control of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
