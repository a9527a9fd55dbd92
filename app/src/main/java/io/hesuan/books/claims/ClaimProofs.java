package io.hesuan.books.claims;

import io.hesuan.books.ledger.ClosingCheck;
import io.hesuan.books.ledger.CompanyBook;
import io.hesuan.books.ledger.PeriodMoved;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.proofs.Proof;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is proved of claims: they are what the ledger says, and what matches have left of them. The database adds; nothing is loaded. */
@Configuration(proxyBeanMethods = false)
class ClaimProofs {

    /** By account, and where the ledger keeps balances by party, by party too; the first that differs, with both figures. */
    private static final String AGAINST_LEDGER = """
            SELECT count(*) AS looked_at, count(*) FILTER (WHERE wrong) AS wrong, min(what) FILTER (WHERE wrong) AS first FROM (
                SELECT coalesce(i.open, 0) <> coalesce(b.balance, 0) AS wrong,
                       format('account %s of company %s: open items %s, balance %s minor units', coalesce(b.code, account_id::text), company_id, coalesce(i.open, 0), coalesce(b.balance, 0)) AS what
                  FROM (SELECT company_id, account_id, sum(open_amount)::bigint AS open FROM claims.item WHERE open GROUP BY company_id, account_id) i
                  FULL JOIN ledger.claims_balance_view b USING (company_id, account_id)
                UNION ALL
                SELECT coalesce(i.open, 0) <> b.balance,
                       format('account %s of company %s, party %s: open items %s, balance %s minor units', b.code, b.company_id, b.party_id, coalesce(i.open, 0), b.balance)
                  FROM ledger.claims_party_balance_view b
                  LEFT JOIN (SELECT account_id, party_id, sum(open_amount)::bigint AS open FROM claims.item WHERE open GROUP BY account_id, party_id) i USING (account_id, party_id)
                ) AS compared""";

    @Bean
    Proof openItemsEqualControlAccounts(DSLContext sql) {
        return proof("claims-equal-control-accounts", sql, AGAINST_LEDGER, "balances");
    }

    @Bean
    Proof openIsWhatMatchesLeave(DSLContext sql) {
        return proof("claims-open-amounts", sql, """
                SELECT count(*) AS looked_at, count(*) FILTER (WHERE wrong) AS wrong, min(what) FILTER (WHERE wrong) AS first FROM (
                    SELECT i.amount - coalesce(m.amount, 0) <> i.open_amount OR i.original - coalesce(m.original, 0) <> i.open_original AS wrong,
                           format('item %s: %s open of %s, matched %s minor units', i.id, i.open_amount, i.amount, coalesce(m.amount, 0)) AS what
                      FROM claims.item i
                      LEFT JOIN (SELECT item_id, sum(amount)::bigint AS amount, sum(original)::bigint AS original FROM claims.match_line GROUP BY item_id) m
                           ON m.item_id = i.id) AS compared""", "items");
    }

    /** Both are kept in one transaction; that they still agree is proved once more before a period becomes final. */
    @Bean
    ClosingCheck claimsEqualControlAccounts() {
        return new ClosingCheck() {
            @Override
            public String name() {
                return "claims-equal-control-accounts";
            }

            @Override
            public Optional<Outcome.Refused<PeriodMoved>> obstacle(DSLContext sql, CompanyBook book, int period) {
                Record wrong = sql.fetchOne("""
                        SELECT b.code, coalesce(i.open, 0), b.balance FROM ledger.claims_balance_view b
                          LEFT JOIN (SELECT account_id, sum(open_amount)::bigint AS open FROM claims.item WHERE company_id = ? AND open GROUP BY account_id) i USING (account_id)
                         WHERE b.company_id = ? AND coalesce(i.open, 0) <> b.balance ORDER BY b.code LIMIT 1""", book.companyId(), book.companyId());
                return wrong == null ? Optional.empty() : Optional.of(new Outcome.Refused<>(ClaimRefusal.CLAIMS_DIFFER_FROM_LEDGER, "period",
                        List.of(wrong.get(0), money(book, wrong, 1), money(book, wrong, 2))));
            }
        };
    }

    private static Money money(CompanyBook book, Record row, int column) {
        return Money.ofMinor(row.get(column, Long.class), book.currency());
    }

    private static Proof proof(String name, DSLContext sql, String query, String of) {
        return new Proof() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Result run() {
                Record row = sql.fetchSingle(query);
                Map<String, String> figures = new LinkedHashMap<>();
                figures.put(of, String.valueOf(row.get("looked_at", Long.class)));
                figures.put("wrong", String.valueOf(row.get("wrong", Long.class)));
                return new Result(figures, row.get("first", String.class));
            }
        };
    }
}
