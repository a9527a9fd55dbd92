package io.hesuan.books.stock;

import java.util.UUID;

/**
 * A move as it was done: one lot, one pool on each side. A {@link GoodsMove} that draws on several lots or layers becomes
 * several of these.
 *
 * @param quantity    of this part, millionths; 0 for value alone
 * @param value       what leaves the one side; minor units of the functional currency; 0 within one pool
 * @param variance    part of the value that does not reach the other side's pool: against standard cost, or from
 *                    covering a shortage that was valued provisionally. The pool gets {@code value - variance}
 * @param fromPool    null when the side carries no value; likewise {@code fromAccount}
 * @param fromKind    kind of the place, for the rules of posting
 * @param fromWarehouse null outside warehouses
 */
public record ValuedMove(UUID id, GoodsMove move, UUID lotId, long quantity, long value, long variance,
                         PlaceKind fromKind, UUID fromWarehouse, UUID fromPool, UUID fromAccount,
                         PlaceKind toKind, UUID toWarehouse, UUID toPool, UUID toAccount) {

    /** Whether anything is to be posted. */
    public boolean movesValue() {
        return (value != 0 || variance != 0) && (fromPool == null || !fromPool.equals(toPool));
    }
}
