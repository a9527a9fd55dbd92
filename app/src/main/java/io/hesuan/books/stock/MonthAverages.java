package io.hesuan.books.stock;

import io.hesuan.kernel.Allocation;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The month-end weighted average: all that left a warehouse during the month is brought to the average of what lay there at its
 * beginning and what came in. During the month goods left at the moving average; the difference follows them to where they are
 * now, and what stays takes the rest, so that nothing is gained or lost. A month is averaged once.
 */
@Component
public class MonthAverages {

    /** A movement of the item, as it stands in the books. */
    private record Edge(UUID from, UUID to, PlaceKind toKind, long quantity, long in, long out, LocalDate on) {
    }

    /** A pool that changes, with what it needs to be told of. */
    private record Pool(UUID id, PlaceKind kind, UUID area, UUID account, long quantity, long value) {
    }

    /**
     * Brings the items of a company that are valued so to their averages. Six statements, whatever their number, and one pass over
     * the moves since the month began.
     *
     * @param factId of the fact that tells of it
     * @param on     day on which it is booked, in an open period
     * @return moves of value alone to where each share belongs, in sum nothing; empty when all is as it should be
     */
    public Outcome<List<ValuedMove>> trueUp(Writing writing, UUID companyId, UUID factId, LocalDate first, LocalDate last, LocalDate on) {
        DSLContext sql = writing.sql();
        int fresh = sql.execute("INSERT INTO stock.month_average (company_id, first_day, fact_id, made_at) VALUES (?, ?, ?, ?::timestamptz) ON CONFLICT DO NOTHING",
                companyId, first, factId, writing.now().atOffset(java.time.ZoneOffset.UTC));
        if (fresh == 0) {
            return Outcome.refused(StockRefusal.MONTH_IS_AVERAGED, "period", first.toString());
        }
        List<Card.Key> keys = sql.fetch("SELECT item_id FROM stock.card WHERE company_id = ? AND method = 'month-average' AND moves > 0 ORDER BY item_id", companyId)
                .map(row -> new Card.Key(companyId, row.get("item_id", UUID.class)));
        StockWork work = new StockLoading(writing).forValues(keys);
        Map<UUID, List<Edge>> history = history(sql, companyId, keys, first);
        Map<UUID, Pool> pools = pools(sql, history);
        List<ValuedMove> moves = new ArrayList<>();
        history.forEach((item, edges) -> {
            int before = moves.size();
            var flow = new Flow(edges, pools, last);
            flow.held().forEach((pool, share) -> moves.add(valued(item, pools.get(pool), share)));
            flow.gone().forEach((kind, share) -> moves.add(valued(item, new Pool(null, kind, null, null, 0, 0), share)));
            Card card = work.cards.get(new Card.Key(companyId, item));
            work.touch(card);
            moves.subList(before, moves.size()).forEach(move -> work.rows.add(new StockWork.Row(companyId, factId, on, ++card.moves, move)));
        });
        raise(sql, moves);
        new StockWriting(sql, work).write();
        return Outcome.done(moves);
    }

    /** The differences of one item on their way: they enter where goods left during the month, and leave the pools at its end. */
    private static final class Flow {

        private final List<UUID> numbers;
        private final CostFlow.Shares result;
        private final long[] kept;

