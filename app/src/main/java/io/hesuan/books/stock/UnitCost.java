package io.hesuan.books.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a quantity costs, as an exact quotient: {@code value} minor units for {@code quantity} millionths (more than 0). */
record UnitCost(long value, long quantity) {

    /** The value of another quantity of either sign, rounded half up (away from zero) to the minor unit. */
    long of(long other) {
        return share(value, other, quantity);
    }

    /** amount × part ÷ whole, rounded half up (away from zero); whole is not 0. */
    static long share(long amount, long part, long whole) {
        long high = Math.multiplyHigh(amount, part);
        long product = amount * part;
        if ((high == 0 && product >= 0) || (high == -1 && product < 0)) {
            long quotient = product / whole;
            long rest = Math.abs(product - quotient * whole);
            return rest >= Math.abs(whole) - rest ? quotient + ((product < 0) == (whole < 0) ? 1 : -1) : quotient;
        }
        return BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP).longValueExact();
    }
}
