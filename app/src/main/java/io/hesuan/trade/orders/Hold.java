package io.hesuan.trade.orders;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why a person must look at an order. */
enum Hold {
    NONE,
    /** By a rule of the company; the detail says which. */
    RULE,
    /** By a person; the detail is what he wrote. */
    PERSON,
    /** The buyer wants his money back before anything was sent. */
    REFUND_ASKED,
    /** What is due is not what was paid and what others bear. */
    AMOUNTS_DIFFER,
    /** The platform changed lines after goods had gone. */
    CHANGED_AFTER_SHIPPING,
    /** More was given back than was paid. */
    REFUND_EXCEEDS,
    /** The order's currency is not that of the books, and there is no rate. */
    RATE_MISSING,
    /** The books did not take it; the detail says why. */
    NOT_POSTED;

    static final List<String> WRITTEN = Arrays.stream(values()).map(Hold::written).toList();

    String written() {
        return this == NONE ? "" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Hold of(String written) {
        return written.isEmpty() ? NONE : valueOf(written.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether it ends by itself when its cause is gone. */
    boolean isFound() {
        return this == REFUND_ASKED || this == AMOUNTS_DIFFER || this == REFUND_EXCEEDS || this == RATE_MISSING || this == NOT_POSTED;
    }
}