        Flow(List<Edge> edges, Map<UUID, Pool> pools, LocalDate last) {
            numbers = edges.stream().flatMap(edge -> Stream.of(edge.from, edge.to)).filter(id -> id != null).distinct().toList();
            Map<UUID, Integer> places = new HashMap<>();
            numbers.forEach(id -> places.put(id, places.size()));
            long[] quantity = new long[numbers.size()];
            long[] value = new long[numbers.size()];
            numbers.forEach(id -> {
                quantity[places.get(id)] = pools.get(id).quantity;
                value[places.get(id)] = pools.get(id).value;
            });
            for (Edge edge : edges) {
                add(places, quantity, value, edge, -1);
            }
            int end = (int) edges.stream().filter(edge -> !edge.on.isAfter(last)).count();
            long[] entering = new long[edges.size() + numbers.size()];
            long[] passed = new long[numbers.size()];
            kept = new long[numbers.size()];
            for (UUID id : numbers) {
                if (pools.get(id).kind == PlaceKind.BIN) {
                    long rest = -differences(edges, id, quantity[places.get(id)], value[places.get(id)], end, entering);
                    (pools.get(id).quantity == 0 ? passed : kept)[places.get(id)] = rest;
                }
            }
            var flow = new CostFlow(quantity, entering.length);
            for (int at = 0; at < edges.size(); at++) {
                if (at == end) {
                    pass(flow, entering, passed, at);
                }
                edge(flow, places, edges.get(at));
            }
            if (end == edges.size()) {
                pass(flow, entering, passed, end);
            }
            result = flow.follow(entering);
        }

        /** What each pool gains, without those that gain nothing. */
        Map<UUID, Long> held() {
            Map<UUID, Long> shares = new LinkedHashMap<>();
            for (int at = 0; at < numbers.size(); at++) {
                if (result.held()[at] + kept[at] != 0) {
                    shares.put(numbers.get(at), result.held()[at] + kept[at]);
                }
            }
            return shares;
        }

        /** What is gone, by where to; goods that covered a shortage are sold. All that is held and gone adds up to nothing. */
        Map<PlaceKind, Long> gone() {
            Map<PlaceKind, Long> gone = new LinkedHashMap<>(result.gone());
            gone.merge(PlaceKind.CUSTOMER, result.variance(), Long::sum);
            gone.values().removeIf(share -> share == 0);
            return gone;
        }

        private static void add(Map<UUID, Integer> places, long[] quantity, long[] value, Edge edge, int sign) {
            if (edge.to != null) {
                quantity[places.get(edge.to)] += sign * edge.quantity;
                value[places.get(edge.to)] += sign * edge.in;
            }
            if (edge.from != null) {
                quantity[places.get(edge.from)] -= sign * edge.quantity;
                value[places.get(edge.from)] -= sign * edge.out;
            }
        }

        private static void edge(CostFlow flow, Map<UUID, Integer> places, Edge edge) {
            flow.edge(edge.from == null ? CostFlow.OUTSIDE : places.get(edge.from), edge.to == null ? CostFlow.OUTSIDE : places.get(edge.to), edge.toKind, edge.quantity);
        }

        /** Pools that are empty by now pass on what their issues of the month got: it goes with what left them later. */
        private static void pass(CostFlow flow, long[] entering, long[] passed, int at) {
            System.arraycopy(entering, at, entering, at + passed.length, entering.length - at - passed.length);
            for (int pool = 0; pool < passed.length; pool++) {
                flow.edge(CostFlow.OUTSIDE, pool, PlaceKind.BIN, 0);
                entering[at + pool] = passed[pool];
            }
        }

        /** Sets what enters at each issue of a pool during the month, and answers their sum. */
        private static long differences(List<Edge> edges, UUID pool, long opening, long openingValue, int end, long[] entering) {
            long there = opening;
            long worth = openingValue;
            for (Edge edge : edges.subList(0, end)) {
                there += pool.equals(edge.to) ? edge.quantity : 0;
                worth += pool.equals(edge.to) ? edge.in : 0;
            }
            long issued = 0;
            long sum = 0;
            for (int at = 0; at < end && there > 0; at++) {
                Edge edge = edges.get(at);
                if (pool.equals(edge.from) && edge.quantity > 0 && issued + edge.quantity <= there) {
                    long difference = Allocation.step(worth, issued, issued + edge.quantity, there) - edge.out;
                    issued += edge.quantity;
                    entering[at] += difference;
                    sum += difference;
                }
            }
            return sum;
        }
    }

