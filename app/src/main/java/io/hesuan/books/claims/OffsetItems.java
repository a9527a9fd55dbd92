package io.hesuan.books.claims;

import io.hesuan.platform.access.InCompany;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Set items of one account off against items of another account of the same party and currency: an advance against what is
 * owed, or what is owed to us against what we owe. An entry between the two accounts is booked, and both sides are matched with it.
 *
 * @param on      null for the latest day among the items
 * @param memo    may be empty
 * @param lines   of the one account
 * @param against of the other, for the same amount on the other side
 */
public record OffsetItems(UUID companyId, LocalDate on, String memo, List<MatchItems.Line> lines, List<MatchItems.Line> against) implements InCompany {
}
