package io.hesuan.books.stock;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.proofs.Proof;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static io.hesuan.books.stock.StockGround.DAY;
import static io.hesuan.books.stock.StockGround.ONE;
import static org.assertj.core.api.Assertions.assertThat;

/** Random histories on the real database: nothing is lost, whatever happens, in whatever batches. */
@HouseTest
class StockHistoryTest {
    private static final Set<String> OF_STOCK_ALONE = Set.of("stock-balances", "stock-pools", "stock-reserved");

    @Autowired WritePath writePath;
    @Autowired DSLContext sql;
    @Autowired List<Proof> proofs;

    @ParameterizedTest
    @ValueSource(strings = {"moving-average", "fifo", "specific-lot", "standard", "month-average"})
    void valueIsConservedAndNothingMeansNothing(String method) {
        for (int seed = 0; seed < 4; seed++) {
            var ground = new StockGround(writePath, sql);
            Random random = new Random(seed);
            if (seed % 2 == 1 && !method.equals("specific-lot")) {
                ground.policy("warehouse", true);
            }
            boolean lots = method.equals("specific-lot");
            UUID item = ground.item(method, lots);
            if (method.equals("standard")) {
                sql.execute("INSERT INTO stock.standard_cost VALUES (?, ?, '2026-01-01', 777, ?, now(), NULL)", ground.company, item, 10 * ONE);
            }
            List<UUID> lotIds = lots ? List.of(ground.lot(item, "A", null, DAY.plusDays(9), "released"), ground.lot(item, "B", null, null, "released")) : List.of();
            List<List<GoodsMove>> facts = randomFacts(ground, random, item, lotIds, 60);
            long in = 0;
            long out = 0;
            for (int from = 0; from < facts.size(); ) {
                int size = 1 + random.nextInt(12);
                for (var outcome : ground.facts(facts.subList(from, Math.min(facts.size(), from + size)))) {
                    for (ValuedMove move : outcome instanceof Outcome.Done<List<ValuedMove>>(var done) ? done : List.<ValuedMove>of()) {
                        in += move.fromPool() == null && move.toPool() != null ? move.value() - move.variance() : 0;
                        out += move.toPool() == null && move.fromPool() != null ? move.value() : 0;
                        in -= move.fromPool() != null && move.toPool() != null ? move.variance() : 0;
                    }
                }
                from += size;
            }
            assertThat(ground.value(item)).as("value in - out, seed " + seed).isEqualTo(in - out);
            holds(ground, item);
        }
    }

    @Test
    void factsAboutDifferentItemsGiveTheSameBalancesInAnyOrder() {
        var ground = new StockGround(writePath, sql);
        Random random = new Random(11);
        List<UUID> first = List.of(ground.item("moving-average", false), ground.item("fifo", false), ground.item("moving-average", false));
        List<UUID> second = List.of(ground.item("moving-average", false), ground.item("fifo", false), ground.item("moving-average", false));
        List<List<GoodsMove>> facts = new ArrayList<>();
        Map<UUID, List<List<GoodsMove>>> perItem = first.stream().collect(Collectors.toMap(item -> item, item -> randomFacts(ground, random, item, List.of(), 25)));
        for (int at = 0; at < 25; at++) {
            for (UUID item : first) {
                facts.add(perItem.get(item).get(at));
            }
        }
        ground.facts(facts);
        List<UUID> order = new ArrayList<>(second);
        Collections.shuffle(order, random);
        for (UUID item : order) {
            perItem.get(first.get(second.indexOf(item))).forEach(fact -> ground.facts(List.of(fact.stream().map(move -> of(move, item)).toList())));
        }
        for (int at = 0; at < first.size(); at++) {
            assertThat(ground.value(second.get(at))).isEqualTo(ground.value(first.get(at)));
            assertThat(ground.onHand(second.get(at), ground.hangzhou)).isEqualTo(ground.onHand(first.get(at), ground.hangzhou));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"moving-average", "fifo"})
    void aLateCostFollowsItsGoodsAndItsSharesAddUp(String method) {
        var ground = new StockGround(writePath, sql);
        Random random = new Random(5);
        UUID item = ground.item(method, false);
        ground.facts(randomFacts(ground, random, item, List.of(), 80));
        UUID receipt = (UUID) sql.fetchValue("SELECT fact_id FROM stock.move WHERE item_id = ? AND from_kind = 'supplier' ORDER BY sequence LIMIT 1", item);
        long before = ground.value(item);
        var moves = spread(new LateCost(ground.company, Ids.next(), DAY, 1, item, receipt, 9_999)).orElseThrow();
        assertThat(moves.stream().mapToLong(ValuedMove::value).sum()).isEqualTo(9_999);
        assertThat(ground.value(item)).isEqualTo(before + moves.stream().filter(move -> move.toPool() != null).mapToLong(ValuedMove::value).sum());
        holds(ground, item);
        assertThat(spread(new LateCost(ground.company, Ids.next(), DAY, 1, item, Ids.next(), 1)).reason()).contains(StockRefusal.RECEIPT_UNKNOWN);
    }

