package io.hesuan.books.ledger;

import java.util.Locale;
import java.util.Set;

/**
 * A standard of accounts, with the accounts that closing needs. Their codes are the standard's own: appendix of the
 * application guide to the Accounting Standards for Business Enterprises (2006), and appendix of the Accounting Standard
 * for Small Enterprises (2011, in force 2013).
 */
enum Standard {
    ASBE("4103", "410415", "6901"), SME("3103", "310415", null);

    private final String profitOfYear;
    private final String undistributedProfit;
    private final String priorYears;
    private volatile Set<String> cashItems;

    Standard(String profitOfYear, String undistributedProfit, String priorYears) {
        this.profitOfYear = profitOfYear;
        this.undistributedProfit = undistributedProfit;
        this.priorYears = priorYears;
    }

    static Standard of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    String profitOfYear() {
        return profitOfYear;
    }

    String undistributedProfit() {
        return undistributedProfit;
    }

    /** The items of the cash flow statement that lines may be tagged with. */
    Set<String> cashItems() {
        if (cashItems == null) {
            cashItems = StatementSpec.cashItems(this);
        }
        return cashItems;
    }

    /** Adjustments of earlier years go past the profit of this one. */
    boolean isOfPriorYears(String code) {
        return priorYears != null && code.startsWith(priorYears);
    }
}
