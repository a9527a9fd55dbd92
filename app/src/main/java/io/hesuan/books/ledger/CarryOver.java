package io.hesuan.books.ledger;

import io.hesuan.kernel.FiscalPeriod;
import io.hesuan.kernel.Ids;
import org.jooq.DSLContext;
import org.jooq.Record;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static hesuandb.ledger.Tables.ACCOUNT;

/**
 * The entries that carry what revenue and expense accounts turned over into the profit of the year (and adjustments of
 * earlier years past it), by the dimensions that turnover is kept by; in the last period of the year, the profit of the
 * year goes on to undistributed profit. What was carried over already is not carried twice.
 */
final class CarryOver {

    private static final int LINES_OF_AN_ENTRY = 4_000;

    private final CompanyBook book;
    private final FiscalPeriod period;
    private final Standard standard;
    private final UUID by;

    CarryOver(CompanyBook book, FiscalPeriod period, UUID by) {
        this.book = book;
        this.period = period;
        this.standard = Standard.of(book.standard());
        this.by = by;
    }

    List<NewEntry> entries(DSLContext sql) {
        UUID profit = account(sql, standard.profitOfYear());
        UUID undistributed = account(sql, standard.undistributedProfit());
        List<NewLine> ofYear = new ArrayList<>();
        List<NewLine> ofPriorYears = new ArrayList<>();
        for (Record row : balances(sql)) {
            boolean prior = standard.isOfPriorYears(row.get("code", String.class));
            (prior ? ofPriorYears : ofYear).add(against(row.get("account_id", UUID.class), row.get("net", Long.class), dimensions(row)));
        }
        List<NewEntry> entries = new ArrayList<>();
        add(entries, ofYear, profit);
        add(entries, ofPriorYears, undistributed);
        if (period.number() == 12) {
            long carried = ofYear.stream().mapToLong(line -> line.debit() - line.credit()).sum();
            long net = balance(sql, profit) - carried;
            if (net != 0) {
                add(entries, List.of(against(profit, net, Dimensions.NONE)), undistributed);
            }
        }
        return entries;
    }

    /** What is left on each account, and on each of its dimensions where it has such. */
    private List<Record> balances(DSLContext sql) {
        return List.copyOf(sql.fetch("""
                SELECT a.code, t.account_id, NULL::uuid AS party_id, NULL::uuid AS category_id, NULL::uuid AS warehouse_id, NULL::uuid AS channel_id,
                       sum(t.debit - t.credit)::bigint AS net
                  FROM ledger.turnover t JOIN ledger.account a ON a.id = t.account_id
                 WHERE t.company_id = ? AND t.period = ? AND a.class IN ('revenue', 'expense') AND a.balance_dimensions = '{}'
                 GROUP BY a.code, t.account_id HAVING sum(t.debit - t.credit) <> 0
                UNION ALL
                SELECT a.code, t.account_id, t.party_id, t.category_id, t.warehouse_id, t.channel_id, sum(t.debit - t.credit)::bigint
                  FROM ledger.dimension_turnover t JOIN ledger.account a ON a.id = t.account_id
                 WHERE t.account_id IN (SELECT account_id FROM ledger.turnover WHERE company_id = ? AND period = ?) AND t.period = ?
                   AND a.class IN ('revenue', 'expense')
                 GROUP BY a.code, t.account_id, t.party_id, t.category_id, t.warehouse_id, t.channel_id HAVING sum(t.debit - t.credit) <> 0
                 ORDER BY 1, 2, 3, 4, 5, 6""", book.companyId(), number(), book.companyId(), number(), number()));
    }

    private int number() {
        return CompanyBook.number(period);
    }

    private static Dimensions dimensions(Record row) {
        Dimensions dimensions = Dimensions.NONE;
        for (int i = 0; i < Dimension.OF_BALANCES; i++) {
            UUID value = row.get(2 + i, UUID.class);
            dimensions = value == null || value.equals(Recording.NONE) ? dimensions : dimensions.with(Dimension.values()[i], value);
        }
        return dimensions;
    }

    private NewLine against(UUID account, long net, Dimensions dimensions) {
        return NewLine.of(account, net > 0 ? Side.CREDIT : Side.DEBIT, Math.abs(net), book.currency().code(), dimensions);
    }

    private void add(List<NewEntry> entries, List<NewLine> lines, UUID target) {
        for (int from = 0; from < lines.size(); from += LINES_OF_AN_ENTRY) {
            List<NewLine> some = new ArrayList<>(lines.subList(from, Math.min(lines.size(), from + LINES_OF_AN_ENTRY)));
            long debit = some.stream().mapToLong(NewLine::debit).sum();
            long credit = some.stream().mapToLong(NewLine::credit).sum();
            if (debit != 0) {
                some.add(NewLine.of(target, Side.CREDIT, debit, book.currency().code(), Dimensions.NONE));
            }
            if (credit != 0) {
                some.add(NewLine.of(target, Side.DEBIT, credit, book.currency().code(), Dimensions.NONE));
            }
            entries.add(new NewEntry(Ids.next(), book.companyId(), period.lastDay(), EntryKind.CLOSING, null, null, null, "", by, some));
        }
    }

    private long balance(DSLContext sql, UUID account) {
        return sql.fetchSingle("SELECT coalesce(sum(debit - credit), 0)::bigint FROM ledger.turnover WHERE company_id = ? AND account_id = ? AND period <= ?",
                book.companyId(), account, number()).get(0, Long.class);
    }

    private UUID account(DSLContext sql, String code) {
        return sql.select(ACCOUNT.ID).from(ACCOUNT).where(ACCOUNT.COMPANY_ID.eq(book.companyId()), ACCOUNT.CODE.eq(code)).fetchSingle(ACCOUNT.ID);
    }
}
