package io.hesuan.books.claims;

import io.hesuan.kernel.Allocation;

import java.time.LocalDate;
import java.util.UUID;

/** An item in the working set of a batch: what it says never changes, what is open does. Amounts are signed, a debit is more than 0. */
final class OpenItem {

    /**
     * What never changes about an item.
     *
     * @param partyId  {@link #NOBODY} where the line names none
     * @param factId   null where no fact stands behind
     * @param discounts what may be deducted when paid early, as {@link EarlyPayment} reads it; null for nothing
     * @param amount   minor units of the functional currency
     * @param original minor units of its own currency
     */
    record Terms(UUID id, UUID companyId, UUID accountId, UUID partyId, String currency, UUID entryId, int period, UUID factId, LocalDate enteredOn,
                 LocalDate dueOn, String document, String memo, String discounts, long amount, long original) {
    }

    /** What a match takes of an item, signed as the item is. */
    record Part(OpenItem item, long amount, long original) {
    }

    static final UUID NOBODY = new UUID(0, 0);

    final Terms terms;
    long openAmount;
    long openOriginal;

    OpenItem(Terms terms, long openAmount, long openOriginal) {
        this.terms = terms;
        this.openAmount = openAmount;
        this.openOriginal = openOriginal;
    }

    static OpenItem whole(Terms terms) {
        return new OpenItem(terms, terms.amount(), terms.original());
    }

    boolean isUntouched() {
        return openAmount == terms.amount() && openOriginal == terms.original();
    }

    /**
     * Takes a part: of the functional amount its share, and the last part takes the rest, so that nothing is lost to rounding.
     *
     * @param original signed as the item, no more than is open
     */
    Part take(long original) {
        long amount = openOriginal == 0 ? 0 : Allocation.step(openAmount, 0, Math.abs(original), Math.abs(openOriginal));
        return take(new Part(this, amount, original));
    }

    Part take(Part part) {
        openAmount -= part.amount();
        openOriginal -= part.original();
        return part;
    }

    void giveBack(Part part) {
        openAmount += part.amount();
        openOriginal += part.original();
    }
}
