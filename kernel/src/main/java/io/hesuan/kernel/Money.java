package io.hesuan.kernel;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;

/**
 * An amount: a whole number of minor units (fen, cents) with its currency. Adding and subtracting is exact; a sum that
 * does not fit 64 bits is thrown, as is a mix of currencies. Nothing here rounds: rounding belongs to {@link Rate},
 * {@link ExchangeRate} and {@link Allocation}, once each.
 *
 * @param minor minor units; 12345 is 123.45 yuan
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public Money {
        Objects.requireNonNull(currency, "currency");
    }

    public static Money ofMinor(long minor, Currency currency) {
        return new Money(minor, currency);
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Reads major units, {@code "123.45"}, exactly.
     *
     * @throws MalformedText when the text is no plain decimal, has more decimals than the currency, or is too large
     */
    public static Money of(String amount, Currency currency) {
        return of(DecimalText.read(amount), currency);
    }

    /** @throws MalformedText when the amount has more decimals than the currency, or is too large */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(DecimalText.scaled(amount, currency.minorDigits(), currency.code()), currency);
    }

    public static Money sum(Currency currency, Collection<Money> amounts) {
        Money sum = zero(currency);
        for (Money amount : amounts) {
            sum = sum.add(amount);
        }
        return sum;
    }

    public Money add(Money other) {
        return new Money(Math.addExact(minor, inSameCurrency(other).minor), currency);
    }

    public Money subtract(Money other) {
        return new Money(Math.subtractExact(minor, inSameCurrency(other).minor), currency);
    }

    public Money negate() {
        return new Money(Math.negateExact(minor), currency);
    }

    public Money times(long count) {
        return new Money(Math.multiplyExact(minor, count), currency);
    }

    public Money abs() {
        return minor < 0 ? negate() : this;
    }

    /** -1, 0 or 1. */
    public int sign() {
        return Long.signum(minor);
    }

    public boolean isZero() {
        return minor == 0;
    }

    /** Major units, with as many decimals as the currency has. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, currency.minorDigits());
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, inSameCurrency(other).minor);
    }

    /** Major units as a plain decimal, {@code 123.45}: what {@link #of(String, Currency)} reads back. */
    @Override
    public String toString() {
        return amount().toPlainString();
    }

    private Money inSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("an amount in " + currency + " and one in " + other.currency
                    + " cannot be added or compared");
        }
        return other;
    }
}
