package io.hesuan.books.claims;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.posting.FactLine;
import io.hesuan.kernel.ExchangeRate;
import io.hesuan.kernel.Money;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * What a match leaves over, for one reason. It is booked against the account of the items, and its own item joins the match.
 *
 * @param original signed as the account sees it, minor units of {@code currency}, never 0
 * @param rate     into functional currency, null when that is the currency
 * @param counter  the account that it is set off against; null for all other roles
 */
record Difference(Role role, String currency, long original, ExchangeRate rate, UUID counter) {

    Difference(Role role, String currency, long original, ExchangeRate rate) {
        this(role, currency, original, rate, null);
    }

    /** Roles of the fact {@code claim-difference}; those that owe us more on the debit side are booked the other way round. */
    enum Role {
        DISCOUNT_GIVEN, DISCOUNT_RECEIVED, FEE, EXCHANGE, WRITE_OFF, FORGIVEN, ROUNDING, OFFSET;

        private static final Set<Role> DEBITING = Set.of(DISCOUNT_RECEIVED, FORGIVEN);

        String written() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean debits() {
            return DEBITING.contains(this);
        }
    }

    /** Why, as people choose it: the account says whose discount it is, and whose loss. */
    enum Reason {
        DISCOUNT(Role.DISCOUNT_GIVEN, Role.DISCOUNT_RECEIVED), FEE(Role.FEE, Role.FEE), WRITE_OFF(Role.WRITE_OFF, Role.FORGIVEN), ROUNDING(Role.ROUNDING, Role.ROUNDING);

        private final Role onReceivables;
        private final Role onPayables;

        Reason(Role onReceivables, Role onPayables) {
            this.onReceivables = onReceivables;
            this.onPayables = onPayables;
        }

        static Reason of(String written) {
            return valueOf(written.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        Role role(boolean receivable) {
            return receivable ? onReceivables : onPayables;
        }
    }

    /** In functional currency. */
    long amount() {
        return rate == null ? original : rate.convert(Money.ofMinor(original, rate.from())).minor();
    }

    Difference negated() {
        return new Difference(role, currency, -original, rate, counter);
    }

    FactLine line(int number, UUID account, UUID party, LocalDate on) {
        Dimensions dimensions = party.equals(OpenItem.NOBODY) ? Dimensions.NONE : Dimensions.NONE.with(Dimension.PARTY, party);
        FactLine line = FactLine.of(number, role.written(), role.debits() ? original : -original, currency, dimensions).account(account).counterAccount(counter).due(on, null);
        return rate == null ? line : line.at(rate);
    }
}
