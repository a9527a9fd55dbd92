package io.hesuan.books.ledger;

/** What an amount is about, beside its account. The first four may be balance dimensions of an account. */
public enum Dimension {
    PARTY, CATEGORY, WAREHOUSE, CHANNEL, ITEM, LOT, SHOP, ORDER, CAMPAIGN, HOST, WORK_ORDER, COST_CENTRE, MACHINE;

    /** Those that turnover is kept by: {@link #PARTY} to {@link #CHANNEL}. */
    static final int OF_BALANCES = 4;

    private final String written = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');

    /**
     * @param name as written, {@code work-order}
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Dimension named(String name) {
        return of(name);
    }

    static Dimension of(String name) {
        return valueOf(name.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    public String written() {
        return written;
    }
}
