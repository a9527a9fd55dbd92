package io.hesuan.trade.orders;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where an order stands, told from what is known of it; see {@link StateRules}. */
enum OrderState {
    UNPAID,
    /** A presale whose deposit is paid. */
    DEPOSIT,
    /** A line is an offer that nobody has mapped to an item. */
    UNMAPPED,
    /** Somebody must look at it before it goes on. */
    HELD,
    /** Approved, and there are not enough goods. */
    SHORT,
    /** Goods are promised; to be sent. */
    READY,
    PART_SHIPPED,
    SHIPPED,
    /** Control has passed. */
    DELIVERED,
    FINISHED,
    CANCELLED;

    static final List<String> WRITTEN = Arrays.stream(values()).map(OrderState::written).toList();

    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static OrderState of(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    boolean before(OrderState other) {
        return compareTo(other) < 0;
    }
}
