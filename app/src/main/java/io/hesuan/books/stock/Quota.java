package io.hesuan.books.stock;

import java.time.LocalDate;
import java.util.UUID;

/** What a channel has promised of an item in a warehouse, and what it may promise, as the batch sees it. */
final class Quota {

    record Key(UUID companyId, UUID itemId, UUID warehouseId, UUID channelId) {
    }

    /**
     * What a channel may promise.
     *
     * @param fixed      whether it is a number of units over its life, and not a share of what is there
     * @param quantity   millionths; 0 for a share
     * @param ratio      ten-thousandths; 0 for a fixed quota
     * @param validUntil last day, null: until it is taken away
     */
    record Terms(boolean fixed, long quantity, int ratio, int priority, LocalDate validUntil) {
    }

    final Key key;
    /** null for a channel without a quota. */
    final Terms terms;
    /** Promised and not issued yet. */
    long held;
    /** Promised, issued or not. */
    long drawn;
    boolean changed;

    Quota(Key key, Terms terms, long held, long drawn) {
        this.key = key;
        this.terms = terms;
        this.held = held;
        this.drawn = drawn;
    }

    boolean validOn(LocalDate day) {
        return terms != null && (terms.validUntil == null || !day.isAfter(terms.validUntil));
    }
}
