package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimensions;
import io.hesuan.kernel.ExchangeRate;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One amount of a fact.
 *
 * @param number       of the line within the fact; goods moves share the numbers
 * @param role         what the amount means, in lower case with underscores: {@code net_revenue}
 * @param amount       minor units of {@code currency}; below 0 turns the entry round
 * @param currency     ISO 4217
 * @param rate         into functional currency; null when that is the currency
 * @param dimensions   go over those of the fact
 * @param dueOn        when a claim that comes of it falls due; null: what was agreed with the party
 * @param document     number that a claim goes by, as of an invoice; null: that of the source
 * @param cashFlow     item of the cash flow statement, for the line on a cash account; null: what the rule says
 * @param counterparty second party, as the platform that holds a customer's money; null when there is none
 * @param account      the account itself, for rules that leave it to the fact ({@code GIVEN}); null elsewhere
 * @param counterAccount the account on the other side, for rules that leave that too ({@code COUNTER}); null elsewhere
 */
public record FactLine(int number, String role, long amount, String currency, ExchangeRate rate, Dimensions dimensions, LocalDate dueOn, String document,
                       String cashFlow, UUID counterparty, UUID account, UUID counterAccount) {

    public FactLine(int number, String role, long amount, String currency, ExchangeRate rate, Dimensions dimensions, LocalDate dueOn, String document,
                    String cashFlow, UUID counterparty, UUID account) {
        this(number, role, amount, currency, rate, dimensions, dueOn, document, cashFlow, counterparty, account, null);
    }

    /** A line in functional currency. */
    public static FactLine of(int number, String role, long amount, String currency, Dimensions dimensions) {
        return new FactLine(number, role, amount, currency, null, dimensions, null, null, null, null, null);
    }

    /** In another currency: the amount stays, its currency becomes that which the rate converts from. */
    public FactLine at(ExchangeRate other) {
        return new FactLine(number, role, amount, other.from().code(), other, dimensions, dueOn, document, cashFlow, counterparty, account, counterAccount);
    }

    public FactLine due(LocalDate day, String number) {
        return new FactLine(this.number, role, amount, currency, rate, dimensions, day, number, cashFlow, counterparty, account, counterAccount);
    }

    public FactLine counterparty(UUID party) {
        return new FactLine(number, role, amount, currency, rate, dimensions, dueOn, document, cashFlow, party, account, counterAccount);
    }

    public FactLine account(UUID given) {
        return new FactLine(number, role, amount, currency, rate, dimensions, dueOn, document, cashFlow, counterparty, given, counterAccount);
    }

    public FactLine counterAccount(UUID given) {
        return new FactLine(number, role, amount, currency, rate, dimensions, dueOn, document, cashFlow, counterparty, account, given);
    }

    public FactLine cashFlow(String item) {
        return new FactLine(number, role, amount, currency, rate, dimensions, dueOn, document, item, counterparty, account, counterAccount);
    }
}
