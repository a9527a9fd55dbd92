package io.hesuan.books.ledger;

import io.hesuan.platform.access.InCompany;

import java.util.UUID;

/**
 * Open a company's books with the chart of its standard.
 *
 * @param firstPeriod the first period that takes entries, {@code 2026-01}
 * @param words       {@code single} or {@code three}
 */
public record InstallChart(UUID companyId, String firstPeriod, String words) implements InCompany {
}
