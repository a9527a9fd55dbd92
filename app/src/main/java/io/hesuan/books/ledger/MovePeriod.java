package io.hesuan.books.ledger;

import io.hesuan.platform.access.InCompany;

import java.util.UUID;

/** Close, reopen, or carry the profit of one period over: which of them is said by the use case. */
public record MovePeriod(UUID companyId, String period, String reason) implements InCompany {
}
