package io.hesuan.books.claims;

import io.hesuan.platform.access.InCompany;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Take equal amounts from debits and credits of one account, party and currency.
 *
 * @param on          null for the latest day among the items
 * @param memo        may be empty
 * @param differences explain what debits and credits differ by; empty when they do not
 */
public record MatchItems(UUID companyId, LocalDate on, String memo, List<Line> lines, List<Difference> differences) implements InCompany {

    /** @param amount decimal in the currency of the item, more than 0; null for all that is open */
    public record Line(UUID itemId, String amount) {
    }

    /**
     * Why debits and credits differ; exchange explains itself.
     *
     * @param amount decimal in the currency of the items, more than 0; null for all that is left
     */
    record Difference(io.hesuan.books.claims.Difference.Reason reason, String amount) {
    }

    MatchItems(UUID companyId, LocalDate on, String memo, List<Line> lines) {
        this(companyId, on, memo, lines, List.of());
    }
}
