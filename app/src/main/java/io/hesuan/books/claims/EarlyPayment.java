package io.hesuan.books.claims;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What may be deducted from an item when it is paid early, written as accountants write it: {@code 2/10,1/20} is
 * 2 % within ten days of the document and 1 % within twenty. Pure.
 */
final class EarlyPayment {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** One step. @param until the last day on which one may still deduct it */
    record Step(BigDecimal percent, LocalDate until) {

        /** Of an open amount in minor units, signed as that is; rounded half up to the minor unit. */
        long of(long open) {
            return BigDecimal.valueOf(open).multiply(percent).divide(HUNDRED, 0, RoundingMode.HALF_UP).longValueExact();
        }
    }

    /** As the API tells it. @param amount decimal in the currency of the item: what may be deducted of what is open now */
    record Offer(String percent, LocalDate until, String amount) {
    }

    private EarlyPayment() {
    }

    /** The steps of an item, the earliest first. @param discounts null for none */
    static List<Step> steps(String discounts, LocalDate enteredOn) {
        if (discounts == null || discounts.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(discounts.split(",")).map(step -> step.split("/")).map(parts -> new Step(new BigDecimal(parts[0]), enteredOn.plusDays(Integer.parseInt(parts[1])))).toList();
    }

    /** What may be deducted by whoever pays all that is open on this day: the first step still in time. */
    static long allowed(String discounts, LocalDate enteredOn, LocalDate paidOn, long open) {
        return steps(discounts, enteredOn).stream().filter(step -> !paidOn.isAfter(step.until())).findFirst().map(step -> step.of(open)).orElse(0L);
    }

    static List<Offer> offers(String discounts, LocalDate enteredOn, long open, Currency currency) {
        List<Offer> offers = new ArrayList<>();
        for (Step step : steps(discounts, enteredOn)) {
            offers.add(new Offer(step.percent().toPlainString(), step.until(), Money.ofMinor(step.of(open), currency).toString()));
        }
        return offers;
    }
}
