package io.hesuan.books.ledger;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Money;
import org.jooq.DSLContext;
import org.jooq.Record;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static hesuandb.ledger.Tables.ACCOUNT;

/**
 * The whole journal of a company as plain text that hledger and beancount read in their strict modes, so that anybody can
 * check the books with a tool that nobody here wrote. Streams in constant memory.
 */
final class JournalExport {

    enum Format { HLEDGER, BEANCOUNT }

    private static final Map<AccountClass, String> HLEDGER_ROOTS = Map.of(AccountClass.ASSET, "assets", AccountClass.COST, "assets", AccountClass.LIABILITY,
            "liabilities", AccountClass.EQUITY, "equity", AccountClass.REVENUE, "revenues", AccountClass.EXPENSE, "expenses");
    private static final Map<AccountClass, String> BEANCOUNT_ROOTS = Map.of(AccountClass.ASSET, "Assets", AccountClass.COST, "Assets", AccountClass.LIABILITY,
            "Liabilities", AccountClass.EQUITY, "Equity", AccountClass.REVENUE, "Income", AccountClass.EXPENSE, "Expenses");
    private static final String LINES = """
            SELECT e.id, e.entered_on, e.memo, e.word, v.number, l.account_id, l.debit - l.credit AS amount, l.currency, l.original * CASE WHEN l.debit <> 0 THEN 1 ELSE -1 END AS original
              FROM ledger.entry e JOIN ledger.line l ON l.period = e.period AND l.entry_id = e.id
              LEFT JOIN ledger.voucher v ON v.period = e.period AND v.entry_id = e.id
             WHERE e.company_id = ? ORDER BY e.period, e.id, l.number""";
    private static final int ROWS_AT_A_TIME = 2_000;

    private final CompanyBook book;
    private final Format format;
    private final PrintWriter out;
    private final Map<UUID, Account> accounts;
    private UUID entry;

    private JournalExport(CompanyBook book, Format format, PrintWriter out, Map<UUID, Account> accounts) {
        this.book = book;
        this.format = format;
        this.out = out;
        this.accounts = accounts;
    }

    /** @param sql in a read-only transaction, so that rows come a few at a time */
    static void write(DSLContext sql, CompanyBook book, Format format, PrintWriter out) {
        var export = new JournalExport(book, format, out, Accounts.find(sql, ACCOUNT.COMPANY_ID.eq(book.companyId())));
        export.declare(sql.fetch("SELECT DISTINCT currency FROM ledger.turnover WHERE company_id = ? ORDER BY 1", book.companyId()).into(String.class));
        try (var rows = sql.resultQuery(LINES, book.companyId()).fetchSize(ROWS_AT_A_TIME).fetchLazy()) {
            rows.forEach(export::line);
        }
    }

    private void declare(List<String> currencies) {
        Set<String> all = new HashSet<>(currencies);
        all.add(book.currency().code());
        LocalDate first = book.period(book.firstPeriod()).firstDay();
        List<Account> postable = accounts.values().stream().filter(Account::postable).sorted(java.util.Comparator.comparing(Account::code)).toList();
        if (format == Format.HLEDGER) {
            out.println("decimal-mark .");
            all.stream().sorted().forEach(code -> out.println("commodity " + Money.ofMinor(0, Currency.of(code)) + (Currency.of(code).minorDigits() == 0 ? "." : "") + " " + code));
            postable.forEach(account -> out.println("account " + name(account)));
        } else {
            out.println("option \"operating_currency\" \"" + book.currency() + "\"");
            all.stream().sorted().forEach(code -> out.println(first + " commodity " + code));
            postable.forEach(account -> out.println(first + " open " + name(account) + "\n  name: " + quoted(account.name())));
        }
    }

    private void line(Record row) {
        UUID id = row.get("id", UUID.class);
        if (!id.equals(entry)) {
            entry = id;
            head(row, Journal.ENTRY_ID.write(id));
        }
        long amount = row.get("amount", Long.class);
        String currency = row.get("currency", String.class);
        boolean functional = currency.equals(book.currency().code());
        String written = functional ? Money.ofMinor(amount, book.currency()) + " " + currency
                : Money.ofMinor(row.get("original", Long.class), Currency.of(currency)) + " " + currency + " @@ " + Money.ofMinor(Math.abs(amount), book.currency())
                        + " " + book.currency();
        out.println("  " + name(accounts.get(row.get("account_id", UUID.class))) + "  " + written);
    }

    private void head(Record row, String id) {
        String memo = row.get("memo", String.class).replaceAll("\\s+", " ").strip();
        String number = row.get("number") == null ? "" : row.get("word", String.class) + "-" + row.get("number");
        out.println();
        if (format == Format.HLEDGER) {
            out.println(row.get("entered_on", LocalDate.class) + " *" + (number.isEmpty() ? "" : " (" + number + ")") + " " + memo.replace(";", ",") + "  ; id:" + id);
        } else {
            out.println(row.get("entered_on", LocalDate.class) + " * " + quoted(memo) + "\n  entry: " + quoted(id) + (number.isEmpty() ? "" : "\n  voucher: " + quoted(number)));
        }
    }

    private String name(Account account) {
        return format == Format.HLEDGER
                ? HLEDGER_ROOTS.get(account.accountClass()) + ":" + account.code() + " " + account.name().replaceAll("[;:\\s]+", " ").strip()
                : BEANCOUNT_ROOTS.get(account.accountClass()) + ":" + account.code().toUpperCase(Locale.ROOT);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
