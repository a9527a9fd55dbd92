package io.hesuan.books.stock;

/**
 * How a company keeps its stock.
 *
 * @param version 0 where nothing was set, and what is usual holds
 * @param area    {@code warehouse} or {@code company}: what is valued together
 */
public record StockPolicyView(String companyId, int version, String area, boolean shortageAllowed, int warningDays) {
}
