package io.hesuan.books.posting;

import io.hesuan.books.ledger.Journal;
import io.hesuan.platform.proofs.Proof;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What is proved of posting: goods are worth what their accounts say. The database adds; nothing is loaded. */
@Configuration(proxyBeanMethods = false)
class PostingProofs {

    private static final String AGAINST_LEDGER = """
            SELECT company_id, account_id, b.code, coalesce(v.value, 0) AS goods, coalesce(b.balance, 0) AS balance
              FROM (SELECT * FROM ledger.account_balance_view WHERE control = 'stock') b
              FULL JOIN stock.account_value_view v USING (company_id, account_id)""";

    /** The first entry, in the order of commits, whose lines on the account are not what its fact's goods did to it. */
    private static final String FIRST_WRONG = """
            SELECT l.fact_id, min(l.entry_id::text) AS entry_id, sum(l.debit - l.credit)::bigint AS booked,
                   (SELECT coalesce(sum(m.value), 0)::bigint FROM stock.account_move_view m WHERE m.fact_id = l.fact_id AND m.account_id = l.account_id) AS moved
              FROM ledger.fact_line_view l WHERE l.account_id = ? GROUP BY l.fact_id, l.account_id
            HAVING sum(l.debit - l.credit) <> (SELECT coalesce(sum(m.value), 0) FROM stock.account_move_view m WHERE m.fact_id = l.fact_id AND m.account_id = l.account_id)
             ORDER BY min(l.commit_position), 2 LIMIT 1""";

    /** The first entry, in the order of commits, that books otherwise on accounts of goods than the goods of its fact moved in value. */
    private static final String AGAINST_MOVES = """
            SELECT fact_id, l.entry_id, coalesce(l.booked, 0)::bigint AS booked, coalesce(m.moved, 0)::bigint AS moved
              FROM (SELECT fact_id, min(commit_position) AS position, min(entry_id::text)::uuid AS entry_id, sum(debit - credit) FILTER (WHERE control = 'stock') AS booked
                      FROM ledger.fact_line_view GROUP BY fact_id) l
              FULL JOIN (SELECT fact_id, sum(value) AS moved FROM stock.account_move_view GROUP BY fact_id) m USING (fact_id)
             WHERE coalesce(l.booked, 0) <> coalesce(m.moved, 0) ORDER BY l.position, fact_id LIMIT 1""";

    @Bean
    Proof stockEqualsLedger(DSLContext sql) {
        return proof("stock-equals-ledger", () -> {
            Record sums = sql.fetchSingle("SELECT count(*) AS accounts, coalesce(sum(goods), 0)::bigint AS goods, coalesce(sum(balance), 0)::bigint AS balance FROM (" + AGAINST_LEDGER + ") AS compared");
            Map<String, String> figures = new LinkedHashMap<>();
            figures.put("accounts", String.valueOf(sums.get("accounts")));
            figures.put("goods", major(sums.get("goods", Long.class)));
            figures.put("ledger", major(sums.get("balance", Long.class)));
            Record wrong = sql.fetchOne(AGAINST_LEDGER + " WHERE coalesce(v.value, 0) <> coalesce(b.balance, 0) ORDER BY company_id, b.code LIMIT 1");
            return new Proof.Result(figures, wrong == null ? null : told(sql, wrong));
        });
    }

    @Bean
    Proof entriesEqualMoves(DSLContext sql) {
        return proof("entries-equal-moves", () -> {
            Record wrong = sql.fetchOne(AGAINST_MOVES);
            return new Proof.Result(Map.of("facts", String.valueOf(sql.fetchValue("SELECT count(DISTINCT fact_id) FROM stock.account_move_view"))), wrong == null ? null
                    : "fact " + PostingRights.FACT_ID.write(wrong.get("fact_id", UUID.class)) + ", " + (wrong.get("entry_id") == null ? "without an entry"
                            : "entry " + Journal.ENTRY_ID.write(wrong.get("entry_id", UUID.class))) + ": booked on accounts of goods " + major(wrong.get("booked", Long.class))
                            + ", moved " + major(wrong.get("moved", Long.class)));
        });
    }

    @Bean
    Proof everyFactHasItsEntry(DSLContext sql) {
        return proof("facts-have-entries", () -> {
            Record wrong = sql.fetchOne("""
                    SELECT f.id, f.type FROM posting.fact f WHERE f.entry_id IS NOT NULL
                       AND NOT EXISTS (SELECT FROM ledger.fact_line_view l WHERE l.fact_id = f.id AND l.entry_id = f.entry_id) ORDER BY f.recorded_at, f.id LIMIT 1""");
            return new Proof.Result(Map.of("facts", String.valueOf(sql.fetchValue("SELECT count(*) FROM posting.fact"))),
                    wrong == null ? null : "fact " + PostingRights.FACT_ID.write(wrong.get(0, UUID.class)) + " (" + wrong.get(1) + ") names an entry that is not there");
        });
    }

    private static String told(DSLContext sql, Record wrong) {
        String account = wrong.get("code") == null ? String.valueOf(wrong.get("account_id")) : wrong.get("code", String.class);
        String difference = "account " + account + " of company " + wrong.get("company_id") + ": goods " + major(wrong.get("goods", Long.class)) + ", ledger "
                + major(wrong.get("balance", Long.class));
        Record first = sql.fetchOne(FIRST_WRONG, wrong.get("account_id"));
        return first == null ? difference + "; every entry agrees with the moves of its fact, so a pool or a balance was changed"
                : difference + "; first at entry " + Journal.ENTRY_ID.write(UUID.fromString(first.get("entry_id", String.class))) + ", booked " + major(first.get("booked", Long.class))
                        + ", moved " + major(first.get("moved", Long.class));
    }

    private static String major(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    private static Proof proof(String name, java.util.function.Supplier<Proof.Result> run) {
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
