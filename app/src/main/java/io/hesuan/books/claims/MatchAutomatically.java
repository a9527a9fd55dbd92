package io.hesuan.books.claims;

import io.hesuan.platform.access.InCompany;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Match what probably belongs together: same document, same amount, oldest first. Tried as a dry run it is the proposal.
 *
 * @param accountId null for all; likewise {@code partyId} and {@code currency}
 * @param on        null for the latest day among the items of each match
 */
public record MatchAutomatically(UUID companyId, UUID accountId, UUID partyId, String currency, LocalDate on) implements InCompany {
}
