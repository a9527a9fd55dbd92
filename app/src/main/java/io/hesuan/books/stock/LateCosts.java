package io.hesuan.books.stock;

import io.hesuan.kernel.Allocation;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Sends a late cost after its goods: what is still held grows in value, what is gone is told by where it went. One late cost
 * costs four statements and one pass over the moves since the receipt; a hundred thousand of them take under a second.
 */
@Component
public class LateCosts {

    /** The moves of an item since a receipt, ready to follow. */
    private record Loaded(CostFlow flow, List<UUID> pools, long[] receipts, int edges) {
    }

    /** @return value moves without quantity, from suppliers to where each share went; together the amount */
    public Outcome<List<ValuedMove>> spread(Writing writing, LateCost cost) {
        DSLContext sql = writing.sql();
        StockWork work = new StockLoading(writing).forCard(new Card.Key(cost.companyId(), cost.itemId()));
        Card card = work.cards.get(new Card.Key(cost.companyId(), cost.itemId()));
        if (card == null) {
            return Outcome.refused(StockRefusal.ITEM_UNKNOWN, "itemId", cost.number());
        }
        Loaded loaded = load(sql, cost);
        if (loaded.edges == 0) {
            return Outcome.refused(StockRefusal.RECEIPT_UNKNOWN, "receiptFact", work.items.get(cost.itemId()).code());
        }
        var shares = card.method == ValuationMethod.STANDARD
                ? new CostFlow.Shares(new long[loaded.pools.size()], Map.of(), cost.amount())
                : loaded.flow.follow(entering(cost, loaded));
        List<ValuedMove> moves = new ArrayList<>();
        raise(sql, cost, loaded, shares, moves);
        shares.gone().forEach((kind, share) -> moves.add(valued(cost, kind, null, null, null, share, 0)));
        if (shares.variance() != 0) {
            moves.add(valued(cost, PlaceKind.BIN, null, null, null, shares.variance(), shares.variance()));
        }
        work.touch(card);
        moves.forEach(move -> work.rows.add(new StockWork.Row(cost.companyId(), cost.factId(), cost.on(), ++card.moves, move)));
        new StockWriting(sql, work).write();
        return Outcome.done(moves);
    }

    /** What a late cost would do, nothing written: the shares by pool and by where goods went. */
    static CostFlow.Shares follow(DSLContext sql, LateCost cost) {
        Loaded loaded = load(sql, cost);
        return loaded.flow.follow(entering(cost, loaded));
    }

    /** The amount over the receipts, by quantity. */
    private static long[] entering(LateCost cost, Loaded loaded) {
        int[] places = IntStream.range(0, loaded.edges).filter(at -> loaded.receipts[at] > 0).toArray();
        long[] parts = Allocation.of(cost.amount(), IntStream.of(places).mapToLong(at -> loaded.receipts[at]).toArray());
        long[] entering = new long[loaded.edges];
        for (int at = 0; at < places.length; at++) {
            entering[places[at]] = parts[at];
        }
        return entering;
    }

    private static void raise(DSLContext sql, LateCost cost, Loaded loaded, CostFlow.Shares shares, List<ValuedMove> moves) {
        Map<UUID, Long> held = new HashMap<>();
        for (int pool = 0; pool < loaded.pools.size(); pool++) {
            if (shares.held()[pool] != 0) {
                held.put(loaded.pools.get(pool), shares.held()[pool]);
            }
        }
        if (held.isEmpty()) {
            return;
        }
        List<UUID> ids = List.copyOf(held.keySet());
        sql.fetch("""
                UPDATE stock.pool p SET value = p.value + n.share FROM unnest(?::uuid[], ?::bigint[]) AS n (id, share) WHERE p.id = n.id
                RETURNING p.id, p.kind, p.area_id, p.account_id, n.share""",
                ids.toArray(UUID[]::new), ids.stream().map(held::get).toArray(Long[]::new))
                .stream().sorted(Comparator.comparing(row -> row.get("id", UUID.class)))
                .forEach(row -> moves.add(valued(cost, PlaceKind.of(row.get("kind", String.class)), row.get("area_id", UUID.class),
                        row.get("id", UUID.class), row.get("account_id", UUID.class), row.get("share", Long.class), 0)));
    }

