package io.hesuan.books.stock;

/** What kind of place goods are at. Held places keep a balance, and the company's own goods there have a value. */
public enum PlaceKind {
    /** In a warehouse: a bin, or a warehouse without bins. */
    BIN,
    /** On the way from one warehouse to another. */
    TRANSIT,
    /** Left the warehouse for a customer, who does not control them yet. */
    DISPATCHED,
    /** At a counter or an agent, still ours. */
    CONSIGNED,
    /** Issued to production. */
    WIP,
    SUPPLIER, CUSTOMER, SCRAP, COUNT,
    /** Given away or used up. */
    GIFT;

    public boolean held() {
        return compareTo(WIP) <= 0;
    }

    /** Whether goods that go there must be fit for use. */
    boolean needsUsableGoods() {
        return switch (this) {
            case DISPATCHED, CONSIGNED, WIP, CUSTOMER, GIFT -> true;
            case BIN, TRANSIT, SUPPLIER, SCRAP, COUNT -> false;
        };
    }

    static PlaceKind of(String written) {
        return valueOf(written.toUpperCase(java.util.Locale.ROOT));
    }

    public String written() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
