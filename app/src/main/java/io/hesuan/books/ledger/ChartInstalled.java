package io.hesuan.books.ledger;

/** A company's books are open, with so many accounts. */
public record ChartInstalled(String standard, String firstPeriod, int accounts) {
}
