package io.hesuan.books.ledger;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.ledger.Tables.ACCOUNT;

/**
 * The trial balance of a company over a range of periods, from kept turnover: it never sums lines. As it stood at an
 * earlier moment, it is that of today less what was recorded since, so that the price is that of the difference.
 */
final class TrialBalance {

    /**
     * Minor units of functional currency.
     *
     * @param opening  debit less credit before the first period
     * @param debit    turnover in the range, credit likewise
     * @param yearDebit turnover from the beginning of the fiscal year of the last period to its end, yearCredit likewise
     */
    record Figures(long opening, long debit, long credit, long yearDebit, long yearCredit) {

        static final Figures ZERO = new Figures(0, 0, 0, 0, 0);

        Figures plus(Figures other) {
            return new Figures(opening + other.opening, debit + other.debit, credit + other.credit, yearDebit + other.yearDebit, yearCredit + other.yearCredit);
        }

        Figures minus(Figures other) {
            return new Figures(opening - other.opening, debit - other.debit, credit - other.credit, yearDebit - other.yearDebit, yearCredit - other.yearCredit);
        }

        long closing() {
            return opening + debit - credit;
        }

        boolean isZero() {
            return equals(ZERO);
        }
    }

    /** @param parentId null at the first level; the figures include those of all accounts below */
    record Row(UUID accountId, UUID parentId, String code, String name, String nameEn, AccountClass accountClass, Side side, boolean postable, Figures figures) {
    }

    private TrialBalance() {
    }

    /** @param recordedBy null for all that is recorded now; else only what was recorded at or before this moment */
    static List<Row> of(DSLContext sql, CompanyBook book, int from, int to, Instant recordedBy) {
        Map<UUID, Figures> own = figures(sql, book, from, to, true);
        if (recordedBy != null) {
            recordedSince(sql, book, from, to, true, recordedBy).forEach((account, since) -> own.computeIfPresent(account, (any, now) -> now.minus(since)));
        }
        openingsBefore(sql, book, from, to, recordedBy, own);
        return rows(sql, book, own);
    }

    /** What opening entries moved counts as balance before the first period. */
    static void openingsBefore(DSLContext sql, CompanyBook book, int from, int to, Instant recordedBy, Map<UUID, Figures> figures) {
        Openings.of(sql, book, recordedBy, null, DSL.noCondition())
                .forEach(opening -> figures.computeIfPresent(opening.account(), (any, now) -> opening.before(now, book, from, to)));
    }

    /** @param withClosing whether closing entries count */
    static Map<UUID, Figures> figures(DSLContext sql, CompanyBook book, int from, int to, boolean withClosing) {
        Map<UUID, Figures> figures = new HashMap<>();
        sql.fetch("SELECT account_id, " + SUMS + " FROM ledger.turnover WHERE company_id = ? AND period <= ?" + (withClosing ? "" : " AND NOT closing")
                        + " GROUP BY account_id", from, from, from, to / 100, to / 100, book.companyId(), to)
                .forEach(row -> figures.put(row.get(0, UUID.class), figures(row)));
        return figures;
    }

    static Figures figures(org.jooq.Record row) {
        return new Figures(row.get(1, Long.class), row.get(2, Long.class), row.get(3, Long.class), row.get(4, Long.class), row.get(5, Long.class));
    }

    /** Takes the first period three times, and the fiscal year of the last twice. */
    static final String SUMS = """
            coalesce(sum(debit - credit) FILTER (WHERE period < ?), 0)::bigint, coalesce(sum(debit) FILTER (WHERE period >= ?), 0)::bigint,
            coalesce(sum(credit) FILTER (WHERE period >= ?), 0)::bigint, coalesce(sum(debit) FILTER (WHERE period / 100 = ?), 0)::bigint,
            coalesce(sum(credit) FILTER (WHERE period / 100 = ?), 0)::bigint""";

    /** @param withClosing whether closing entries count */
    static Map<UUID, Figures> recordedSince(DSLContext sql, CompanyBook book, int from, int to, boolean withClosing, Instant moment) {
        Map<UUID, Figures> figures = new HashMap<>();
        sql.fetch("SELECT account_id, " + SUMS + "\n" + """
                         FROM (SELECT l.account_id, l.period, l.debit, l.credit FROM ledger.entry e
                                 JOIN ledger.line l ON l.period = e.period AND l.entry_id = e.id
                                WHERE e.recorded_at > ?::timestamptz AND e.company_id = ? AND e.period <= ? AND (? OR e.kind <> 'closing')) since GROUP BY account_id""",
                        from, from, from, to / 100, to / 100, moment.atOffset(ZoneOffset.UTC), book.companyId(), to, withClosing)
                .forEach(row -> figures.put(row.get(0, UUID.class), figures(row)));
        return figures;
    }

    private static List<Row> rows(DSLContext sql, CompanyBook book, Map<UUID, Figures> own) {
        var accounts = sql.selectFrom(ACCOUNT).where(ACCOUNT.COMPANY_ID.eq(book.companyId())).orderBy(ACCOUNT.CODE).fetch();
        Map<UUID, UUID> above = new HashMap<>();
        accounts.forEach(account -> above.put(account.getId(), account.getParentId()));
        Map<UUID, Figures> withBelow = new HashMap<>();
        own.forEach((account, figures) -> {
            for (UUID at = account; at != null; at = above.get(at)) {
                withBelow.merge(at, figures, Figures::plus);
            }
        });
        List<Row> rows = new ArrayList<>();
        accounts.forEach(account -> {
            Figures figures = withBelow.getOrDefault(account.getId(), Figures.ZERO);
            if (!figures.isZero()) {
                rows.add(new Row(account.getId(), account.getParentId(), account.getCode(), account.getName(), account.getNameEn(),
                        AccountClass.of(account.getClass_()), Side.of(account.getSide()), account.getPostable(), figures));
            }
        });
        return rows;
    }
}
