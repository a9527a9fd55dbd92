package io.hesuan.books.ledger;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;
import io.hesuan.kernel.Refusal;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import io.hesuan.platform.web.Sentences;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import static hesuandb.ledger.Tables.ACCOUNT;

/** The ledger's questions and their answers, as the API gives them: amounts are decimal strings in functional currency. */
@Component
class LedgerReports {

    private static final int LARGEST_PAGE = 500;

    private final DSLContext sql;
    private final Periods periods;
    private final Sentences sentences;
    private final DimensionNames names;

    LedgerReports(DSLContext sql, Periods periods, Sentences sentences, DimensionNames names) {
        this.sql = sql;
        this.periods = periods;
        this.sentences = sentences;
        this.names = names;
    }

    record BookView(String standard, String currency, String words, String firstPeriod, String closedThrough, String firstOpen) {
    }

    /** @param balance debit less credit; level is 1 at the top */
    record BalanceRow(String accountId, String parentId, String code, String name, String accountClass, String side, boolean postable,
                      String opening, String debit, String credit, String yearDebit, String yearCredit, String balance) {
    }

    record BalanceSheet(String from, String to, String currency, List<BalanceRow> rows) {
    }

    /** @param accountCode of the account itself, or of one below it */
    record LedgerLine(String entryId, int number, String accountCode, LocalDate on, String period, String word, Integer voucherNumber, String kind, String memo, String debit,
                      String credit, String currency, String original, String balance) {
    }

    record LedgerPage(String code, String name, String side, String currency, List<String> requiredDimensions, List<String> balanceDimensions, String opening, List<LedgerLine> rows, String next) {
    }

    /** @param value null for lines that name none */
    record DimensionRow(DimensionNames.Value value, String opening, String debit, String credit, String balance) {
    }

    record DimensionPage(String code, String dimension, List<DimensionRow> rows) {
    }

    /** @param second end of last year for balances, the year so far for flows; both null on headings */
    record StatementRow(String key, String name, int level, String first, String second) {
    }

    record StatementPage(String statement, String period, String currency, List<StatementRow> rows) {
    }

    /** @param obstacle null when the check holds */
    record CheckRow(String name, String label, boolean holds, String obstacle) {
    }

    record Checklist(String period, List<CheckRow> checks) {
    }

    @Transactional(readOnly = true)
    BookView book(String company, Acting reader) {
        CompanyBook book = bookOf(company, reader);
        return new BookView(book.standard(), book.currency().code(), book.words().name().toLowerCase(Locale.ROOT), book.period(book.firstPeriod()).toString(),
                book.closedThrough() == 0 ? null : book.period(book.closedThrough()).toString(), book.firstOpen().toString());
    }

    @Transactional(readOnly = true)
    BalanceSheet trialBalance(String company, String from, String to, Instant recordedBy, Acting reader) {
        CompanyBook book = bookOf(company, reader);
        var rows = TrialBalance.of(sql, book, period(book, from), period(book, to), recordedBy).stream().map(row -> new BalanceRow(
                Journal.ACCOUNT_ID.write(row.accountId()), row.parentId() == null ? null : Journal.ACCOUNT_ID.write(row.parentId()), row.code(),
                name(reader, row.name(), row.nameEn()), row.accountClass().name().toLowerCase(Locale.ROOT), row.side().name().toLowerCase(Locale.ROOT), row.postable(),
                written(book, row.figures().opening()), written(book, row.figures().debit()), written(book, row.figures().credit()),
                written(book, row.figures().yearDebit()), written(book, row.figures().yearCredit()), written(book, row.figures().closing()))).toList();
        return new BalanceSheet(from, to, book.currency().code(), rows);
    }

