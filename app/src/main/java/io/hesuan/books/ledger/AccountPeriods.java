package io.hesuan.books.ledger;

import io.hesuan.kernel.FiscalPeriod;
import io.hesuan.platform.access.Acting;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static hesuandb.ledger.Tables.ACCOUNT;
import static hesuandb.ledger.Tables.LINE;

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
        Map<Integer, long[]> moved = moved(book, account, last);
        long opening = opened(book, account, moved) + moved.entrySet().stream().filter(each -> each.getKey() < first)
                .mapToLong(each -> each.getValue()[0] - each.getValue()[1]).sum();
        long balance = opening;
        List<Row> rows = new ArrayList<>();
        for (FiscalPeriod period = book.period(first); CompanyBook.number(period) <= last; period = period.next()) {
            long[] own = moved.getOrDefault(CompanyBook.number(period), new long[2]);
            balance += own[0] - own[1];
            rows.add(new Row(period.toString(), LedgerReports.written(book, own[0]), LedgerReports.written(book, own[1]), LedgerReports.written(book, year(moved, period, 0)),
                    LedgerReports.written(book, year(moved, period, 1)), LedgerReports.written(book, balance)));
        }
        return new SheetPage(account.code(), LedgerReports.name(reader, account.name(), account.nameEn()), account.side().name().toLowerCase(Locale.ROOT),
                book.currency().code(), LedgerReports.written(book, opening), rows);
    }

    /** Debit and credit by period. */
    private Map<Integer, long[]> moved(CompanyBook book, Account account, int last) {
        Map<Integer, long[]> moved = new HashMap<>();
        sql.fetch("""
                SELECT t.period, sum(t.debit)::bigint, sum(t.credit)::bigint FROM ledger.turnover t
                 WHERE t.company_id = ? AND t.period <= ? AND t.account_id IN (SELECT id FROM ledger.account WHERE company_id = ? AND starts_with(code, ?))
                 GROUP BY t.period""", book.companyId(), last, book.companyId(), account.code())
                .forEach(row -> moved.put(row.get(0, Integer.class), new long[]{row.get(1, Long.class), row.get(2, Long.class)}));
        return moved;
    }

    /** What opening entries brought; it is taken out of what the first period moved. */
    private long opened(CompanyBook book, Account account, Map<Integer, long[]> moved) {
        long net = 0;
        for (Openings.Opening opening : Openings.of(sql, book, null, null, LINE.ACCOUNT_ID.in(DSL.select(ACCOUNT.ID).from(ACCOUNT)
                .where(ACCOUNT.COMPANY_ID.eq(book.companyId()), ACCOUNT.CODE.startsWith(account.code()))))) {
            moved.computeIfPresent(book.firstPeriod(), (any, own) -> new long[]{own[0] - opening.debit(), own[1] - opening.credit()});
            net += opening.net();
        }
        return net;
    }

    private static long year(Map<Integer, long[]> moved, FiscalPeriod period, int side) {
        int number = CompanyBook.number(period);
        return moved.entrySet().stream().filter(each -> each.getKey() / 100 == number / 100 && each.getKey() <= number).mapToLong(each -> each.getValue()[side]).sum();
    }
}
