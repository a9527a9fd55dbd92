package io.hesuan.books.ledger;

import hesuandb.ledger.tables.records.AccountRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;

import static hesuandb.ledger.Tables.ACCOUNT;

/** Runs statement specifications: one engine for all statements and both standards. Three statements of SQL. */
final class Statements {

    /** Minor units. What the two columns are is said by {@link StatementSpec.Columns}. */
    record Line(String key, String name, String nameEn, int level, Long first, Long second) {
    }

    /** One part of a row: an account, an item of the cash flow or another row, with its sign applied. */
    record Part(StatementSpec.TermKind kind, String of, String name, String nameEn, long first, long second) {
    }

    /** One balance of a postable account, by party where its turnover is kept by party. */
    private record Balance(String code, String name, String nameEn, boolean cash, TrialBalance.Figures figures, long yearOpening) {
    }

    private final StatementSpec spec;
    private final List<Balance> balances;
    private final Map<ItemOnAccount, long[]> cashItems;

    private Statements(StatementSpec spec, List<Balance> balances, Map<ItemOnAccount, long[]> cashItems) {
        this.spec = spec;
        this.balances = balances;
        this.cashItems = cashItems;
    }

    /** @param recordedBy null for all that is recorded now; else only what was recorded at or before this moment */
    static List<Line> of(DSLContext sql, CompanyBook book, StatementSpec.Name name, int period, Instant recordedBy) {
        return read(sql, book, name, period, recordedBy).lines();
    }

    /** What a row of the statement is made of, in the order of its terms, accounts in the order of their codes; empty where there is no such row. */
    static List<Part> parts(DSLContext sql, CompanyBook book, StatementSpec.Name name, int period, Instant recordedBy, String key) {
        return read(sql, book, name, period, recordedBy).parts(key);
    }

    private static Statements read(DSLContext sql, CompanyBook book, StatementSpec.Name name, int period, Instant recordedBy) {
        StatementSpec spec = StatementSpec.of(Standard.of(book.standard()), name);
        boolean balance = spec.columns() == StatementSpec.Columns.BALANCE;
        return new Statements(spec, balances(sql, book, period, spec.columns() != StatementSpec.Columns.FLOW, balance, recordedBy),
                spec.columns() == StatementSpec.Columns.CASH ? cashItems(sql, book, period, recordedBy) : Map.of());
    }

    private List<Part> parts(String key) {
        Map<String, Line> lines = new HashMap<>();
        lines().forEach(line -> lines.put(line.key(), line));
        List<Part> parts = new ArrayList<>();
        spec.rows().stream().filter(row -> row.key().equals(key)).flatMap(row -> row.terms().stream()).forEach(term -> {
            switch (term.kind()) {
                case ROW -> parts.add(new Part(term.kind(), term.of(), lines.get(term.of()).name(), lines.get(term.of()).nameEn(),
                        term.sign() * lines.get(term.of()).first(), term.sign() * lines.get(term.of()).second()));
                case CASH_ITEM -> cashAccounts(term, parts);
                case CASH_BEFORE -> cashParts(term, TrialBalance.Figures::opening, Balance::yearOpening, parts);
                case CASH_AFTER -> cashParts(term, TrialBalance.Figures::closing, balance -> balance.figures().closing(), parts);
                default -> accounts(term, parts);
            }
        });
        return parts;
    }

    private void accounts(StatementSpec.Term term, List<Part> parts) {
        LongUnaryOperator part = part(term.kind());
        Map<String, Part> found = new TreeMap<>();
        balances.stream().filter(balance -> balance.code().startsWith(term.of())).forEach(balance -> {
            long[] value = value(balance, part);
            if (value[0] != 0 || value[1] != 0) {
                found.merge(balance.code(), new Part(term.kind(), balance.code(), balance.name(), balance.nameEn(), term.sign() * value[0], term.sign() * value[1]), Statements::sum);
            }
        });
        parts.addAll(found.values());
    }

