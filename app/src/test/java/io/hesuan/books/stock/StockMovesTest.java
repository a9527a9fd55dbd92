package io.hesuan.books.stock;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.List;
import java.util.UUID;

import static io.hesuan.books.stock.StockGround.DAY;
import static io.hesuan.books.stock.StockGround.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Moves on the real database, as posting makes them. */
@HouseTest
class StockMovesTest {

    private static final UUID SHIPMENT = Ids.next();
    private static final UUID STRANGER = Ids.next();

    @Autowired WritePath writePath;
    @Autowired DSLContext sql;
    private StockGround ground;

    @BeforeEach
    void aCompany() {
        ground = new StockGround(writePath, sql);
    }

    @Test
    void goodsTravelFromSupplierToCustomerAndTheLastUnitTakesTheRest() {
        UUID item = ground.item("moving-average", false);
        receive(item, 3, 100);
        var first = dispatch(item, 1, SHIPMENT).orElseThrow().getFirst();
        assertThat(first.value()).isEqualTo(33);
        assertThat(first.fromAccount()).isEqualTo(StockGround.account(PlaceKind.BIN));
        assertThat(first.toAccount()).isEqualTo(StockGround.account(PlaceKind.DISPATCHED));
        dispatch(item, 2, SHIPMENT);
        assertThat(ground.value(item, PlaceKind.BIN)).isZero();
        assertThat(ground.value(item, PlaceKind.DISPATCHED)).isEqualTo(100);
        var sold = ground.move(GoodsMove.of(1, item, Place.DISPATCHED, Place.CUSTOMER, 3 * ONE).reference(SHIPMENT)).orElseThrow().getFirst();
        assertThat(sold.value()).isEqualTo(100);
        assertThat(sold.toAccount()).isNull();
        assertThat(ground.value(item)).isZero();
        assertThat(ground.onHand(item, Place.DISPATCHED)).isZero();
    }

    @Test
    void whatComesAndGoesWithinOneBatchLeavesItsMoves() {
        UUID item = ground.item("moving-average", false);
        var outcomes = ground.facts(List.of(
                List.of(GoodsMove.of(1, item, Place.SUPPLIER, ground.hangzhou, 10 * ONE).value(1_000)),
                List.of(GoodsMove.of(1, item, ground.hangzhou, Place.DISPATCHED, 4 * ONE).reference(SHIPMENT),
                        GoodsMove.of(2, item, Place.DISPATCHED, Place.CUSTOMER, 4 * ONE).reference(SHIPMENT))));
        assertThat(outcomes).allMatch(Outcome::isDone);
        assertThat(ground.value(item)).isEqualTo(600);
        assertThat(sql.fetchCount(sql.selectOne().from("stock.move").where("item_id = ?", item))).isEqualTo(3);
    }

    @Test
    void aRefusedFactLeavesNothingOfItsFirstMovesAndDoesNotFailItsBatch() {
        UUID item = ground.item("fifo", false);
        var outcomes = ground.facts(List.of(
                List.of(GoodsMove.of(1, item, Place.SUPPLIER, ground.hangzhou, 5 * ONE).value(500)),
                List.of(GoodsMove.of(1, item, ground.hangzhou, Place.GIFT, 2 * ONE), GoodsMove.of(2, item, ground.hangzhou, Place.GIFT, 4 * ONE)),
                List.of(GoodsMove.of(1, item, ground.hangzhou, Place.GIFT, 5 * ONE))));
        assertThat(outcomes.get(1).reason()).contains(StockRefusal.MORE_THAN_ON_HAND);
        assertThat(((Outcome.Refused<?>) outcomes.get(1)).field()).isEqualTo("moves[1].quantity");
        assertThat(outcomes.get(2).orElseThrow().getFirst().value()).isEqualTo(500);
        assertThat(sql.fetchCount(sql.selectOne().from("stock.move").where("item_id = ?", item))).isEqualTo(2);
    }

