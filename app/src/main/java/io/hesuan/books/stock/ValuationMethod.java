package io.hesuan.books.stock;

/** How the value of goods that leave a warehouse is found. */
public enum ValuationMethod {
    /** Each unit leaves at its share of what lies there. */
    MOVING_AVERAGE,
    /** What came first leaves first, at what it cost. */
    FIFO,
    /** Each lot leaves at what that lot cost. */
    SPECIFIC_LOT,
    /** Each unit lies and leaves at the standard cost; what was paid beside it is a variance. */
    STANDARD,
    /** As the moving average during the month; at its end all that left is brought to the average of the month. */
    MONTH_AVERAGE;

    static ValuationMethod of(String written) {
        return valueOf(written.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    public String written() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
