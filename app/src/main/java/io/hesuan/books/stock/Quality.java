package io.hesuan.books.stock;

/** What may be done with a lot. */
public enum Quality {
    /** Fit for use and sale. */
    RELEASED,
    /** Waits for inspection. */
    QUARANTINE,
    /** Found unfit, or under dispute. */
    BLOCKED,
    /** Called back; comes in, never goes out again. */
    RECALLED;

    static Quality of(String written) {
        return valueOf(written.toUpperCase(java.util.Locale.ROOT));
    }

    String written() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
