package io.hesuan.books.stock;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A cost that is learned after its goods came in: a freight bill, an invoice difference, the actual cost of production.
 *
 * @param factId      the fact that tells of it
 * @param on          day on which it is booked, in an open period
 * @param receiptFact the fact by which the goods came in
 * @param amount      minor units of the functional currency; negative when the goods cost less
 */
public record LateCost(UUID companyId, UUID factId, LocalDate on, int number, UUID itemId, UUID receiptFact, long amount) {
}
