package io.hesuan.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A fraction of an amount, as for tax, commission or discount: 0.13 is 13 percent. It knows since when it stands and
 * who says so, because years later someone will ask.
 *
 * @param value 0 or more; equal values are equal rates, however many zeros they were written with
 * @param source the law, contract or price list it comes from
 */
public record Rate(BigDecimal value, LocalDate date, String source) {

    public Rate {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("a rate is not negative: " + value.toPlainString());
        }
        value = shortest(value);
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(source, "source");
    }

    /** Amount × rate, rounded half up (away from zero) to the minor unit: the tax on a net amount. */
    public Money of(Money amount) {
        return rounded(amount.amount().multiply(value), amount.currency());
    }

    /**
     * Amount × rate ÷ (1 + rate), rounded half up (away from zero) once: the tax inside a gross amount. The net is
     * the gross less this, so that the two always add up.
     */
    public Money within(Money gross) {
        BigDecimal share = gross.amount().multiply(value);
        int digits = gross.currency().minorDigits();
        return Money.of(share.divide(BigDecimal.ONE.add(value), digits, RoundingMode.HALF_UP), gross.currency());
    }

    static Money rounded(BigDecimal amount, Currency currency) {
        return Money.of(amount.setScale(currency.minorDigits(), RoundingMode.HALF_UP), currency);
    }

    static BigDecimal shortest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
