package io.hesuan.books.ledger;

import io.hesuan.kernel.Refusal;

/** Why the ledger does not take an entry, a chart, an account or a closing; within each, in order of precedence. */
public enum LedgerRefusal implements Refusal {
    BOOK_NOT_OPENED,
    ENTRY_HAS_NO_LINES,
    ENTRY_HAS_TOO_MANY_LINES,
    ENTRY_TEXT_IS_TOO_LONG,
    AMOUNT_IS_ABSURD,
    AMOUNT_HAS_WRONG_SIGN,
    ENTRY_IS_UNBALANCED,
    DATE_BEFORE_FIRST_PERIOD,
    DATE_IS_TOO_FAR_AHEAD,
    PERIOD_IS_CLOSED,
    ACCOUNT_UNKNOWN,
    ACCOUNT_HAS_ACCOUNTS_BELOW,
    ACCOUNT_IS_INACTIVE,
    ACCOUNT_TAKES_NO_MANUAL_LINES,
    DIMENSION_MISSING,
    CURRENCY_IS_WRONG,
    RATE_IS_WRONG,
    CASH_FLOW_IS_WRONG
}