    @Transactional(readOnly = true)
    LedgerPage accountLedger(String company, String code, String from, String to, String dimension, String value, String cashFlow, String cursor, int limit, Acting reader) {
        CompanyBook book = bookOf(company, reader);
        Account account = account(book, code);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw refused(RequestRefusal.FIELD_IS_INVALID, "limit", "limit", "1.." + LARGEST_PAGE);
        }
        AccountLedger.Page page;
        try {
            page = AccountLedger.page(sql, book, account, new AccountLedger.Query(account.id(), period(book, from), period(book, to),
                    dimension == null ? null : dimension(dimension), dimension == null ? null : DimensionNames.read(value), cashFlow, cursor, limit));
        } catch (NullPointerException | IllegalArgumentException malformed) {
            throw refused(RequestRefusal.FIELD_IS_INVALID, "cursor", "cursor, value", "");
        }
        return new LedgerPage(account.code(), name(reader, account.name(), account.nameEn()), account.side().name().toLowerCase(Locale.ROOT), book.currency().code(),
                account.requiredDimensions().stream().map(Dimension::written).toList(), account.balanceDimensions().stream().map(Dimension::written).toList(), written(book, page.opening()),
                page.lines().stream().map(line -> new LedgerLine(Journal.ENTRY_ID.write(line.entryId()), line.number(), line.accountCode(), line.on(), book.period(line.period()).toString(),
                        line.word(), line.voucherNumber(), line.kind(), line.memo(), written(book, line.debit()), written(book, line.credit()), line.currency(),
                        Money.ofMinor(line.original(), Currency.of(line.currency())).toString(), written(book, line.balance()))).toList(), page.next());
    }

    @Transactional(readOnly = true)
    DimensionPage byDimension(String company, String code, String dimension, String from, String to, Acting reader) {
        CompanyBook book = bookOf(company, reader);
        List<DimensionRow> rows = new ArrayList<>();
        var balances = DimensionBalances.of(sql, book, account(book, code).code(), dimension(dimension), period(book, from), period(book, to));
        var values = names.of(dimension(dimension), balances.keySet(), reader);
        balances.forEach((id, figures) -> rows.add(new DimensionRow(values.get(id), written(book, figures.opening()),
                        written(book, figures.debit()), written(book, figures.credit()), written(book, figures.closing()))));
        return new DimensionPage(code, dimension, rows);
    }

    @Transactional(readOnly = true)
    StatementPage statement(String company, StatementSpec.Name name, String period, Instant recordedBy, Acting reader) {
        CompanyBook book = bookOf(company, reader);
        return new StatementPage(name.written(), period, book.currency().code(), Statements.of(sql, book, name, period(book, period), recordedBy).stream()
                .map(line -> new StatementRow(line.key(), name(reader, line.name(), line.nameEn()), line.level(),
                        line.first() == null ? null : written(book, line.first()), line.second() == null ? null : written(book, line.second()))).toList());
    }

    @Transactional(readOnly = true)
    Checklist checklist(String company, String period, Acting reader) {
        CompanyBook book = bookOf(company, reader);
        var obstacles = periods.obstacles(sql, book, period(book, period));
        List<CheckRow> rows = new ArrayList<>();
        for (int i = 0; i < obstacles.size(); i++) {
            var obstacle = obstacles.get(i);
            rows.add(new CheckRow(periods.checks().get(i), sentences.sayIfThere(reader.locale(), "closing.check." + periods.checks().get(i)), obstacle.isEmpty(), obstacle.map(no -> sentences.of(reader.locale(), no)).orElse(null)));
        }
        return new Checklist(period, rows);
    }

    /** The book of a company that the reader may look into; refused otherwise. */
    CompanyBook bookOf(String company, Acting reader) {
        UUID id = VoucherController.read(Companies.ID, company);
        if (!reader.companies(Journal.READ).covers(id)) {
            throw refused(reader.may(Journal.READ) ? AccessRefusal.COMPANY_IS_NOT_YOURS : AccessRefusal.NOT_PERMITTED, "companyId", Journal.READ.name());
        }
        CompanyBook book = Books.find(sql, Set.of(id)).get(id);
        if (book == null) {
            throw refused(LedgerRefusal.BOOK_NOT_OPENED, "companyId");
        }
        return book;
    }

    static int period(CompanyBook book, String written) {
        return CompanyBook.number(Refused.unlessDone(Periods.period(book, written)));
    }

    Account account(CompanyBook book, String code) {
        return Accounts.find(sql, ACCOUNT.COMPANY_ID.eq(book.companyId()).and(ACCOUNT.CODE.eq(code))).values().stream().findFirst()
                .orElseThrow(() -> refused(RequestRefusal.RECORD_NOT_FOUND, "account", code));
    }

    static Dimension dimension(String written) {
        try {
            return Dimension.of(written);
        } catch (IllegalArgumentException unknown) {
            throw refused(RequestRefusal.FIELD_IS_INVALID, "dimension", "dimension", written);
        }
    }

    static String written(CompanyBook book, long minor) {
        return Money.ofMinor(minor, book.currency()).toString();
    }

    static String name(Acting reader, String chinese, String english) {
        return reader.locale().getLanguage().equals("en") && !english.isEmpty() ? english : chinese;
    }

    private static Refused refused(Refusal refusal, String field, Object... arguments) {
        return new Refused((Outcome.Refused<?>) Outcome.refused(refusal, field, arguments));
    }
}
