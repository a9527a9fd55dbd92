package io.hesuan.books.claims;

import io.hesuan.platform.access.InCompany;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Open again what a match has cleared.
 *
 * @param on null for the day of the match
 */
public record UndoMatch(UUID companyId, UUID matchId, LocalDate on) implements InCompany {
}
