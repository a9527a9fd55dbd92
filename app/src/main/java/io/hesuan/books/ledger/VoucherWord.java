package io.hesuan.books.ledger;

import java.util.Locale;

/** The legal word of a voucher; people read it in the locale files as {@code voucher.word.<word>}. */
public enum VoucherWord {
    GENERAL, RECEIPT, PAYMENT, TRANSFER;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
