package io.hesuan.books.ledger;

import io.hesuan.master.company.Company;
import io.hesuan.master.company.CompanyRegister;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.paper.Report;
import io.hesuan.platform.paper.Report.Column;
import io.hesuan.platform.paper.Report.Row;
import io.hesuan.platform.web.Sentences;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The ledger's reports as they are printed: the same figures as on the screens, in the forms that accountants know. */
@Component
class ReportPapers {

    static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    /** Where the right half of a balance sheet begins. */
    private static final String RIGHT_HALF = "current-liabilities";
    private static final int NAME = 34;
    private static final int AMOUNT = 15;

    private final DSLContext sql;
    private final LedgerReports reports;
    private final CompanyRegister companies;
    private final Sentences sentences;
    private final Clock clock;

    ReportPapers(DSLContext sql, LedgerReports reports, CompanyRegister companies, Sentences sentences, Clock clock) {
        this.sql = sql;
        this.reports = reports;
        this.companies = companies;
        this.sentences = sentences;
        this.clock = clock;
    }

    /** The trial balance: balances as debits and credits, by account. */
    Report trialBalance(String company, String from, String to, Instant recordedBy, Acting reader) {
        LedgerReports.BalanceSheet sheet = reports.trialBalance(company, from, to, recordedBy, reader);
        List<Column> columns = new ArrayList<>(List.of(Column.text(say(reader, "code"), 11), Column.text(say(reader, "account"), 22)));
        for (String group : List.of("opening", "period", "year", "closing")) {
            columns.add(Column.amount(say(reader, group), say(reader, "debit"), AMOUNT));
            columns.add(Column.amount(say(reader, group), say(reader, "credit"), AMOUNT));
        }
        List<Row> rows = new ArrayList<>();
        BigDecimal[] totals = new BigDecimal[8];
        for (LedgerReports.BalanceRow row : sheet.rows()) {
            BigDecimal[] amounts = {side(row.opening(), 1), side(row.opening(), -1), amount(row.debit()), amount(row.credit()), amount(row.yearDebit()),
                    amount(row.yearCredit()), side(row.balance(), 1), side(row.balance(), -1)};
            if (row.parentId() == null) {
                for (int i = 0; i < totals.length; i++) {
                    totals[i] = totals[i] == null ? amounts[i] : totals[i].add(amounts[i]);
                }
            }
            rows.add(new Row(cells(row.code(), row.name(), amounts), 0, row.parentId() == null));
        }
        if (!rows.isEmpty()) {
            rows.add(new Row(cells("", say(reader, "total"), totals), 0, true));
        }
        return report(company, "trial-balance", span(from, to), sheet.currency(), true, columns, rows, reader);
    }

    /** The lines of an account, with what each month and the year so far come to. */
    Report accountLedger(String company, String code, String from, String to, String dimension, String value, Acting reader) {
        var lines = new AccountLines(reports, company, code, from, to, dimension, value, reader);
        LedgerReports.LedgerPage first = lines.first();
        BigDecimal[] before = yearBefore(company, code, from, dimension, value, reader);
        List<Column> columns = List.of(Column.centered(say(reader, "date"), 15), Column.centered(say(reader, "voucher"), 10), Column.text(say(reader, "memo"), 37),
                Column.amount(null, say(reader, "debit"), 17), Column.amount(null, say(reader, "credit"), 17), Column.centered(say(reader, "side"), 6),
                Column.amount(null, say(reader, "balance"), 18));
        String title = say(reader, "account-ledger") + "  " + first.code() + " " + first.name();
        return report(company, title, span(from, to), first.currency(), false, columns, () -> lines.rows(before, key -> say(reader, key), word -> word(reader, word)), reader);
    }

