package io.hesuan.books.ledger;

import io.hesuan.kernel.ExchangeRate;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One line of an entry to be recorded.
 *
 * @param amount   minor units of the functional currency, more than 0; less than 0 in red ink only
 * @param currency ISO 4217 code of the original amount
 * @param original minor units of that currency; the amount again when it is the functional one
 * @param rate     by which the original amount was converted; null when the currency is the functional one
 * @param origin   null for lines that no rule made
 * @param cashFlow item of the cash flow statement, on cash accounts; null elsewhere
 * @param memo     null when the entry's memo says it all
 * @param dueOn    when what is owed by this line is due; null when nobody said
 * @param document the number under which partners know it, such as that of an invoice; null when it has none
 */
public record NewLine(UUID accountId, Side side, long amount, String currency, long original, ExchangeRate rate, Dimensions dimensions,
                      LineOrigin origin, String cashFlow, String memo, LocalDate dueOn, String document) {

    /** A line in functional currency. */
    public static NewLine of(UUID accountId, Side side, long amount, String currency, Dimensions dimensions) {
        return new NewLine(accountId, side, amount, currency, amount, null, dimensions, null, null, null, null, null);
    }

    public long debit() {
        return side == Side.DEBIT ? amount : 0;
    }

    public long credit() {
        return side == Side.CREDIT ? amount : 0;
    }

    /** The same line in red ink: on the same side, with the amount below zero. */
    public NewLine inRedInk() {
        return new NewLine(accountId, side, Math.negateExact(amount), currency, Math.negateExact(original), rate, dimensions, origin, cashFlow, memo,
                dueOn, document);
    }
}
