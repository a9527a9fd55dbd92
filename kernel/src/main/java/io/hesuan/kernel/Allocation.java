package io.hesuan.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Splits an amount over weights so that the parts add up to it, by largest remainder: each part is first the whole
 * units of its exact share, then the units left over go one each to the largest remainders, to the earlier part when
 * two are equal.
 *
 * <p>Each part is within one unit of its exact share. A weight of 0 gets 0. A negative amount is split like
 * the positive one, with the sign turned, so that a reversal cancels part by part. Where all weights are 0 there is
 * nothing to split by: only the amount 0 can be split, any other is thrown, and the caller chooses another basis.
 */
public final class Allocation {

    private Allocation() {}

    /**
     * @param weights 0 or more each
     * @return one part per weight, in the same order
     */
    public static long[] of(long amount, long... weights) {
        BigInteger[] exact = new BigInteger[weights.length];
        Arrays.setAll(exact, at -> BigInteger.valueOf(weights[at]));
        return largestRemainder(amount, exact);
    }

    /** As {@link #of(long, long...)}, for weights with decimals such as prices and kilograms. */
    public static long[] of(long amount, List<BigDecimal> weights) {
        int decimals = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        BigInteger[] exact = weights.stream()
                .map(weight -> weight.setScale(decimals, RoundingMode.UNNECESSARY).unscaledValue())
                .toArray(BigInteger[]::new);
        return largestRemainder(amount, exact);
    }

    /** As {@link #of(long, long...)}, for an amount of money. */
    public static List<Money> of(Money amount, List<BigDecimal> weights) {
        return Arrays.stream(of(amount.minor(), weights))
                .mapToObj(part -> Money.ofMinor(part, amount.currency()))
                .toList();
    }

    /**
     * What falls to one stretch of a whole that is drawn in steps, as to one delivery of an order line: the rounded
     * share of all that is drawn afterwards less that of all drawn before. However the whole is cut, the steps add up
     * to the amount, and no rounding error grows from step to step.
     *
     * @param before drawn before this step, 0 to {@code after}
     * @param after drawn after it, up to {@code whole}
     * @param whole more than 0
     */
    public static long step(long amount, long before, long after, long whole) {
        if (before < 0 || after < before || whole < after || whole == 0) {
            throw new IllegalArgumentException("no step from " + before + " to " + after + " of " + whole);
        }
        return share(amount, after, whole) - share(amount, before, whole);
    }

    /** amount × part ÷ whole, rounded half up (away from zero); part is 0 to whole. */
    static long share(long amount, long part, long whole) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static long[] largestRemainder(long amount, BigInteger[] weights) {
        BigInteger sum = sum(weights);
        long[] parts = new long[weights.length];
        if (sum.signum() == 0) {
            if (amount != 0) {
                throw new IllegalArgumentException("no weight above 0 to split " + amount + " by");
            }
            return parts;
        }
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = amount;
        for (int at = 0; at < weights.length; at++) {
            BigInteger[] share = BigInteger.valueOf(amount).multiply(weights[at]).divideAndRemainder(sum);
            parts[at] = share[0].longValueExact();
            remainders[at] = share[1].abs();
            left -= parts[at];
        }
        int unit = Long.signum(left);
        for (int at : largestFirst(remainders).subList(0, (int) Math.abs(left))) {
            parts[at] += unit;
        }
        return parts;
    }

    private static List<Integer> largestFirst(BigInteger[] remainders) {
        List<Integer> order = new ArrayList<>();
        for (int at = 0; at < remainders.length; at++) {
            order.add(at);
        }
        order.sort(Comparator.comparing((Integer at) -> remainders[at]).reversed());
        return order;
    }

    private static BigInteger sum(BigInteger[] weights) {
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger weight : weights) {
            if (weight.signum() < 0) {
                throw new IllegalArgumentException("a weight is not negative: " + Arrays.toString(weights));
            }
            sum = sum.add(weight);
        }
        return sum;
    }
}
