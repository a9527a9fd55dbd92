package io.hesuan.kernel;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Decimal numbers as text from outside: digits with at most one point; no exponent, no plus, no grouping. */
final class DecimalText {

    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    private static final int LONGEST = 40;

    private DecimalText() {}

    /** @throws MalformedText when the text is missing, too long or no plain decimal number */
    static BigDecimal read(String text) {
        if (text == null) {
            throw new MalformedText("a decimal number is missing");
        }
        if (text.length() > LONGEST) {
            throw new MalformedText("a decimal number of " + text.length() + " characters is too long");
        }
        if (!PLAIN.matcher(text).matches()) {
            throw new MalformedText("'" + text + "' is not a plain decimal number");
        }
        return new BigDecimal(text);
    }

    /**
     * The value as a whole number of 10^-decimals.
     *
     * @throws MalformedText when digits would be lost, or the number does not fit 64 bits
     */
    static long scaled(BigDecimal value, int decimals, String of) {
        if (value.stripTrailingZeros().scale() > decimals) {
            throw new MalformedText(
                    value + " has more than the " + decimals + " decimals of " + of);
        }
        try {
            return value.movePointRight(decimals).longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw new MalformedText(value + " is too large for " + of);
        }
    }
}