    /** How many lines an account has in these periods at most, from what is counted as they are posted. */
    long lines(String company, String code, String from, String to, Acting reader) {
        CompanyBook book = reports.bookOf(company, reader);
        return sql.fetchSingle("""
                SELECT coalesce(sum(t.lines), 0)::bigint FROM ledger.turnover t JOIN ledger.account a ON a.id = t.account_id
                 WHERE t.company_id = ? AND starts_with(a.code, ?) AND t.period BETWEEN ? AND ?""",
                book.companyId(), code, LedgerReports.period(book, from), LedgerReports.period(book, to)).get(0, Long.class);
    }

    /** What an account moved since the beginning of the year, before a period: debit and credit. */
    private BigDecimal[] yearBefore(String company, String code, String period, String dimension, String value, Acting reader) {
        CompanyBook book = reports.bookOf(company, reader);
        int first = LedgerReports.period(book, period);
        Account account = reports.account(book, code);
        TrialBalance.Figures figures = dimension == null ? TrialBalance.figures(sql, book, first, first, true).get(account.id())
                : DimensionBalances.of(sql, book, code, LedgerReports.dimension(dimension), first, first).get(DimensionNames.read(value));
        TrialBalance.Figures found = figures == null ? TrialBalance.Figures.ZERO : figures;
        return new BigDecimal[]{amount(LedgerReports.written(book, found.yearDebit() - found.debit())), amount(LedgerReports.written(book, found.yearCredit() - found.credit()))};
    }

    /** What an account moved, by the values of one dimension. */
    Report byDimension(String company, String code, String dimension, String from, String to, Acting reader) {
        LedgerReports.DimensionPage page = reports.byDimension(company, code, dimension, from, to, reader);
        CompanyBook book = reports.bookOf(company, reader);
        Account account = reports.account(book, code);
        List<Column> columns = List.of(Column.text(say(reader, "code"), 18), Column.text(say(reader, "name"), NAME), Column.amount(null, say(reader, "opening"), AMOUNT),
                Column.amount(null, say(reader, "debit"), AMOUNT), Column.amount(null, say(reader, "credit"), AMOUNT), Column.amount(null, say(reader, "closing"), AMOUNT));
        List<Row> rows = new ArrayList<>();
        BigDecimal[] totals = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
        for (LedgerReports.DimensionRow row : page.rows()) {
            BigDecimal[] amounts = {amount(row.opening()), amount(row.debit()), amount(row.credit()), amount(row.balance())};
            Arrays.setAll(totals, i -> totals[i].add(amounts[i]));
            DimensionNames.Value named = row.value();
            rows.add(new Row(cells(named == null ? "" : named.code() == null ? named.id() : named.code(),
                    named == null ? say(reader, "none") : named.name() == null ? "" : named.name(), amounts), 0, false));
        }
        rows.add(new Row(cells("", say(reader, "total"), totals), 0, true));
        String title = say(reader, "dimension-balances") + "  " + account.code() + " " + LedgerReports.name(reader, account.name(), account.nameEn());
        return report(company, title, span(from, to), book.currency().code(), true, columns, rows, reader);
    }

    /** The balance sheet stands in two halves, what a company has at the left and whose it is at the right; the others stand in one. */
    Report statement(String company, StatementSpec.Name name, String period, Instant recordedBy, Acting reader) {
        LedgerReports.StatementPage page = reports.statement(company, name, period, recordedBy, reader);
        boolean isBalance = name == StatementSpec.Name.BALANCE_SHEET;
        String first = say(reader, isBalance ? "at-end" : "this-period");
        String second = say(reader, isBalance ? "at-beginning" : "this-year");
        List<Column> columns = new ArrayList<>(List.of(Column.text(say(reader, isBalance ? "assets" : "item"), NAME), Column.amount(null, first, 19), Column.amount(null, second, 19)));
        List<Row> rows;
        if (isBalance) {
            columns.addAll(List.of(Column.text(say(reader, "liabilities"), NAME), Column.amount(null, first, 19), Column.amount(null, second, 19)));
            rows = halves(page.rows());
        } else {
            rows = page.rows().stream().map(row -> new Row(statementCells(row, false), row.level(), row.level() == 0)).toList();
        }
        return report(company, name.written(), isBalance ? lastDay(company, period, reader) : period, page.currency(), false, columns, rows, reader);
    }