    private static Map<UUID, List<Edge>> history(DSLContext sql, UUID companyId, List<Card.Key> keys, LocalDate first) {
        UUID[] items = keys.stream().map(Card.Key::itemId).toArray(UUID[]::new);
        return sql.fetch("""
                SELECT m.item_id, m.from_pool_id, m.to_pool_id, m.to_kind, m.quantity, m.value - m.variance AS value_in, m.value AS value_out, m.occurred_on
                  FROM stock.move m
                  JOIN (SELECT item_id, min(sequence) AS first FROM stock.move WHERE company_id = ? AND item_id = ANY(?) AND occurred_on >= ? GROUP BY item_id) f
                       ON f.item_id = m.item_id AND m.sequence >= f.first
                 WHERE m.company_id = ? AND (m.from_pool_id IS NOT NULL OR m.to_pool_id IS NOT NULL)
                 ORDER BY m.item_id, m.sequence, m.id""", companyId, items, first, companyId)
                .stream().collect(Collectors.groupingBy(row -> row.get("item_id", UUID.class), LinkedHashMap::new, Collectors.mapping(MonthAverages::edge, Collectors.toList())));
    }

    private static Edge edge(Record row) {
        return new Edge(row.get("from_pool_id", UUID.class), row.get("to_pool_id", UUID.class), PlaceKind.of(row.get("to_kind", String.class)), row.get("quantity", Long.class),
                row.get("value_in", Long.class), row.get("value_out", Long.class), row.get("occurred_on", LocalDate.class));
    }

    private static Map<UUID, Pool> pools(DSLContext sql, Map<UUID, List<Edge>> history) {
        UUID[] ids = history.values().stream().flatMap(List::stream).flatMap(edge -> Stream.of(edge.from == null ? ValueArea.NONE : edge.from,
                edge.to == null ? ValueArea.NONE : edge.to)).distinct().toArray(UUID[]::new);
        Map<UUID, Pool> pools = new HashMap<>();
        for (UUID id : ids) {
            pools.put(id, new Pool(id, PlaceKind.BIN, null, null, 0, 0));
        }
        sql.fetch("SELECT id, kind, area_id, account_id, quantity, value FROM stock.pool WHERE id = ANY(?)", (Object) ids).forEach(row -> pools.put(row.get("id", UUID.class),
                new Pool(row.get("id", UUID.class), PlaceKind.of(row.get("kind", String.class)), row.get("area_id", UUID.class), row.get("account_id", UUID.class),
                        row.get("quantity", Long.class), row.get("value", Long.class))));
        return pools;
    }

    private static ValuedMove valued(UUID item, Pool pool, long share) {
        UUID place = pool.area != null ? pool.area : Place.OF_THE_HOUSE.entrySet().stream().filter(known -> known.getValue() == pool.kind).map(Map.Entry::getKey)
                .findFirst().orElseThrow();
        boolean warehouse = pool.kind == PlaceKind.BIN || pool.kind == PlaceKind.CONSIGNED;
        return new ValuedMove(Ids.next(), GoodsMove.of(1, item, Place.SUPPLIER, place, 0), null, 0, share, 0, PlaceKind.SUPPLIER, null, null, null,
                pool.kind, warehouse ? pool.area : null, pool.id, pool.account);
    }

    private static void raise(DSLContext sql, List<ValuedMove> moves) {
        List<ValuedMove> held = moves.stream().filter(move -> move.toPool() != null).sorted(Comparator.comparing(ValuedMove::toPool)).toList();
        if (!held.isEmpty()) {
            sql.execute("UPDATE stock.pool p SET value = p.value + n.share FROM unnest(?::uuid[], ?::bigint[]) AS n (id, share) WHERE p.id = n.id",
                    held.stream().map(ValuedMove::toPool).toArray(UUID[]::new), held.stream().map(ValuedMove::value).toArray(Long[]::new));
        }
    }
}
