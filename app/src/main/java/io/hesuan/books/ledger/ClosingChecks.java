package io.hesuan.books.ledger;

import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the ledger itself asks before a period may close. */
@Configuration(proxyBeanMethods = false)
class ClosingChecks {

    @Bean
    ClosingCheck allVouchersAreNumbered() {
        return check("vouchers-numbered", """
                SELECT count(*) FROM ledger.entry e WHERE e.company_id = ? AND e.period = ?
                   AND (e.commit_position, e.id) > (SELECT coalesce(max(commit_position), 0), coalesce((SELECT entry_id FROM ledger.voucher
                        ORDER BY commit_position DESC, entry_id DESC LIMIT 1), '00000000-0000-0000-0000-000000000000') FROM ledger.voucher)
                HAVING count(*) > 0""",
                (book, row) -> refused(LedgerRefusal.VOUCHERS_WAIT_FOR_NUMBERS, row.get(0)));
    }

    @Bean
    ClosingCheck profitIsCarriedOver() {
        return check("profit-carried-over", """
                SELECT t.period, sum(abs(t.net))::bigint FROM (
                    SELECT period, account_id, sum(debit - credit) AS net FROM ledger.turnover WHERE company_id = ? AND period = ? GROUP BY period, account_id) t
                  JOIN ledger.account a ON a.id = t.account_id AND a.class IN ('revenue', 'expense')
                 GROUP BY t.period HAVING sum(abs(t.net)) <> 0""",
                (book, row) -> refused(LedgerRefusal.PROFIT_IS_NOT_CARRIED_OVER, book.period(row.get(0, Integer.class)),
                        Money.ofMinor(row.get(1, Long.class), book.currency())));
    }

    /** Turnover is kept in the transaction of its lines; that it still equals them is proved once more before it becomes final. */
    @Bean
    ClosingCheck turnoverEqualsLines() {
        return check("turnover-equals-lines", """
                SELECT a.code, coalesce(l.debit, 0), coalesce(l.credit, 0), coalesce(t.debit, 0), coalesce(t.credit, 0)
                  FROM (SELECT account_id, sum(debit)::bigint AS debit, sum(credit)::bigint AS credit FROM ledger.line WHERE company_id = ? AND period = ?
                         GROUP BY account_id) l
                  FULL JOIN (SELECT account_id, sum(debit)::bigint AS debit, sum(credit)::bigint AS credit FROM ledger.turnover WHERE company_id = ? AND period = ?
                         GROUP BY account_id) t USING (account_id)
                  JOIN ledger.account a ON a.id = account_id
                 WHERE (coalesce(l.debit, 0), coalesce(l.credit, 0)) <> (coalesce(t.debit, 0), coalesce(t.credit, 0)) ORDER BY a.code LIMIT 1""",
                (book, row) -> refused(LedgerRefusal.TURNOVER_DIFFERS_FROM_LINES, row.get(0), money(book, row, 1), money(book, row, 2),
                        money(book, row, 3), money(book, row, 4)));
    }

    private static Money money(CompanyBook book, Record row, int column) {
        return Money.ofMinor(row.get(column, Long.class), book.currency());
    }

    private static Outcome.Refused<PeriodMoved> refused(LedgerRefusal refusal, Object... arguments) {
        return new Outcome.Refused<>(refusal, "period", List.of(arguments));
    }

    /** One check by one statement, which answers a row only when there is an obstacle; it takes company and period, once or twice. */
    private static ClosingCheck check(String name, String statement, BiFunction<CompanyBook, Record, Outcome.Refused<PeriodMoved>> refused) {
        boolean isTwice = statement.chars().filter(letter -> letter == '?').count() == 4;
        return new ClosingCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<Outcome.Refused<PeriodMoved>> obstacle(DSLContext sql, CompanyBook book, int period) {
                Object[] bound = isTwice ? new Object[]{book.companyId(), period, book.companyId(), period} : new Object[]{book.companyId(), period};
                return Optional.ofNullable(sql.fetchOne(statement, bound)).map(row -> refused.apply(book, row));
            }
        };
    }
}
