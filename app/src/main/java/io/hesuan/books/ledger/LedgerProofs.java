package io.hesuan.books.ledger;

import io.hesuan.platform.proofs.Proof;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What can be proved of the ledger at any time. */
@Configuration(proxyBeanMethods = false)
class LedgerProofs {

    @Bean
    Proof voucherChainProof(VoucherChain chain) {
        return proof("voucher-chain", () -> {
            long begin = System.nanoTime();
            VoucherChain.Walk walk = chain.walk();
            Map<String, String> figures = new LinkedHashMap<>();
            figures.put("companies", String.valueOf(walk.companies()));
            figures.put("vouchers", String.valueOf(walk.vouchers()));
            figures.put("vouchers/s", perSecond(walk.vouchers(), begin));
            return new Proof.Result(figures, walk.breach());
        });
    }

    @Bean
    Proof voucherContentsProof(VoucherContents contents) {
        return proof("voucher-contents", () -> {
            long begin = System.nanoTime();
            VoucherContents.Walk walk = contents.walk();
            Map<String, String> figures = new LinkedHashMap<>();
            figures.put("entries", String.valueOf(walk.entries()));
            figures.put("lines", String.valueOf(walk.lines()));
            figures.put("numbered", String.valueOf(walk.vouchers()));
            figures.put("entries/s", perSecond(walk.entries(), begin));
            return new Proof.Result(figures, walk.breach());
        });
    }

    private static String perSecond(long count, long begin) {
        return String.valueOf(count * 1_000_000_000L / Math.max(1, System.nanoTime() - begin));
    }

    @Bean
    Proof voucherNumbersProof(DSLContext sql) {
        return byStatement(sql, "voucher-numbers", "SELECT count(*) FROM ledger.voucher", """
                SELECT company_id, period, word, count(*), max(number) FROM ledger.voucher GROUP BY company_id, period, word
                HAVING max(number) <> count(*) ORDER BY 1, 2, 3 LIMIT 1""",
                row -> "company " + row.get(0) + ", period " + row.get(1) + ", word " + row.get(2) + ": " + row.get(3) + " vouchers up to number " + row.get(4));
    }

    @Bean
    Proof balancedEntriesProof(DSLContext sql) {
        return byStatement(sql, "debits-equal-credits", "SELECT count(*) FROM ledger.line", """
                SELECT e.id, coalesce(l.debit, 0), coalesce(l.credit, 0), e.amount FROM ledger.entry e
                  LEFT JOIN (SELECT period, entry_id, sum(debit)::bigint AS debit, sum(credit)::bigint AS credit FROM ledger.line GROUP BY period, entry_id) l
                       ON l.period = e.period AND l.entry_id = e.id
                 WHERE l.debit IS NULL OR l.debit <> l.credit OR l.debit <> e.amount ORDER BY e.commit_position, e.id LIMIT 1""",
                row -> "entry " + Journal.ENTRY_ID.write(row.get(0, java.util.UUID.class)) + ": debits " + row.get(1) + ", credits " + row.get(2) + ", its amount " + row.get(3));
    }

    @Bean
    Proof turnoverProof(DSLContext sql) {
        return byStatement(sql, "turnover-equals-lines", "SELECT count(*) FROM ledger.turnover", """
                SELECT a.code, a.company_id, period, coalesce(l.debit, 0), coalesce(l.credit, 0), coalesce(t.debit, 0), coalesce(t.credit, 0)
                  FROM (SELECT account_id, period, sum(debit)::bigint AS debit, sum(credit)::bigint AS credit FROM ledger.line GROUP BY account_id, period) l
                  FULL JOIN (SELECT account_id, period, sum(debit)::bigint AS debit, sum(credit)::bigint AS credit FROM ledger.turnover GROUP BY account_id, period) t
                       USING (account_id, period)
                  JOIN ledger.account a ON a.id = account_id
                 WHERE (coalesce(l.debit, 0), coalesce(l.credit, 0)) <> (coalesce(t.debit, 0), coalesce(t.credit, 0)) ORDER BY period, a.code LIMIT 1""",
                row -> "account " + row.get(0) + " of company " + row.get(1) + " in " + row.get(2) + ": lines " + row.get(3) + " and " + row.get(4)
                        + ", turnover " + row.get(5) + " and " + row.get(6));
    }

    @Bean
    Proof dimensionTurnoverProof(DSLContext sql) {
        return byStatement(sql, "dimension-turnover-equals-turnover", "SELECT count(*) FROM ledger.dimension_turnover", """
                SELECT a.code, a.company_id, period, d.debit, d.credit, t.debit, t.credit
                  FROM (SELECT account_id, period, sum(debit)::bigint AS debit, sum(credit)::bigint AS credit FROM ledger.dimension_turnover GROUP BY account_id, period) d
                  JOIN (SELECT account_id, period, sum(debit)::bigint AS debit, sum(credit)::bigint AS credit FROM ledger.turnover GROUP BY account_id, period) t
                       USING (account_id, period)
                  JOIN ledger.account a ON a.id = account_id
                 WHERE (d.debit, d.credit) <> (t.debit, t.credit) ORDER BY period, a.code LIMIT 1""",
                row -> "account " + row.get(0) + " of company " + row.get(1) + " in " + row.get(2) + ": by dimension " + row.get(3) + " and " + row.get(4)
                        + ", in all " + row.get(5) + " and " + row.get(6));
    }

    private static Proof byStatement(DSLContext sql, String name, String count, String breach, Function<Record, String> told) {
        return proof(name, () -> {
            Record wrong = sql.fetchOne(breach);
            return new Proof.Result(Map.of("rows", String.valueOf(sql.fetchValue(count))), wrong == null ? null : told.apply(wrong));
        });
    }

    private static Proof proof(String name, Supplier<Proof.Result> run) {
        return new Proof() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Result run() {
                return run.get();
            }
        };
    }
}
