package io.hesuan.books.ledger;

import io.hesuan.kernel.FiscalPeriod;
import io.hesuan.platform.access.Acting;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The general ledger sheet of an account: what it and those below it moved, period by period, from kept turnover. */
@Component
class AccountPeriods {

    private final DSLContext sql;
    private final LedgerReports reports;

    AccountPeriods(DSLContext sql, LedgerReports reports) {
        this.sql = sql;
        this.reports = reports;
    }

    /** @param yearDebit from the beginning of the fiscal year to the end of the period, yearCredit likewise; balance is debit less credit */
    record Row(String period, String debit, String credit, String yearDebit, String yearCredit, String balance) {
    }

    /** @param opening balance before the first period */
    record SheetPage(String code, String name, String side, String currency, String opening, List<Row> rows) {
    }

    @Transactional(readOnly = true)
    SheetPage page(String company, String code, String from, String to, Acting reader) {
        CompanyBook book = reports.bookOf(company, reader);
        Account account = reports.account(book, code);
        int first = Math.max(book.firstPeriod(), LedgerReports.period(book, from));
        int last = Math.min(CompanyBook.number(book.calendar().periodOf(java.time.LocalDate.now().plusYears(2))), LedgerReports.period(book, to));
        Map<Integer, Record> moved = new HashMap<>();
        sql.fetch("""
                SELECT t.period, sum(t.debit)::bigint AS debit, sum(t.credit)::bigint AS credit FROM ledger.turnover t
                 WHERE t.company_id = ? AND t.period <= ? AND t.account_id IN (SELECT id FROM ledger.account WHERE company_id = ? AND starts_with(code, ?))
                 GROUP BY t.period""", book.companyId(), last, book.companyId(), account.code()).forEach(row -> moved.put(row.get("period", Integer.class), row));
        long opening = moved.entrySet().stream().filter(each -> each.getKey() < first).mapToLong(each -> debit(each.getValue()) - credit(each.getValue())).sum();
        long balance = opening;
        List<Row> rows = new ArrayList<>();
        for (FiscalPeriod period = book.period(first); CompanyBook.number(period) <= last; period = period.next()) {
            int number = CompanyBook.number(period);
            balance += debit(moved.get(number)) - credit(moved.get(number));
            long yearDebit = moved.entrySet().stream().filter(each -> each.getKey() / 100 == number / 100 && each.getKey() <= number).mapToLong(each -> debit(each.getValue())).sum();
            long yearCredit = moved.entrySet().stream().filter(each -> each.getKey() / 100 == number / 100 && each.getKey() <= number).mapToLong(each -> credit(each.getValue())).sum();
            rows.add(new Row(period.toString(), LedgerReports.written(book, debit(moved.get(number))), LedgerReports.written(book, credit(moved.get(number))),
                    LedgerReports.written(book, yearDebit), LedgerReports.written(book, yearCredit), LedgerReports.written(book, balance)));
        }
        return new SheetPage(account.code(), LedgerReports.name(reader, account.name(), account.nameEn()), account.side().name().toLowerCase(Locale.ROOT),
                book.currency().code(), LedgerReports.written(book, opening), rows);
    }

    private static long debit(Record row) {
        return row == null ? 0 : row.get("debit", Long.class);
    }

    private static long credit(Record row) {
        return row == null ? 0 : row.get("credit", Long.class);
    }
}
