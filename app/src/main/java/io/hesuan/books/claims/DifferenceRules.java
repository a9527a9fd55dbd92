package io.hesuan.books.claims;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.ExchangeRate;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What a match leaves over, and whether the reasons given explain all of it. Pure. */
final class DifferenceRules {

    private static final int RATE_DECIMALS = 10;
    private static final String OWN_BOOKS = "books";

    private DifferenceRules() {
    }

    /**
     * The differences of a plan, whose parts are taken already; with that of exchange, which nobody has to name.
     *
     * @param receivable whether the account is one of what others owe
     */
    static Outcome<List<Difference>> of(MatchRules.Plan plan, List<OpenItem.Part> parts, List<MatchItems.Difference> given, Currency functional, boolean receivable) {
        if (plan.rest() != 0 && given.isEmpty()) {
            return Outcome.refused(ClaimRefusal.MATCH_LEAVES_A_DIFFERENCE, "lines", Money.ofMinor(plan.rest(), plan.currency()), plan.currency());
        }
        if (plan.rest() == 0 && !given.isEmpty()) {
            return Outcome.refused(ClaimRefusal.DIFFERENCE_IS_NOT_THERE, "differences");
        }
        ExchangeRate rate = plan.currency().equals(functional) || plan.rest() == 0 ? null : rate(plan, parts, functional);
        List<Difference> differences = new ArrayList<>();
        long left = Math.abs(plan.rest());
        for (int i = 0; i < given.size(); i++) {
            long size;
            try {
                size = given.get(i).amount() == null ? left : Money.of(given.get(i).amount(), plan.currency()).minor();
            } catch (MalformedText malformed) {
                size = 0;
            }
            if (size <= 0) {
                return Outcome.refused(ClaimRefusal.DIFFERENCE_NOT_UNDERSTOOD, "differences[" + i + "].amount", i + 1);
            }
            left -= size;
            differences.add(new Difference(given.get(i).reason().role(receivable), plan.currency().code(), plan.rest() > 0 ? -size : size, rate));
        }
        if (left != 0) {
            return Outcome.refused(ClaimRefusal.DIFFERENCES_DO_NOT_ADD_UP, "differences", Money.ofMinor(Math.abs(plan.rest()), plan.currency()),
                    Money.ofMinor(Math.abs(plan.rest()) - left, plan.currency()), plan.currency());
        }
        differences.addAll(exchange(parts, differences.stream().mapToLong(Difference::amount).sum(), functional));
        return Outcome.done(differences);
    }

    /** What is left in functional currency of parts and of what is booked against them; nobody has to name it. */
    static List<Difference> exchange(List<OpenItem.Part> parts, long booked, Currency functional) {
        long exchange = -parts.stream().mapToLong(OpenItem.Part::amount).sum() - booked;
        return exchange == 0 ? List.of() : List.of(new Difference(Difference.Role.EXCHANGE, functional.code(), exchange, null));
    }

    /** At which the side that is left over stands in the books, so that a discount takes no more than what it forgives was booked at. */
    static ExchangeRate rate(MatchRules.Plan plan, List<OpenItem.Part> parts, Currency functional) {
        List<OpenItem.Part> side = parts.stream().filter(part -> Long.signum(part.original()) == Long.signum(plan.rest())).toList();
        BigDecimal amount = Money.ofMinor(side.stream().mapToLong(OpenItem.Part::amount).sum(), functional).amount();
        BigDecimal original = Money.ofMinor(side.stream().mapToLong(OpenItem.Part::original).sum(), plan.currency()).amount();
        BigDecimal rate = amount.divide(original, RATE_DECIMALS, RoundingMode.HALF_UP);
        BigDecimal least = BigDecimal.ONE.movePointLeft(RATE_DECIMALS);
        return new ExchangeRate(plan.currency(), functional, rate.max(least), plan.on(), OWN_BOOKS);
    }
}