    private void cashAccounts(StatementSpec.Term term, List<Part> parts) {
        cashItems.forEach((at, value) -> {
            if (at.item().equals(term.of())) {
                balances.stream().filter(balance -> balance.code().equals(at.account())).findFirst().ifPresent(balance -> parts.add(
                        new Part(term.kind(), at.account(), balance.name(), balance.nameEn(), term.sign() * value[0], term.sign() * value[1])));
            }
        });
    }

    private void cashParts(StatementSpec.Term term, ToLongFunction<TrialBalance.Figures> first, ToLongFunction<Balance> second, List<Part> parts) {
        balances.stream().filter(Balance::cash).sorted(java.util.Comparator.comparing(Balance::code)).forEach(balance -> parts.add(new Part(term.kind(), balance.code(),
                balance.name(), balance.nameEn(), term.sign() * first.applyAsLong(balance.figures()), term.sign() * second.applyAsLong(balance))));
    }

    private static Part sum(Part one, Part other) {
        return new Part(one.kind(), one.of(), one.name(), one.nameEn(), one.first() + other.first(), one.second() + other.second());
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
            case CASH_ITEM -> cashItem(term.of());
            case ACCOUNT, DEBIT_BALANCES, CREDIT_BALANCES -> sum(term.of(), part(term.kind()));
            case CASH_BEFORE -> cash(balance -> balance.figures().opening(), Balance::yearOpening);
            case CASH_AFTER -> cash(balance -> balance.figures().closing(), balance -> balance.figures().closing());
        };
    }

    private static LongUnaryOperator part(StatementSpec.TermKind kind) {
        return switch (kind) {
            case DEBIT_BALANCES -> net -> Math.max(net, 0);
            case CREDIT_BALANCES -> net -> Math.min(net, 0);
            default -> net -> net;
        };
    }

    private long[] cashItem(String item) {
        long[] sum = new long[2];
        cashItems.forEach((at, value) -> {
            if (at.item().equals(item)) {
                sum[0] += value[0];
                sum[1] += value[1];
            }
        });
        return sum;
    }

    private long[] value(Balance balance, LongUnaryOperator part) {
        TrialBalance.Figures figures = balance.figures();
        return spec.columns() == StatementSpec.Columns.FLOW
                ? new long[]{part.applyAsLong(figures.debit() - figures.credit()), part.applyAsLong(figures.yearDebit() - figures.yearCredit())}
                : new long[]{part.applyAsLong(figures.closing()), part.applyAsLong(balance.yearOpening())};
    }

    private long[] sum(String code, LongUnaryOperator part) {
        long[] sum = new long[2];
        balances.stream().filter(balance -> balance.code().startsWith(code)).map(balance -> value(balance, part)).forEach(value -> {
            sum[0] += value[0];
            sum[1] += value[1];
        });
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

    private static List<Balance> balances(DSLContext sql, CompanyBook book, int period, boolean withClosing, boolean byParty, Instant recordedBy) {
        Map<UUID, AccountRecord> accounts = sql.selectFrom(ACCOUNT).where(ACCOUNT.COMPANY_ID.eq(book.companyId())).fetchMap(ACCOUNT.ID);
        Map<UUID, TrialBalance.Figures> figures = TrialBalance.figures(sql, book, period, period, withClosing);
        if (recordedBy != null) {
            TrialBalance.recordedSince(sql, book, period, period, withClosing, recordedBy).forEach((account, since) -> figures.computeIfPresent(account, (any, now) -> now.minus(since)));
        }
        TrialBalance.openingsBefore(sql, book, period, period, recordedBy, figures);
        List<Balance> balances = new ArrayList<>();
        figures.forEach((id, of) -> {
            if (!byParty || !List.of(accounts.get(id).getBalanceDimensions()).contains("party")) {
                balances.add(balance(accounts.get(id), of));
            }
        });
        if (byParty) {
            partyFigures(sql, book, period, recordedBy).forEach((at, of) -> balances.add(balance(accounts.get(at.account()), of)));
        }
        return balances;
    }

    private record AccountAndParty(UUID account, UUID party) {
    }

    private static Map<AccountAndParty, TrialBalance.Figures> partyFigures(DSLContext sql, CompanyBook book, int period, Instant recordedBy) {
        Map<AccountAndParty, TrialBalance.Figures> figures = new HashMap<>();
        sql.fetch("SELECT t.account_id, " + TrialBalance.SUMS + ", t.party_id FROM ledger.dimension_turnover t JOIN ledger.account a ON a.id = t.account_id"
                        + " WHERE a.company_id = ? AND 'party' = ANY(a.balance_dimensions) AND t.period <= ? GROUP BY t.account_id, t.party_id",
                period, period, period, period / 100, period / 100, book.companyId(), period)
                .forEach(row -> figures.put(new AccountAndParty(row.get(0, UUID.class), row.get(6, UUID.class)), TrialBalance.figures(row)));
        if (recordedBy != null) {
            sql.fetch("SELECT t.account_id, " + TrialBalance.SUMS + ", coalesce(t.party_id, '00000000-0000-0000-0000-000000000000')" + """
                             FROM (SELECT l.account_id, l.party_id, l.period, l.debit, l.credit FROM ledger.entry e
                                     JOIN ledger.line l ON l.period = e.period AND l.entry_id = e.id
                                    WHERE e.recorded_at > ?::timestamptz AND e.company_id = ? AND e.period <= ?) t GROUP BY t.account_id, t.party_id""",
                    period, period, period, period / 100, period / 100, recordedBy.atOffset(ZoneOffset.UTC), book.companyId(), period)
                    .forEach(row -> figures.computeIfPresent(new AccountAndParty(row.get(0, UUID.class), row.get(6, UUID.class)), (any, now) -> now.minus(TrialBalance.figures(row))));
        }
        Openings.of(sql, book, recordedBy, Dimension.PARTY, DSL.noCondition()).forEach(opening -> figures.computeIfPresent(
                new AccountAndParty(opening.account(), opening.value()), (any, now) -> opening.before(now, book, period, period)));
        return figures;
    }

    private static Balance balance(AccountRecord account, TrialBalance.Figures figures) {
        return new Balance(account.getCode(), account.getName(), account.getNameEn(), account.getCash(), figures, figures.closing() - figures.yearDebit() + figures.yearCredit());
    }

    private record ItemOnAccount(String item, String account) {
    }

    private static Map<ItemOnAccount, long[]> cashItems(DSLContext sql, CompanyBook book, int period, Instant recordedBy) {
        Map<ItemOnAccount, long[]> items = new TreeMap<>(java.util.Comparator.comparing(ItemOnAccount::item).thenComparing(ItemOnAccount::account));
        String recorded = recordedBy == null ? "" : " AND EXISTS (SELECT FROM ledger.entry e WHERE e.period = l.period AND e.id = l.entry_id AND e.recorded_at <= ?::timestamptz)";
        List<Object> bound = new ArrayList<>(List.of(period, book.companyId(), period / 100 * 100, period));
        if (recordedBy != null) {
            bound.add(recordedBy.atOffset(ZoneOffset.UTC));
        }
        sql.fetch("SELECT l.cash_flow, a.code, coalesce(sum(l.debit - l.credit) FILTER (WHERE l.period = ?), 0)::bigint, sum(l.debit - l.credit)::bigint"
                        + " FROM ledger.line l JOIN ledger.account a ON a.id = l.account_id"
                        + " WHERE l.company_id = ? AND l.cash_flow IS NOT NULL AND l.period BETWEEN ? AND ?" + recorded + " GROUP BY l.cash_flow, a.code", bound.toArray())
                .forEach(row -> items.put(new ItemOnAccount(row.get(0, String.class), row.get(1, String.class)), new long[]{row.get(2, Long.class), row.get(3, Long.class)}));
        return items;
    }
}
