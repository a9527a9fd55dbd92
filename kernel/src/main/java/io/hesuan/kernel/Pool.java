package io.hesuan.kernel;

/**
 * A quantity and the value it has together, as one layer of stock: goods go out at their share of the value, and the
 * last unit takes the rest. Unit cost is never kept, so nothing is lost to rounding however the pool is drawn.
 *
 * @param quantity 0 or more
 * @param value 0 when the quantity is 0; otherwise of either sign, since a late correction can exceed the cost
 */
public record Pool(Quantity quantity, Money value) {

    /** What was drawn, and what stays. The two values add up to the value before. */
    public record Draw(Money value, Pool rest) {}

    public Pool {
        if (quantity.sign() < 0) {
            throw new IllegalArgumentException("a pool of " + quantity + " " + quantity.unit());
        }
        if (quantity.isZero() && !value.isZero()) {
            throw new IllegalArgumentException("a value of " + value + " " + value.currency() + " without quantity");
        }
    }

    public static Pool empty(Unit unit, Currency currency) {
        return new Pool(Quantity.zero(unit), Money.zero(currency));
    }

    public Pool add(Quantity more, Money itsValue) {
        return new Pool(quantity.add(more), value.add(itsValue));
    }

    /** @throws IllegalArgumentException when the quantity is negative or more than there is */
    public Draw draw(Quantity out) {
        Quantity stays = quantity.subtract(out);
        if (out.sign() < 0 || stays.sign() < 0) {
            throw new IllegalArgumentException(
                    out + " " + out.unit() + " cannot be drawn from " + quantity + " " + quantity.unit());
        }
        if (out.isZero()) {
            return new Draw(Money.zero(value.currency()), this);
        }
        long share = Allocation.share(value.minor(), out.millionths(), quantity.millionths());
        Money taken = Money.ofMinor(share, value.currency());
        return new Draw(taken, new Pool(stays, value.subtract(taken)));
    }
}
