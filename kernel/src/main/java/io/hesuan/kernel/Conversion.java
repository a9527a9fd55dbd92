package io.hesuan.kernel;

import java.util.Objects;

/**
 * How many of one unit make another, as an exact ratio: one carton is 24 pieces (24/1), one kilogram is 2 jin (2/1),
 * three pieces are one set (1/3). A ratio, because a third has no decimal.
 *
 * @param numerator of the factor that turns a quantity in {@code from} into one in {@code to}; more than 0
 * @param denominator of that factor; more than 0
 */
public record Conversion(Unit from, Unit to, long numerator, long denominator) {

    public Conversion {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (numerator <= 0 || denominator <= 0) {
            throw new IllegalArgumentException(
                    "the ratio " + numerator + "/" + denominator + " from " + from + " to " + to + " is not positive");
        }
    }

    /** The way back. */
    public Conversion inverse() {
        return new Conversion(to, from, denominator, numerator);
    }
}
