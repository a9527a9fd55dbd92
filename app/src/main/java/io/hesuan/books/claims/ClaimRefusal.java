package io.hesuan.books.claims;

import io.hesuan.kernel.Refusal;

/** Why items are not matched, a match is not undone, or an entry not reversed; within each, in order of precedence. */
public enum ClaimRefusal implements Refusal {
    MATCH_HAS_NO_ITEMS,
    MATCH_HAS_TOO_MANY_ITEMS,
    OPEN_ITEM_REPEATED,
    OPEN_ITEM_UNKNOWN,
    ITEMS_OF_DIFFERENT_ACCOUNTS,
    ITEMS_OF_DIFFERENT_PARTIES,
    ITEMS_OF_DIFFERENT_CURRENCIES,
    MATCH_AMOUNT_NOT_UNDERSTOOD,
    OPEN_ITEM_IS_CLEARED,
    MORE_THAN_IS_OPEN,
    MATCH_DATE_IS_TOO_EARLY,
    MATCH_LEAVES_A_DIFFERENCE,
    DIFFERENCE_IS_NOT_THERE,
    DIFFERENCE_NOT_UNDERSTOOD,
    DIFFERENCES_DO_NOT_ADD_UP,

    MATCH_UNKNOWN,
    MATCH_UNDOES_ANOTHER,
    MATCH_BELONGS_TO_A_REVERSAL,
    MATCH_WAS_UNDONE,

    ENTRY_HAS_MATCHED_ITEMS,
    CLAIMS_DIFFER_FROM_LEDGER
}