    @Test
    void aFactCanBeTakenBackAfterItWasApplied() {
        UUID item = ground.item("moving-average", false);
        receive(item, 10, 1_000);
        var useCase = new io.hesuan.platform.batching.UseCase<String, String>("test.undo", String.class, null, (writing, calls) -> {
            Stock stock = new Stock();
            var move = GoodsMove.of(1, item, ground.hangzhou, Place.GIFT, 10 * ONE);
            StockWork work = stock.load(writing, List.of(new StockNeed(ground.company, move)));
            stock.apply(work, ground.company, Ids.next(), DAY, List.of(move), (company, kind, ofItem, warehouse) -> StockGround.account(kind)).orElseThrow();
            work.undo();
            stock.write(writing, work);
            return List.of(Outcome.done("nothing"));
        });
        writePath.dryRun(useCase, io.hesuan.platform.batching.Call.of(io.hesuan.platform.access.Acting.house("test", java.util.Set.of()), "x")).orElseThrow();
        writePath.one(useCase, io.hesuan.platform.batching.Call.of(io.hesuan.platform.access.Acting.house("test", java.util.Set.of()), "x")).orElseThrow();
        assertThat(ground.onHand(item, ground.hangzhou)).isEqualTo(10 * ONE);
        assertThat(ground.value(item)).isEqualTo(1_000);
    }

    @Test
    void firstInFirstOutTakesTheOldestLayersAndShowsEach() {
        UUID item = ground.item("fifo", false);
        receive(item, 2, 200);
        receive(item, 3, 900);
        var moves = dispatch(item, 4, SHIPMENT).orElseThrow();
        assertThat(moves).extracting(ValuedMove::value).containsExactly(200L, 600L);
        assertThat(ground.value(item, PlaceKind.BIN)).isEqualTo(300);
    }

    @Test
    void aLotLeavesAtWhatItCostAndTheFirstToExpireIsChosen() {
        UUID item = ground.item("specific-lot", true);
        UUID late = ground.lot(item, "LATE", null, DAY.plusDays(400), "released");
        UUID soon = ground.lot(item, "SOON", null, DAY.plusDays(30), "released");
        UUID gone = ground.lot(item, "GONE", null, DAY.minusDays(1), "released");
        UUID held = ground.lot(item, "HELD", null, DAY.plusDays(10), "quarantine");
        for (UUID lot : List.of(late, soon, gone, held)) {
            ground.move(GoodsMove.of(1, item, Place.SUPPLIER, ground.hangzhou, 2 * ONE).lot(lot).value(lot.equals(late) ? 1_000 : 200)).orElseThrow();
        }
        var moves = dispatch(item, 3, SHIPMENT).orElseThrow();
        assertThat(moves).extracting(ValuedMove::lotId).containsExactly(soon, late);
        assertThat(moves).extracting(ValuedMove::value).containsExactly(200L, 500L);
        assertThat(dispatch(item, 2, SHIPMENT).reason()).contains(StockRefusal.LOT_IS_IN_QUARANTINE);
        var back = ground.move(GoodsMove.of(1, item, Place.DISPATCHED, ground.hangzhou, 3 * ONE).reference(SHIPMENT)).orElseThrow();
        assertThat(back).extracting(ValuedMove::lotId).containsExactly(soon, late);
        assertThat(ground.value(item, PlaceKind.BIN)).isEqualTo(1_600);
    }

    @Test
    void standardCostKeepsThePoolAtStandardAndTellsTheVariance() {
        UUID item = ground.item("standard", false);
        sql.execute("INSERT INTO stock.standard_cost VALUES (?, ?, '2026-01-01', 1050, ?, now(), NULL)", ground.company, item, 100 * ONE);
        var received = receive(item, 7, 90).orElseThrow().getFirst();
        assertThat(received.variance()).isEqualTo(90 - 74);
        assertThat(ground.value(item)).isEqualTo(74);
        dispatch(item, 7, SHIPMENT).orElseThrow();
        assertThat(ground.value(item, PlaceKind.BIN)).isZero();
        assertThat(ground.value(item, PlaceKind.DISPATCHED)).isEqualTo(74);
    }

