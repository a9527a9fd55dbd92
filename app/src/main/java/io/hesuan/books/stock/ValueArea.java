package io.hesuan.books.stock;

import io.hesuan.kernel.Ids;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The pools of one item that are valued together: those of a warehouse, or those of a place outside, one per reference.
 * What changes is remembered until {@link #keep}, so that a refused fact leaves nothing.
 */
final class ValueArea {

    /** Stands in keys for: no lot, no reference, no owner but the company. */
    static final UUID NONE = new UUID(0, 0);

    /**
     * Which pool of an area.
     *
     * @param tracked reference outside warehouses, the receipt of a FIFO layer, else none
     * @param lot     of goods outside warehouses, and where lots are valued one by one; else none
     */
    record Key(UUID tracked, UUID lot) {

        static final Key ONLY = new Key(NONE, NONE);
    }

    /** Goods of one pool that went or came. */
    record Portion(ValuePool pool, long quantity, long value, long variance) {
    }

    private record Before(ValuePool pool, UUID account, long quantity, long value, boolean changed) {
    }

    final PlaceKind kind;
    private final LongSupplier moves;
    private final Map<Key, ValuePool> pools = new LinkedHashMap<>();
    private final List<Before> before = new ArrayList<>();

    /** @param moves gives the number of the item's newest move, which orders the pools */
    ValueArea(PlaceKind kind, LongSupplier moves) {
        this.kind = kind;
        this.moves = moves;
    }

    /** Takes in a stored pool; they come in the order of their arrival. */
    void load(ValuePool pool) {
        pools.put(pool.key, pool);
    }

    Collection<ValuePool> pools() {
        return pools.values();
    }

    /** null when there is none. */
    ValuePool find(Key key) {
        return pools.get(key);
    }

    long quantity() {
        return pools.values().stream().mapToLong(pool -> pool.quantity).sum();
    }

    long value() {
        return pools.values().stream().mapToLong(pool -> pool.value).sum();
    }

    /** The pool to change, made when it is not there; its account is asked for when it holds nothing yet. */
    ValuePool touch(Key key, Supplier<UUID> account) {
        ValuePool pool = pools.computeIfAbsent(key, wanted -> new ValuePool(Ids.next(), wanted, moves.getAsLong(), null, 0, 0, false));
        before.add(new Before(pool, pool.account, pool.quantity, pool.value, pool.changed));
        if (pool.quantity == 0) {
            pool.account = account.get();
        }
        return pool;
    }

    /** Forgets how to go back. */
    void keep() {
        before.clear();
    }

    /** Goes back to where {@link #keep} was called last. A pool made since stays, empty and unwritten. */
    void restore() {
        for (Before state : before.reversed()) {
            state.pool.account = state.account;
            state.pool.quantity = state.quantity;
            state.pool.value = state.value;
            state.pool.changed = state.changed;
        }
        before.clear();
    }
}
