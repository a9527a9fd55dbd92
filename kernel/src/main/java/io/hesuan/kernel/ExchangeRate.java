package io.hesuan.kernel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What one unit of a currency was worth in another, on a day, as a source told.
 *
 * @param value units of {@code to} for one unit of {@code from}; more than 0. A source that quotes for 100 units is
 *     divided by 100 before it gets here
 */
public record ExchangeRate(Currency from, Currency to, BigDecimal value, LocalDate date, String source) {

    public ExchangeRate {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("an exchange rate is more than 0: " + value.toPlainString());
        }
        value = Rate.shortest(value);
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(source, "source");
    }

    /**
     * The amount in the other currency, rounded half up (away from zero) once. Convert a document's total and allocate
     * it to the lines; lines converted one by one do not add up.
     *
     * @throws IllegalArgumentException when the amount is not in {@link #from}
     */
    public Money convert(Money amount) {
        if (!amount.currency().equals(from)) {
            throw new IllegalArgumentException("a rate from " + from + " meets an amount in " + amount.currency());
        }
        return Rate.rounded(amount.amount().multiply(value), to);
    }
}
