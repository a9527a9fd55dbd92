package io.hesuan.books.stock;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.proofs.Proof;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static io.hesuan.books.stock.StockGround.DAY;
import static io.hesuan.books.stock.StockGround.ONE;
import static org.assertj.core.api.Assertions.assertThat;

/** Value that changes without goods: a new standard cost, the average of a month. */
@HouseTest
class RevaluationTest {

    private static final LocalDate FIRST = DAY.withDayOfMonth(1);
    private static final LocalDate LAST = DAY.withDayOfMonth(DAY.lengthOfMonth());

    @Autowired WritePath writePath;
    @Autowired DSLContext sql;
    @Autowired List<Proof> proofs;
    private StockGround ground;

    @BeforeEach
    void aCompany() {
        ground = new StockGround(writePath, sql);
    }

    @Test
    void aNewStandardBringsWhatLiesThereToItAtOnce() {
        UUID item = ground.item("standard", false);
        assertThat(set(item, 100, ONE).orElseThrow()).isEmpty();
        receive(item, ground.hangzhou, 10, 1_000);
        receive(item, ground.shanghai, 5, 500);
        var moves = set(item, 120, ONE).orElseThrow();
        assertThat(moves).extracting(ValuedMove::value).containsExactlyInAnyOrder(200L, 100L);
        assertThat(ground.value(item)).isEqualTo(1_800);
        assertThat(ground.move(GoodsMove.of(1, item, ground.hangzhou, Place.GIFT, 10 * ONE)).orElseThrow().getFirst().value()).isEqualTo(1_200);
        assertThat(set(item, 120, ONE).orElseThrow()).isEmpty();
        holds(item);
    }

    @Test
    void standardsAreRefusedInOrderOfPrecedence() {
        UUID averaged = ground.item("moving-average", false);
        UUID item = ground.item("standard", false);
        assertThat(set(Ids.next(), -1, ONE).reason()).contains(StockRefusal.ITEM_UNKNOWN);
        assertThat(set(averaged, -1, ONE).reason()).contains(StockRefusal.NOT_KEPT_AT_STANDARD);
        assertThat(set(item, -1, ONE).reason()).contains(StockRefusal.VALUE_IS_NEGATIVE);
        assertThat(set(item, 1, 0).reason()).contains(StockRefusal.VALUE_IS_NEGATIVE);
        assertThat(set(item, Long.MAX_VALUE, ONE).reason()).contains(StockRefusal.VALUE_IS_ABSURD);
    }

    @Test
    void theAverageOfTheMonthReachesWhatLeftAndWhatStays() {
        UUID item = ground.item("month-average", false);
        receive(item, ground.hangzhou, 10, 1_000);
        ground.move(GoodsMove.of(1, item, ground.hangzhou, Place.DISPATCHED, 4 * ONE)).orElseThrow();
        ground.move(GoodsMove.of(1, item, Place.DISPATCHED, Place.CUSTOMER, 2 * ONE)).orElseThrow();
        receive(item, ground.hangzhou, 10, 3_000);
        ground.move(GoodsMove.of(1, item, ground.hangzhou, Place.GIFT, 4 * ONE)).orElseThrow();
        // 20 units cost 4,000, so 200 each: dispatched 2, sold 2, given 4, left 12
        trueUp().orElseThrow();
        assertThat(ground.value(item, PlaceKind.BIN)).isEqualTo(2_400);
        assertThat(ground.value(item, PlaceKind.DISPATCHED)).isEqualTo(400);
        assertThat(sql.fetchValue("SELECT sum(value) FROM stock.move WHERE item_id = ? AND to_kind = 'gift'", item)).hasToString("800");
        assertThat(trueUp().reason()).contains(StockRefusal.MONTH_IS_AVERAGED);
        holds(item);
    }

    @Test
    void whateverHappenedInTheMonthNothingIsGainedOrLost() {
        for (int seed = 0; seed < 6; seed++) {
            ground = new StockGround(writePath, sql);
            UUID item = ground.item("month-average", false);
            Random random = new Random(seed);
            long[] owned = {0, 0};
            for (int step = 0; step < 40; step++) {
                UUID bin = random.nextInt(3) == 0 ? ground.shanghai : ground.hangzhou;
                long units = 1 + random.nextInt(6);
                switch (step == 0 ? 0 : random.nextInt(5)) {
                    case 0, 1 -> {
                        long value = random.nextInt(9_000);
                        receive(item, bin, units * 2, value);
                        owned[0] += value;
                    }
                    case 2 -> ground.move(GoodsMove.of(1, item, bin, Place.DISPATCHED, units * ONE));
                    case 3 -> owned[1] += value(ground.move(GoodsMove.of(1, item, Place.DISPATCHED, Place.CUSTOMER, units * ONE)));
                    default -> ground.move(GoodsMove.of(1, item, ground.hangzhou, Place.TRANSIT, units * ONE), GoodsMove.of(2, item, Place.TRANSIT, ground.shanghai, units * ONE));
                }
            }
            long before = ground.value(item);
            var shares = trueUp().orElseThrow();
            assertThat(shares.stream().mapToLong(ValuedMove::value).sum()).as("seed " + seed).isZero();
            long raised = shares.stream().filter(move -> move.toPool() != null).mapToLong(ValuedMove::value).sum();
            assertThat(ground.value(item)).as("seed " + seed).isEqualTo(before + raised);
            assertThat(before + owned[1]).as("seed " + seed).isEqualTo(owned[0]);
            assertThat(sql.fetchCount(sql.selectOne().from("stock.pool").where("item_id = ? AND quantity > 0 AND value < 0", item))).as("seed " + seed).isZero();
            holds(item);
        }
    }

    private static long value(Outcome<List<ValuedMove>> moved) {
        return moved.isDone() ? moved.orElseThrow().stream().mapToLong(ValuedMove::value).sum() : 0;
    }

    private void receive(UUID item, UUID place, long units, long value) {
        ground.move(GoodsMove.of(1, item, Place.SUPPLIER, place, units * ONE).value(value)).orElseThrow();
    }

    private Outcome<List<ValuedMove>> set(UUID item, long value, long quantity) {
        return inBatch(writing -> new StandardCosts().set(writing, new StandardCost(ground.company, Ids.next(), 1, item, value, quantity, null)));
    }

    private Outcome<List<ValuedMove>> trueUp() {
        return inBatch(writing -> new MonthAverages().trueUp(writing, ground.company, Ids.next(), FIRST, LAST, DAY));
    }

    private Outcome<List<ValuedMove>> inBatch(Function<Writing, Outcome<List<ValuedMove>>> deed) {
        List<Outcome<List<ValuedMove>>> outcome = new ArrayList<>();
        var useCase = new UseCase<String, String>("test.revalue", String.class, null, (writing, calls) -> {
            outcome.add(deed.apply(writing));
            return List.of(Outcome.done("told"));
        });
        writePath.all(useCase, List.of(Call.of(Acting.house("test", Set.of()), "now")), Mode.REAL);
        return outcome.getLast();
    }

    private void holds(UUID item) {
        proofs.stream().filter(proof -> proof.name().equals("stock-pools")).forEach(proof -> assertThat(proof.run().breach()).as("pools of " + item).isNull());
    }
}
