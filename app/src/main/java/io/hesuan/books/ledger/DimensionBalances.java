package io.hesuan.books.ledger;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import static hesuandb.ledger.Tables.ACCOUNT;
import static hesuandb.ledger.Tables.LINE;

/** What an account (with those below it) moved, by one dimension: from kept turnover where it is kept by that dimension, else from lines. */
final class DimensionBalances {

    private DimensionBalances() {
    }

    /** By value of the dimension, lowest id first; the nil id for lines that name none. Two statements. */
    static Map<UUID, TrialBalance.Figures> of(DSLContext sql, CompanyBook book, String code, Dimension dimension, int from, int to) {
        boolean kept = dimension.ordinal() < Dimension.OF_BALANCES && Boolean.TRUE.equals(sql.fetchValue(
                "SELECT bool_and(? = ANY(balance_dimensions)) FROM ledger.account WHERE company_id = ? AND starts_with(code, ?) AND postable",
                dimension.written(), book.companyId(), code));
        String column = AccountLedger.column(dimension);
        Map<UUID, TrialBalance.Figures> balances = new LinkedHashMap<>();
        sql.fetch("SELECT coalesce(" + column + ", '00000000-0000-0000-0000-000000000000'), " + TrialBalance.SUMS
                        + " FROM " + (kept ? "ledger.dimension_turnover" : "ledger.line")
                        + " WHERE account_id IN (SELECT id FROM ledger.account WHERE company_id = ? AND starts_with(code, ?)) AND period <= ? GROUP BY 1 ORDER BY 1",
                from, from, from, to / 100, to / 100, book.companyId(), code, to)
                .forEach(row -> balances.put(row.get(0, UUID.class), TrialBalance.figures(row)));
        Openings.of(sql, book, null, dimension, LINE.ACCOUNT_ID.in(DSL.select(ACCOUNT.ID).from(ACCOUNT).where(ACCOUNT.COMPANY_ID.eq(book.companyId()), ACCOUNT.CODE.startsWith(code))))
                .forEach(opening -> balances.computeIfPresent(opening.value(), (any, now) -> opening.before(now, book, from, to)));
        return balances;
    }
}