    @Test
    void anAllowedShortageIsOwedAtProvisionalCostAndTruedUpWhenCovered() {
        UUID item = ground.item("moving-average", false);
        receive(item, 1, 10);
        assertThat(dispatch(item, 6, SHIPMENT).reason()).contains(StockRefusal.MORE_THAN_ON_HAND);
        ground.policy("warehouse", true);
        assertThat(dispatch(item, 6, SHIPMENT).orElseThrow().getFirst().value()).isEqualTo(60);
        assertThat(ground.value(item, PlaceKind.BIN)).isEqualTo(-50);
        var covering = receive(item, 10, 120).orElseThrow().getFirst();
        assertThat(covering.variance()).isEqualTo(10);
        assertThat(ground.value(item, PlaceKind.BIN)).isEqualTo(60);
        assertThat(ground.onHand(item, ground.hangzhou)).isEqualTo(5 * ONE);
    }

    @Test
    void goodsOfOthersHaveQuantityAndNoValue() {
        UUID item = ground.item("moving-average", false);
        ground.move(GoodsMove.of(1, item, Place.SUPPLIER, ground.hangzhou, 5 * ONE).owner(STRANGER)).orElseThrow();
        assertThat(ground.onHand(item, ground.hangzhou)).isEqualTo(5 * ONE);
        assertThat(ground.value(item)).isZero();
        assertThat(dispatch(item, 1, SHIPMENT).reason()).contains(StockRefusal.MORE_THAN_ON_HAND);
        var sold = ground.move(GoodsMove.of(1, item, ground.hangzhou, Place.CUSTOMER, 5 * ONE).owner(STRANGER)).orElseThrow().getFirst();
        assertThat(sold.movesValue()).isFalse();
    }

    @Test
    void ourGoodsAtACounterKeepTheirValueUntilTheyAreSold() {
        UUID item = ground.item("moving-average", false);
        receive(item, 4, 400);
        ground.move(GoodsMove.of(1, item, ground.hangzhou, ground.counter, 4 * ONE)).orElseThrow();
        assertThat(ground.value(item, PlaceKind.CONSIGNED)).isEqualTo(400);
        assertThat(ground.move(GoodsMove.of(1, item, ground.counter, Place.CUSTOMER, ONE)).orElseThrow().getFirst().value()).isEqualTo(100);
    }

    @Test
    void aTransferPassesThroughTransitAndAMoveBetweenBinsCarriesNoValue() {
        UUID item = ground.item("moving-average", false);
        UUID transfer = Ids.next();
        receive(item, 4, 400);
        ground.move(GoodsMove.of(1, item, ground.hangzhou, Place.TRANSIT, 3 * ONE).reference(transfer)).orElseThrow();
        assertThat(ground.value(item, PlaceKind.TRANSIT)).isEqualTo(300);
        ground.move(GoodsMove.of(1, item, Place.TRANSIT, ground.shanghai, 3 * ONE).reference(transfer)).orElseThrow();
        assertThat(ground.onHand(item, ground.shanghai)).isEqualTo(3 * ONE);
        ground.policy("company", false);
        assertThat(ground.value(item, PlaceKind.BIN)).isEqualTo(400);
    }

    @Test
    void movesAndLinksAreNeverChanged() {
        UUID item = ground.item("moving-average", false);
        receive(item, 1, 1);
        assertThatThrownBy(() -> sql.execute("UPDATE stock.move SET value = 2 WHERE item_id = ?", item)).rootCause().hasMessageContaining("permission denied");
        assertThatThrownBy(() -> sql.execute("DELETE FROM stock.move WHERE item_id = ?", item)).rootCause().hasMessageContaining("permission denied");
    }

    private Outcome<List<ValuedMove>> receive(UUID item, long units, long value) {
        return ground.move(GoodsMove.of(1, item, Place.SUPPLIER, ground.hangzhou, units * ONE).value(value));
    }

    private Outcome<List<ValuedMove>> dispatch(UUID item, long units, UUID reference) {
        return ground.move(GoodsMove.of(1, item, ground.hangzhou, Place.DISPATCHED, units * ONE).reference(reference));
    }
}
