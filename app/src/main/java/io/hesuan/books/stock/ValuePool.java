package io.hesuan.books.stock;

import java.util.UUID;

/**
 * Goods with the value they have together. Quantity 0 means value 0; a negative quantity is an owed layer: goods that
 * left before they came, at a provisional value.
 */
final class ValuePool {

    final UUID id;
    final ValueArea.Key key;
    /** Place in the order in which the item's goods came: the number of the move that made the pool. */
    final long arrived;
    /** The account that carries the value: given when goods come into an empty pool, and kept while there are any. */
    UUID account;
    long quantity;
    long value;
    /** As it was loaded: what the batch did to it is the difference. */
    final UUID accountBefore;
    final long valueBefore;
    boolean stored;
    boolean changed;

    ValuePool(UUID id, ValueArea.Key key, long arrived, UUID account, long quantity, long value, boolean stored) {
        this.id = id;
        this.key = key;
        this.arrived = arrived;
        this.account = account;
        this.quantity = quantity;
        this.value = value;
        this.stored = stored;
        this.accountBefore = account;
        this.valueBefore = value;
    }

    void add(long more, long itsValue) {
        quantity = Math.addExact(quantity, more);
        value = Math.addExact(value, itsValue);
        changed = true;
    }

    UnitCost cost() {
        return new UnitCost(value, quantity);
    }
}