    @Test
    void aLateCostIsSharedByWhatIsThereWhatIsDispatchedAndWhatIsSold() {
        var ground = new StockGround(writePath, sql);
        UUID item = ground.item("moving-average", false);
        ground.facts(List.of(
                List.of(GoodsMove.of(1, item, Place.SUPPLIER, ground.hangzhou, 10 * ONE).value(1_000)),
                List.of(GoodsMove.of(1, item, ground.hangzhou, Place.DISPATCHED, 5 * ONE)),
                List.of(GoodsMove.of(1, item, Place.DISPATCHED, Place.CUSTOMER, 3 * ONE))));
        UUID receipt = (UUID) sql.fetchValue("SELECT fact_id FROM stock.move WHERE item_id = ? ORDER BY sequence LIMIT 1", item);
        var moves = spread(new LateCost(ground.company, Ids.next(), DAY, 1, item, receipt, 100)).orElseThrow();
        assertThat(moves.stream().collect(Collectors.toMap(ValuedMove::toKind, ValuedMove::value)))
                .isEqualTo(Map.of(PlaceKind.BIN, 50L, PlaceKind.DISPATCHED, 20L, PlaceKind.CUSTOMER, 30L));
    }

    @Test
    void everyProofHoldsAndAPlantedDifferenceIsFound() {
        var ground = new StockGround(writePath, sql);
        UUID item = ground.item("moving-average", false);
        ground.facts(randomFacts(ground, new Random(2), item, List.of(), 40));
        List<Proof> ours = proofs.stream().filter(proof -> OF_STOCK_ALONE.contains(proof.name())).toList();
        assertThat(ours).hasSize(3).allSatisfy(proof -> assertThat(proof.run().breach()).as(proof.name()).isNull());
        UUID pool = (UUID) sql.fetchValue("SELECT id FROM stock.pool WHERE item_id = ? AND open LIMIT 1", item);
        sql.execute("UPDATE stock.pool SET value = value + 1 WHERE id = ?", pool);
        assertThat(ours).anySatisfy(proof -> assertThat(proof.run().breach()).contains(pool.toString()));
        sql.execute("UPDATE stock.pool SET value = value - 1 WHERE id = ?", pool);
    }

    private Outcome<List<ValuedMove>> spread(LateCost cost) {
        List<Outcome<List<ValuedMove>>> outcome = new ArrayList<>();
        var useCase = new UseCase<LateCost, String>("test.late", String.class, null, (writing, calls) -> {
            outcome.add(new LateCosts().spread(writing, calls.getFirst().command()));
            return List.of(Outcome.done("spread"));
        });
        writePath.all(useCase, List.of(Call.of(Acting.house("test", Set.of()), cost)), Mode.REAL);
        return outcome.getLast();
    }