    private static ValuedMove valued(LateCost cost, PlaceKind kind, UUID area, UUID pool, UUID account, long value, long variance) {
        UUID place = area != null ? area : Place.OF_THE_HOUSE.entrySet().stream().filter(known -> known.getValue() == kind).map(Map.Entry::getKey)
                .findFirst().orElse(Place.SUPPLIER);
        GoodsMove move = GoodsMove.of(cost.number(), cost.itemId(), Place.SUPPLIER, place, 0).value(value);
        return new ValuedMove(Ids.next(), move, null, 0, value, variance, PlaceKind.SUPPLIER, null, null, null,
                kind, kind == PlaceKind.BIN || kind == PlaceKind.CONSIGNED ? area : null, pool, account);
    }

    /** Reads the moves since the receipt, and works out what each pool held before them from what it holds now. */
    private static Loaded load(DSLContext sql, LateCost cost) {
        return sql.connectionResult(connection -> {
            Map<UUID, Integer> numbers = new HashMap<>();
            List<UUID> pools = new ArrayList<>();
            List<long[]> edges = new ArrayList<>();
            List<PlaceKind> kinds = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT from_pool_id, to_pool_id, to_kind, quantity, fact_id = ? AND from_pool_id IS NULL FROM stock.move
                     WHERE company_id = ? AND item_id = ? AND quantity > 0 AND (from_pool_id IS NOT NULL OR to_pool_id IS NOT NULL)
                       AND sequence >= (SELECT min(sequence) FROM stock.move WHERE fact_id = ? AND company_id = ? AND item_id = ?)
                     ORDER BY sequence""")) {
                UUID[] values = {cost.receiptFact(), cost.companyId(), cost.itemId(), cost.receiptFact(), cost.companyId(), cost.itemId()};
                for (int at = 0; at < values.length; at++) {
                    select.setObject(at + 1, values[at]);
                }
                select.setFetchSize(10_000);
                ResultSet rows = select.executeQuery();
                while (rows.next()) {
                    edges.add(new long[]{number(rows.getObject(1, UUID.class), numbers, pools), number(rows.getObject(2, UUID.class), numbers, pools),
                            rows.getLong(4), rows.getBoolean(5) ? 1 : 0});
                    kinds.add(PlaceKind.of(rows.getString(3)));
                }
            }
            return loaded(sql, pools, edges, kinds);
        });
    }

    private static Loaded loaded(DSLContext sql, List<UUID> pools, List<long[]> edges, List<PlaceKind> kinds) {
        long[] opening = new long[pools.size()];
        Map<UUID, Long> now = new HashMap<>();
        sql.fetch("SELECT id, quantity FROM stock.pool WHERE open AND id = ANY(?)", (Object) pools.toArray(UUID[]::new))
                .forEach(row -> now.put(row.get("id", UUID.class), row.get("quantity", Long.class)));
        for (int pool = 0; pool < opening.length; pool++) {
            opening[pool] = now.getOrDefault(pools.get(pool), 0L);
        }
        for (long[] edge : edges) {
            if (edge[0] != CostFlow.OUTSIDE) {
                opening[(int) edge[0]] += edge[2];
            }
            if (edge[1] != CostFlow.OUTSIDE) {
                opening[(int) edge[1]] -= edge[2];
            }
        }
        var flow = new CostFlow(opening, edges.size());
        long[] receipts = new long[edges.size()];
        for (int at = 0; at < edges.size(); at++) {
            long[] edge = edges.get(at);
            flow.edge((int) edge[0], (int) edge[1], kinds.get(at), edge[2]);
            receipts[at] = edge[3] * edge[2];
        }
        return new Loaded(flow, pools, receipts, edges.size());
    }

    private static int number(UUID pool, Map<UUID, Integer> numbers, List<UUID> pools) {
        if (pool == null) {
            return CostFlow.OUTSIDE;
        }
        Integer number = numbers.putIfAbsent(pool, pools.size());
        if (number == null) {
            pools.add(pool);
            return pools.size() - 1;
        }
        return number;
    }
}