    private String lastDay(String company, String period, Acting reader) {
        CompanyBook book = reports.bookOf(company, reader);
        return book.period(LedgerReports.period(book, period)).lastDay().toString();
    }

    private static List<Row> halves(List<LedgerReports.StatementRow> rows) {
        int cut = 0;
        while (cut < rows.size() && !rows.get(cut).key().equals(RIGHT_HALF)) {
            cut++;
        }
        List<LedgerReports.StatementRow> left = rows.subList(0, cut);
        List<LedgerReports.StatementRow> right = rows.subList(cut, rows.size());
        int height = Math.max(left.size(), right.size());
        List<Row> halves = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            boolean last = i == height - 1;
            LedgerReports.StatementRow has = half(left, i, height);
            LedgerReports.StatementRow owes = half(right, i, height);
            List<Object> cells = new ArrayList<>(statementCells(has, true));
            cells.addAll(statementCells(owes, true));
            halves.add(new Row(cells, 0, last));
        }
        return halves;
    }

    /** The grand totals of both halves stand on the last line. */
    private static LedgerReports.StatementRow half(List<LedgerReports.StatementRow> rows, int at, int height) {
        if (at == height - 1) {
            return rows.isEmpty() ? null : rows.getLast();
        }
        return at < rows.size() - 1 ? rows.get(at) : null;
    }

    private static List<Object> statementCells(LedgerReports.StatementRow row, boolean indented) {
        return row == null ? Arrays.asList(null, null, null)
                : Arrays.asList((indented ? "  ".repeat(row.level()) : "") + row.name(), row.first() == null ? null : amount(row.first()), row.second() == null ? null : amount(row.second()));
    }

    private Report report(String company, String title, String middle, String currency, boolean landscape, List<Column> columns, Iterable<Row> rows, Acting reader) {
        String known = sentences.sayIfThere(reader.locale(), "paper." + title);
        String unit = sentences.sayIfThere(reader.locale(), "paper.unit." + currency);
        return new Report(known == null ? title : known, say(reader, "company", name(company, reader)), middle, say(reader, "unit", unit == null ? currency : unit), landscape,
                columns, rows, List.of(say(reader, "sign.head"), say(reader, "sign.accountant"), say(reader, "sign.made", reader.name())),
                say(reader, "printed", MOMENT.format(clock.instant()), reader.name()));
    }

    /** What the company is called on paper. */
    private String name(String company, Acting reader) {
        var id = reports.bookOf(company, reader).companyId();
        Company found = companies.find(sql, Set.of(id)).get(id);
        return found == null ? company : found.name();
    }

    private String word(Acting reader, String word) {
        return sentences.say(reader.locale(), "list.vouchers.choice.word." + word);
    }

    private String say(Acting reader, String key, Object... arguments) {
        return sentences.say(reader.locale(), "paper." + key, arguments);
    }

    private static String span(String from, String to) {
        return from.equals(to) ? from : from + " ~ " + to;
    }

    private static List<Object> cells(String code, String name, BigDecimal[] amounts) {
        List<Object> cells = new ArrayList<>(List.of(code, name));
        cells.addAll(Arrays.asList(amounts));
        return cells;
    }

    private static BigDecimal amount(String written) {
        return new BigDecimal(written);
    }

    /** A balance on the side where it stands, zero on the other. @param sign 1 for debit, -1 for credit */
    private static BigDecimal side(String balance, int sign) {
        BigDecimal amount = new BigDecimal(balance);
        return amount.signum() == sign ? amount.abs() : BigDecimal.ZERO.setScale(amount.scale());
    }
}