    /** Receipts, dispatches, sales, returns, transfers; some are more than there is, and are refused. */
    private static List<List<GoodsMove>> randomFacts(StockGround ground, Random random, UUID item, List<UUID> lots, int count) {
        List<List<GoodsMove>> facts = new ArrayList<>();
        UUID[] references = {Ids.next(), Ids.next(), Ids.next()};
        for (int at = 0; at < count; at++) {
            long quantity = (1 + random.nextInt(9)) * ONE / (1 + random.nextInt(3));
            UUID reference = references[random.nextInt(references.length)];
            UUID lot = lots.isEmpty() ? null : lots.get(random.nextInt(lots.size()));
            UUID bin = random.nextInt(4) == 0 ? ground.shanghai : ground.hangzhou;
            facts.add(switch (at == 0 ? 0 : random.nextInt(8)) {
                case 0, 1, 2 -> List.of(GoodsMove.of(1, item, Place.SUPPLIER, bin, quantity * 3).lot(lot).value(random.nextInt(5_000)));
                case 3, 4 -> List.of(GoodsMove.of(1, item, bin, Place.DISPATCHED, quantity).reference(reference));
                case 5 -> List.of(GoodsMove.of(1, item, Place.DISPATCHED, Place.CUSTOMER, quantity / 2).reference(reference),
                        GoodsMove.of(2, item, Place.DISPATCHED, bin, quantity / 2).reference(reference));
                case 6 -> List.of(GoodsMove.of(1, item, Place.CUSTOMER, bin, quantity / 3).lot(lot));
                default -> List.of(GoodsMove.of(1, item, ground.hangzhou, Place.TRANSIT, quantity).reference(reference),
                        GoodsMove.of(2, item, Place.TRANSIT, ground.shanghai, quantity).reference(reference));
            });
        }
        return facts;
    }

    private static GoodsMove of(GoodsMove move, UUID item) {
        return new GoodsMove(move.number(), item, move.lotId(), move.fromPlace(), move.toPlace(), move.quantity(), move.ownerId(), move.reference(),
                move.givenValue(), move.reservation());
    }

    /** Balances, pools and moves tell one story, added up by the database alone. */
    private void holds(StockGround ground, UUID item) {
        assertThat(sql.fetch("""
                SELECT p.id FROM stock.pool p CROSS JOIN LATERAL (
                       SELECT coalesce(sum(CASE WHEN to_pool_id = p.id THEN quantity ELSE 0 END - CASE WHEN from_pool_id = p.id THEN quantity ELSE 0 END), 0) AS quantity,
                              coalesce(sum(CASE WHEN to_pool_id = p.id THEN value - variance ELSE 0 END - CASE WHEN from_pool_id = p.id THEN value ELSE 0 END), 0) AS value
                         FROM stock.move m WHERE m.item_id = p.item_id) AS moved
                 WHERE p.item_id = ? AND (p.quantity <> moved.quantity OR p.value <> moved.value)""", item)).as("pools that differ from their moves").isEmpty();
        assertThat(sql.fetch("""
                SELECT b.id FROM stock.balance b
                 WHERE b.item_id = ? AND b.on_hand IS DISTINCT FROM (
                       SELECT (coalesce(sum(quantity) FILTER (WHERE to_place_id = b.place_id), 0) - coalesce(sum(quantity) FILTER (WHERE from_place_id = b.place_id), 0))::bigint
                         FROM stock.move m WHERE m.item_id = b.item_id AND m.lot_id = b.lot_id)""", item)).as("balances that differ from their moves").isEmpty();
        assertThat(sql.fetch("""
                SELECT kind, sum(q) FROM (SELECT kind, quantity AS q FROM stock.pool WHERE item_id = ? UNION ALL
                       SELECT kind, -on_hand FROM stock.balance WHERE item_id = ?) AS both_sides GROUP BY kind HAVING sum(q) <> 0""", item, item))
                .as("kinds of places where pools and balances differ").isEmpty();
        assertThat(Arrays.asList(ground.sql.fetchValue("SELECT count(*) FROM stock.pool WHERE item_id = ? AND quantity = 0 AND value <> 0", item))).containsExactly(0L);
    }
}
