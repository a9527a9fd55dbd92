package io.hesuan.books.ledger;

import org.jooq.DSLContext;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;

import static hesuandb.ledger.Tables.ACCOUNT;

/** Runs statement specifications: one engine for all statements and both standards. Three statements of SQL. */
final class Statements {

    /** Minor units. What the two columns are is said by {@link StatementSpec.Columns}. */
    record Line(String key, String name, String nameEn, int level, Long first, Long second) {
    }

    /** One balance of a postable account, by party where its turnover is kept by party. */
    private record Balance(String code, boolean cash, TrialBalance.Figures figures, long yearOpening) {
    }

    private final StatementSpec spec;
    private final List<Balance> balances;
    private final Map<String, long[]> cashItems;

    private Statements(StatementSpec spec, List<Balance> balances, Map<String, long[]> cashItems) {
        this.spec = spec;
        this.balances = balances;
        this.cashItems = cashItems;
    }

    static List<Line> of(DSLContext sql, CompanyBook book, StatementSpec.Name name, int period) {
        StatementSpec spec = StatementSpec.of(Standard.of(book.standard()), name);
        boolean balance = spec.columns() == StatementSpec.Columns.BALANCE;
        return new Statements(spec, balances(sql, book, period, spec.columns() != StatementSpec.Columns.FLOW, balance),
                spec.columns() == StatementSpec.Columns.CASH ? cashItems(sql, book, period) : Map.of()).lines();
    }

    private List<Line> lines() {
        Map<String, long[]> values = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (StatementSpec.Row row : spec.rows()) {
            long[] value = new long[2];
            for (StatementSpec.Term term : row.terms()) {
                long[] part = value(term, values);
                value[0] += term.sign() * part[0];
                value[1] += term.sign() * part[1];
            }
            values.put(row.key(), value);
            boolean heading = row.terms().isEmpty();
            lines.add(new Line(row.key(), row.name(), row.nameEn(), row.level(), heading ? null : value[0], heading ? null : value[1]));
        }
        return lines;
    }

    private long[] value(StatementSpec.Term term, Map<String, long[]> values) {
        return switch (term.kind()) {
            case ROW -> {
                long[] row = values.get(term.of());
                if (row == null) {
                    throw new IllegalStateException("row " + term.of() + " does not stand above");
                }
                yield row;
            }
            case CASH_ITEM -> cashItems.getOrDefault(term.of(), new long[2]);
            case ACCOUNT -> sum(term.of(), net -> net);
            case DEBIT_BALANCES -> sum(term.of(), net -> Math.max(net, 0));
            case CREDIT_BALANCES -> sum(term.of(), net -> Math.min(net, 0));
            case CASH_BEFORE -> cash(balance -> balance.figures().opening(), Balance::yearOpening);
            case CASH_AFTER -> cash(balance -> balance.figures().closing(), balance -> balance.figures().closing());
        };
    }

    private long[] sum(String code, java.util.function.LongUnaryOperator part) {
        boolean flow = spec.columns() == StatementSpec.Columns.FLOW;
        long[] sum = new long[2];
        for (Balance balance : balances) {
            if (balance.code().startsWith(code)) {
                TrialBalance.Figures figures = balance.figures();
                sum[0] += part.applyAsLong(flow ? figures.debit() - figures.credit() : figures.closing());
                sum[1] += part.applyAsLong(flow ? figures.yearDebit() - figures.yearCredit() : balance.yearOpening());
            }
        }
        return sum;
    }

    private long[] cash(ToLongFunction<Balance> first, ToLongFunction<Balance> second) {
        long[] sum = new long[2];
        balances.stream().filter(Balance::cash).forEach(balance -> {
            sum[0] += first.applyAsLong(balance);
            sum[1] += second.applyAsLong(balance);
        });
        return sum;
    }

    private static List<Balance> balances(DSLContext sql, CompanyBook book, int period, boolean withClosing, boolean byParty) {
        Map<UUID, hesuandb.ledger.tables.records.AccountRecord> accounts = sql.selectFrom(ACCOUNT).where(ACCOUNT.COMPANY_ID.eq(book.companyId())).fetchMap(ACCOUNT.ID);
        List<Balance> balances = new ArrayList<>();
        TrialBalance.figures(sql, book, period, period, withClosing).forEach((id, figures) -> {
            var account = accounts.get(id);
            if (!byParty || !List.of(account.getBalanceDimensions()).contains("party")) {
                balances.add(balance(account.getCode(), account.getCash(), figures));
            }
        });
        if (byParty) {
            sql.fetch("SELECT t.account_id, " + TrialBalance.SUMS + " FROM ledger.dimension_turnover t JOIN ledger.account a ON a.id = t.account_id"
                            + " WHERE a.company_id = ? AND 'party' = ANY(a.balance_dimensions) AND t.period <= ? GROUP BY t.account_id, t.party_id",
                    period, period, period, period / 100, period / 100, book.companyId(), period).forEach(row -> balances.add(
                            balance(accounts.get(row.get(0, UUID.class)).getCode(), false, TrialBalance.figures(row))));
        }
        return balances;
    }

    private static Balance balance(String code, boolean cash, TrialBalance.Figures figures) {
        return new Balance(code, cash, figures, figures.closing() - figures.yearDebit() + figures.yearCredit());
    }

    private static Map<String, long[]> cashItems(DSLContext sql, CompanyBook book, int period) {
        Map<String, long[]> items = new HashMap<>();
        sql.fetch("""
                SELECT cash_flow, coalesce(sum(debit - credit) FILTER (WHERE period = ?), 0)::bigint, sum(debit - credit)::bigint
                  FROM ledger.line WHERE company_id = ? AND cash_flow IS NOT NULL AND period BETWEEN ? AND ? GROUP BY cash_flow""",
                period, book.companyId(), period / 100 * 100, period)
                .forEach(row -> items.put(row.get(0, String.class), new long[]{row.get(1, Long.class), row.get(2, Long.class)}));
        return items;
    }
}
