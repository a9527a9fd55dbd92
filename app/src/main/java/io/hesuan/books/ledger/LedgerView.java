package io.hesuan.books.ledger;

import java.util.Map;
import java.util.UUID;

/** What the ledger must know to check and record the entries of one batch, read under a lock against closing. */
public record LedgerView(Map<UUID, CompanyBook> companies, Map<UUID, Account> accounts) {
}
