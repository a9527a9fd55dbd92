package io.hesuan.books.stock;

import io.hesuan.books.stock.ValueArea.Key;
import io.hesuan.books.stock.ValueArea.Portion;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What goods are worth that leave an area, and how those that come enlarge it: one function each, from the state of the
 * pools and the move to the value. Pure but for the pools they are given.
 *
 * <p>What leaves and what stays always add up to what was there; the last unit takes the rest. Where more leaves than there
 * is, the pool owes: its quantity becomes negative, at provisional cost, and the goods that come next cover it; what they
 * cost more or less than was provisionally taken is a variance.
 */
final class ValuationRules {

    /**
     * How an area is valued.
     *
     * @param method      of goods in warehouses; null outside, where each key has its pool
     * @param standard    standard cost, null unless the method asks for it
     * @param provisional what a unit is taken to cost when more leaves than there is; null: not known
     */
    record Basis(ValuationMethod method, UnitCost standard, UnitCost provisional) {

        static final Basis OUTSIDE = new Basis(null, null, null);
    }

    private ValuationRules() {
    }

    /** The key of the pool that holds goods of a lot or reference; in FIFO that of the pool that owes. */
    static Key key(Basis basis, UUID lot, UUID reference) {
        if (basis.method == null) {
            return new Key(reference == null ? ValueArea.NONE : reference, lot);
        }
        return basis.method == ValuationMethod.SPECIFIC_LOT ? new Key(ValueArea.NONE, lot) : Key.ONLY;
    }

    /** @return null when it is not known */
    static UnitCost currentCost(ValueArea area, Basis basis, Key key) {
        if (basis.method == ValuationMethod.STANDARD) {
            return basis.standard;
        }
        ValuePool pool = basis.method == ValuationMethod.FIFO
                ? area.pools().stream().filter(layer -> layer.quantity > 0).reduce((earlier, later) -> later).orElse(null)
                : area.find(key);
        return pool != null && pool.quantity > 0 ? pool.cost() : basis.provisional;
    }

    /** Takes goods out; the values of the portions are what leaves. */
    static List<Portion> draw(ValueArea area, Basis basis, Key key, long quantity, Supplier<UUID> account) {
        List<Portion> drawn = new ArrayList<>();
        long open = quantity;
        if (basis.method == ValuationMethod.FIFO) {
            for (ValuePool layer : List.copyOf(area.pools())) {
                if (open > 0 && layer.quantity > 0) {
                    long taken = Math.min(open, layer.quantity);
                    drawn.add(drawOne(area.touch(layer.key, account), basis, taken));
                    open -= taken;
                }
            }
        }
        if (open > 0) {
            drawn.add(drawOne(area.touch(key, account), basis, open));
        }
        return drawn;
    }

    private static Portion drawOne(ValuePool pool, Basis basis, long quantity) {
        long covered = Math.clamp(pool.quantity, 0, quantity);
        long value = 0;
        if (covered > 0) {
            value = atStandard(pool, basis)
                    ? pool.value - basis.standard.of(pool.quantity - covered)
                    : UnitCost.share(pool.value, covered, pool.quantity);
            pool.add(-covered, -value);
        }
        if (covered < quantity) {
            long owed = quantity - covered;
            long provisional = basis.standard != null
                    ? basis.standard.of(owed - pool.quantity) + pool.value
                    : basis.provisional == null ? 0 : basis.provisional.of(owed);
            pool.add(-owed, -provisional);
            value += provisional;
        }
        return new Portion(pool, quantity, value, 0);
    }

    /**
     * Brings goods in.
     *
     * @param layer names the layer that is made where each receipt has its own
     */
    static List<Portion> fill(ValueArea area, Basis basis, Key key, UUID layer, long quantity, long value, Supplier<UUID> account) {
        if (basis.method != ValuationMethod.FIFO) {
            return List.of(fillOne(area.touch(key, account), basis, quantity, value));
        }
        List<Portion> filled = new ArrayList<>();
        ValuePool owing = area.find(Key.ONLY);
        long covers = owing == null ? 0 : Math.clamp(-owing.quantity, 0, quantity);
        long coversValue = covers == 0 ? 0 : UnitCost.share(value, covers, quantity);
        if (covers > 0) {
            filled.add(fillOne(area.touch(Key.ONLY, account), basis, covers, coversValue));
        }
        if (covers < quantity) {
            filled.add(fillOne(area.touch(new Key(layer, ValueArea.NONE), account), basis, quantity - covers, value - coversValue));
        }
        return filled;
    }

    private static Portion fillOne(ValuePool pool, Basis basis, long quantity, long value) {
        long reaches;
        if (basis.standard != null) {
            reaches = atStandard(pool, basis) ? basis.standard.of(pool.quantity + quantity) - pool.value : basis.standard.of(quantity);
        } else if (pool.quantity >= 0) {
            reaches = value;
        } else {
            long covers = Math.min(quantity, -pool.quantity);
            long owed = -UnitCost.share(pool.value, covers, -pool.quantity);
            reaches = owed + value - UnitCost.share(value, covers, quantity);
        }
        pool.add(quantity, reaches);
        return new Portion(pool, quantity, value, value - reaches);
    }

    private static boolean atStandard(ValuePool pool, Basis basis) {
        return basis.standard != null && pool.value == basis.standard.of(pool.quantity);
    }
}
