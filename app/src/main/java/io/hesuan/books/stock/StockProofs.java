package io.hesuan.books.stock;

import io.hesuan.platform.proofs.Proof;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is proved of stock: that what is kept beside the moves is what the moves add up to. The database adds; nothing is loaded. */
@Configuration(proxyBeanMethods = false)
class StockProofs {

    @Bean
    Proof balancesAreTheSumOfMoves(DSLContext sql) {
        return proof("stock-balances", sql, """
                WITH moved AS (
                    SELECT company_id, item_id, place_id, lot_id, owner_id, sum(quantity) AS quantity FROM (
                        SELECT company_id, item_id, to_place_id AS place_id, lot_id, owner_id, quantity FROM stock.move
                         WHERE quantity > 0 AND to_kind IN ('bin', 'transit', 'dispatched', 'consigned', 'wip')
                        UNION ALL
                        SELECT company_id, item_id, from_place_id, lot_id, owner_id, -quantity FROM stock.move
                         WHERE quantity > 0 AND from_kind IN ('bin', 'transit', 'dispatched', 'consigned', 'wip')) AS ends
                     GROUP BY company_id, item_id, place_id, lot_id, owner_id)
                SELECT count(*) AS looked_at, count(*) FILTER (WHERE wrong) AS wrong, min(what) FILTER (WHERE wrong) AS first FROM (
                    SELECT coalesce(b.on_hand, 0) <> coalesce(m.quantity, 0) AS wrong,
                           format('item %s in place %s, lot %s: %s millionths on hand, %s by its moves', item_id, place_id, lot_id, b.on_hand, m.quantity) AS what
                      FROM stock.balance b FULL JOIN moved m USING (company_id, item_id, place_id, lot_id, owner_id)) AS compared""", "balances");
    }

    @Bean
    Proof poolsAreTheSumOfMoves(DSLContext sql) {
        return proof("stock-pools", sql, """
                WITH moved AS (
                    SELECT pool_id, sum(quantity) AS quantity, sum(value) AS value FROM (
                        SELECT to_pool_id AS pool_id, quantity, value - variance AS value FROM stock.move WHERE to_pool_id IS NOT NULL
                        UNION ALL
                        SELECT from_pool_id, -quantity, -value FROM stock.move WHERE from_pool_id IS NOT NULL) AS ends
                     GROUP BY pool_id)
                SELECT count(*) AS looked_at, count(*) FILTER (WHERE wrong) AS wrong, min(what) FILTER (WHERE wrong) AS first FROM (
                    SELECT coalesce(p.quantity, 0) <> coalesce(m.quantity, 0) OR coalesce(p.value, 0) <> coalesce(m.value, 0) AS wrong,
                           format('pool %s of item %s: value %s, %s by its moves', coalesce(p.id, m.pool_id), p.item_id, p.value, m.value) AS what
                      FROM stock.pool p FULL JOIN moved m ON m.pool_id = p.id) AS compared""", "pools");
    }

    @Bean
    Proof nothingIsPromisedTwice(DSLContext sql) {
        return proof("stock-reserved", sql, """
                SELECT count(*) AS looked_at, count(*) FILTER (WHERE wrong) AS wrong, min(what) FILTER (WHERE wrong) AS first FROM (
                    SELECT b.reserved <> coalesce(a.held, 0) AS wrong,
                           format('balance %s: %s millionths reserved, %s held by reservations', b.id, b.reserved, a.held) AS what
                      FROM stock.balance b LEFT JOIN (SELECT balance_id, sum(quantity) AS held FROM stock.allocation GROUP BY balance_id) a
                           ON a.balance_id = b.id) AS compared""", "balances");
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
