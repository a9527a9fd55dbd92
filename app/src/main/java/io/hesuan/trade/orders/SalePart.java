package io.hesuan.trade.orders;

import io.hesuan.kernel.Allocation;

import java.util.List;
import java.util.UUID;

/** What is to be delivered of one item for a line. */
final class SalePart {

    /** Goods that are promised to it in one place. */
    record Held(UUID placeId, UUID lotId, long quantity) {
    }

    final UUID id;
    final UUID itemId;
    final long quantity;
    boolean stored;
    UUID lotId;
    long due;
    long cancelled;
    long shipped;
    long returned;
    long recognised;
    long earlyBack;
    long recognisedDue;
    long recognisedTax;
    long lateBack;
    long lateBackTax;
    int taxRate;
    UUID reservationId;
    UUID warehouseId;
    List<Held> held = List.of();

    SalePart(UUID id, UUID itemId, long quantity) {
        this.id = id;
        this.itemId = itemId;
        this.quantity = quantity;
    }

    long open() {
        return quantity - cancelled - shipped;
    }

    /** Sent, and neither the customer's nor back. */
    long underWay() {
        return shipped - recognised - returned;
    }

    /** What becomes revenue when so many more units become the customer's; the last ones take the rest. */
    long dueOf(long units) {
        long whole = shipped - returned + open();
        return Allocation.step(due - earlyBack, 0, recognised + units, whole) - recognisedDue;
    }

    /** VAT within all that was recognised and would be with so much more, less what was booked: no cent is lost to steps. */
    long taxOf(long moreDue) {
        return taxWithin(recognisedDue + moreDue, taxRate) - recognisedTax;
    }

    /** VAT that goes with what is given back after control passed: what stays is the VAT within the revenue that stays. */
    long taxBackOf(long moreBack) {
        return recognisedTax - lateBackTax - taxWithin(recognisedDue - lateBack - moreBack, taxRate);
    }

    long back() {
        return earlyBack + lateBack;
    }

    /** @param rate percent with two decimals */
    static long taxWithin(long amount, int rate) {
        return rate == 0 ? 0 : Long.signum(amount) * Allocation.step(Math.abs(amount), 0, rate, 10_000L + rate);
    }
}
