package io.hesuan.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * How much of something: an exact decimal of at most six decimals, with its unit.
 *
 * <p>Kept as a whole number of millionths and not as a BigDecimal, so that 1.5 and 1.50 are one value, a sum costs one
 * addition, and a column is a {@code bigint}. It reaches nine million million units, which is nine million tonnes in
 * grams. Adding is exact; only {@link #convert} rounds, and its caller says how.
 *
 * @param millionths 1500000 is 1.5 units
 */
public record Quantity(long millionths, Unit unit) implements Comparable<Quantity> {

    public static final int DECIMALS = 6;
    private static final long ONE = 1_000_000;

    public Quantity {
        Objects.requireNonNull(unit, "unit");
    }

    public static Quantity zero(Unit unit) {
        return new Quantity(0, unit);
    }

    /** A whole number of units. */
    public static Quantity of(long units, Unit unit) {
        return new Quantity(Math.multiplyExact(units, ONE), unit);
    }

    /** @throws MalformedText when the text is no plain decimal, has more than six decimals, or is too large */
    public static Quantity of(String amount, Unit unit) {
        return of(DecimalText.read(amount), unit);
    }

    /** @throws MalformedText when the amount has more than six decimals, or is too large */
    public static Quantity of(BigDecimal amount, Unit unit) {
        return new Quantity(DecimalText.scaled(amount, DECIMALS, "a quantity in " + unit), unit);
    }

    public Quantity add(Quantity other) {
        return new Quantity(Math.addExact(millionths, inSameUnit(other).millionths), unit);
    }

    public Quantity subtract(Quantity other) {
        return new Quantity(Math.subtractExact(millionths, inSameUnit(other).millionths), unit);
    }

    public Quantity negate() {
        return new Quantity(Math.negateExact(millionths), unit);
    }

    /**
     * The same quantity in another unit, rounded once.
     *
     * @param decimals of the result, 0 to 6: 0 for pieces
     * @throws IllegalArgumentException when the conversion starts from another unit
     */
    public Quantity convert(Conversion conversion, int decimals, RoundingMode rounding) {
        if (!conversion.from().equals(unit)) {
            throw new IllegalArgumentException(
                    "a conversion from " + conversion.from() + " meets a quantity in " + unit);
        }
        if (decimals < 0 || decimals > DECIMALS) {
            throw new IllegalArgumentException("a quantity has 0 to " + DECIMALS + " decimals, not " + decimals);
        }
        BigDecimal exact = amount().multiply(BigDecimal.valueOf(conversion.numerator()));
        BigDecimal rounded = exact.divide(BigDecimal.valueOf(conversion.denominator()), decimals, rounding);
        return new Quantity(rounded.movePointRight(DECIMALS).longValueExact(), conversion.to());
    }

    /** -1, 0 or 1. */
    public int sign() {
        return Long.signum(millionths);
    }

    public boolean isZero() {
        return millionths == 0;
    }

    /** The amount without trailing zeros and never with an exponent: 1.5, 100, 0. */
    public BigDecimal amount() {
        BigDecimal shortest = BigDecimal.valueOf(millionths, DECIMALS).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(millionths, inSameUnit(other).millionths);
    }

    /** The amount as a plain decimal, {@code 1.5}: what {@link #of(String, Unit)} reads back. */
    @Override
    public String toString() {
        return amount().toPlainString();
    }

    private Quantity inSameUnit(Quantity other) {
        if (!unit.equals(other.unit)) {
            throw new IllegalArgumentException(
                    "a quantity in " + unit + " and one in " + other.unit + " cannot be added or compared");
        }
        return other;
    }
}
