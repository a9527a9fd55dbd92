package io.hesuan.books.ledger;

import io.hesuan.kernel.FiscalPeriod;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.web.Needs;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jooq.DSLContext;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a company's money, goods and claims went, month by month, for the first page: one look at kept turnover. */
@RestController
class MonthlyFigures {

    private final DSLContext sql;
    private final LedgerReports reports;

    MonthlyFigures(DSLContext sql, LedgerReports reports) {
        this.sql = sql;
        this.reports = reports;
    }

    /**
     * Balances at the end of the month, in decimal strings of the book's currency.
     *
     * @param receivable claims on others, with what was paid to them in advance
     * @param payable    claims of others, positive
     * @param result     of the month alone: income less expense, before it is carried over
     */
    record MonthEnd(String period, String cash, String stock, String receivable, String payable, String result) {
    }

    /** @param months oldest first, the last is the current one */
    record Figures(String currency, List<MonthEnd> months) {
    }

    @GetMapping("/api/books/{companyId}/monthly-figures")
    @Needs("ledger.read")
    @Transactional(readOnly = true)
    public Figures figures(@PathVariable String companyId, @RequestParam(defaultValue = "12") @Min(1) @Max(36) int months, Acting reader) {
        CompanyBook book = reports.bookOf(companyId, reader);
        FiscalPeriod current = book.calendar().periodOf(LocalDate.now());
        Map<Integer, Map<String, Long>> moved = moved(book, CompanyBook.number(current));
        Map<String, Long> balances = new HashMap<>();
        List<MonthEnd> found = new ArrayList<>();
        for (FiscalPeriod period = book.period(book.firstPeriod()); period.compareTo(current) <= 0; period = period.next()) {
            Map<String, Long> own = moved.getOrDefault(CompanyBook.number(period), Map.of());
            own.forEach((kind, net) -> balances.merge(kind, net, Long::sum));
            found.add(new MonthEnd(period.toString(), said(book, balances, "cash"), said(book, balances, "stock"), said(book, balances, "receivable"),
                    LedgerReports.written(book, -balances.getOrDefault("payable", 0L)), LedgerReports.written(book, -own.getOrDefault("result", 0L))));
        }
        return new Figures(book.currency().code(), found.subList(Math.max(0, found.size() - months), found.size()));
    }

    /** Debit less credit by period and kind of account; what closes a month is no result of it. */
    private Map<Integer, Map<String, Long>> moved(CompanyBook book, int last) {
        Map<Integer, Map<String, Long>> moved = new HashMap<>();
        sql.fetch("""
                SELECT t.period, kind, sum(t.debit - t.credit)::bigint FROM ledger.turnover t JOIN ledger.account a ON a.id = t.account_id,
                       LATERAL (SELECT CASE WHEN a.cash THEN 'cash' WHEN a.control = 'stock' THEN 'stock'
                                            WHEN a.control = 'claims' AND a.class = 'asset' THEN 'receivable'
                                            WHEN a.control = 'claims' AND a.class = 'liability' THEN 'payable'
                                            WHEN a.class IN ('revenue', 'expense') AND NOT t.closing THEN 'result' END AS kind) k
                 WHERE t.company_id = ? AND t.period <= ? AND kind IS NOT NULL
                 GROUP BY t.period, kind""", book.companyId(), last)
                .forEach(row -> moved.computeIfAbsent(row.get(0, Integer.class), any -> new HashMap<>()).put(row.get(1, String.class), row.get(2, Long.class)));
        return moved;
    }

    private static String said(CompanyBook book, Map<String, Long> balances, String kind) {
        return LedgerReports.written(book, balances.getOrDefault(kind, 0L));
    }
}
