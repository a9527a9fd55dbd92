package io.hesuan.books.stock;

import io.hesuan.books.stock.ValuationRules.Basis;
import io.hesuan.books.stock.ValueArea.Key;
import io.hesuan.books.stock.ValueArea.Portion;
import io.hesuan.kernel.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Valuation without a database: exact for every method, and equal to slow models written another way. */
class ValuationTest {

    private static final long ONE = 1_000_000L;
    private static final UUID ACCOUNT = Ids.next();
    private static final UUID[] LOTS = {Ids.next(), Ids.next()};
    private static final UnitCost STANDARD = new UnitCost(1_234, 3 * ONE);

    @ParameterizedTest
    @EnumSource(ValuationMethod.class)
    void whateverHappensInEqualsOutPlusRestAndNothingIsWorthNothing(ValuationMethod method) {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            ValueArea area = area();
            long in = 0;
            long out = 0;
            long variance = 0;
            for (int step = 0; step < 60; step++) {
                long quantity = 1 + random.nextLong(5 * ONE);
                Basis basis = basis(method, random.nextBoolean() ? new UnitCost(700, ONE) : null);
                Key key = ValuationRules.key(basis, LOTS[random.nextInt(2)], null);
                if (random.nextInt(3) > 0) {
                    long value = random.nextLong(100_000);
                    in += value;
                    variance += fill(area, basis, key, quantity, value);
                } else {
                    out += draw(area, basis, key, random.nextBoolean() ? quantity : Math.max(1, quantity * 3));
                }
                assertThat(area.value()).as("seed " + seed + " step " + step).isEqualTo(in - variance - out);
                assertThat(area.pools()).allSatisfy(pool -> assertThat(pool.quantity != 0 || pool.value == 0).isTrue());
            }
            for (ValuePool pool : List.copyOf(area.pools())) {
                if (pool.quantity > 0 && method != ValuationMethod.FIFO) {
                    draw(area, basis(method, null), pool.key, pool.quantity);
                    assertThat(pool.value).isZero();
                }
            }
        }
    }

    @Test
    void firstInFirstOutEqualsAQueueOfSingleUnits() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            ValueArea area = area();
            Deque<long[]> queue = new ArrayDeque<>();
            Basis basis = basis(ValuationMethod.FIFO, null);
            for (int step = 0; step < 50; step++) {
                int units = 1 + random.nextInt(6);
                if (queue.size() < units || random.nextBoolean()) {
                    long each = random.nextInt(500);
                    fill(area, basis, Key.ONLY, units * ONE, each * units);
                    for (int unit = 0; unit < units; unit++) {
                        queue.add(new long[]{each});
                    }
                } else {
                    long expected = 0;
                    for (int unit = 0; unit < units; unit++) {
                        expected += queue.remove()[0];
                    }
                    assertThat(draw(area, basis, Key.ONLY, units * ONE)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void theMovingAverageEqualsAFractionOfTheRest() {
        Random random = new Random(3);
        ValueArea area = area();
        Basis basis = basis(ValuationMethod.MOVING_AVERAGE, null);
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        for (int step = 0; step < 2_000; step++) {
            long moved = 1 + random.nextLong(9 * ONE);
            if (random.nextBoolean() || quantity.compareTo(BigDecimal.valueOf(moved)) < 0) {
                long paid = random.nextLong(1_000_000);
                fill(area, basis, Key.ONLY, moved, paid);
                quantity = quantity.add(BigDecimal.valueOf(moved));
                value = value.add(BigDecimal.valueOf(paid));
            } else {
                BigDecimal share = value.multiply(BigDecimal.valueOf(moved)).divide(quantity, 0, RoundingMode.HALF_UP);
                assertThat(draw(area, basis, Key.ONLY, moved)).isEqualTo(share.longValueExact());
                quantity = quantity.subtract(BigDecimal.valueOf(moved));
                value = value.subtract(share);
            }
        }
        assertThat(area.value()).isEqualTo(value.longValueExact());
    }

    @Test
    void specificLotsEqualAMovingAverageOfEachLotAlone() {
        Random random = new Random(4);
        ValueArea area = area();
        Basis basis = basis(ValuationMethod.SPECIFIC_LOT, null);
        Map<UUID, BigDecimal[]> alone = new HashMap<>();
        for (int step = 0; step < 2_000; step++) {
            UUID lot = LOTS[random.nextInt(LOTS.length)];
            BigDecimal[] there = alone.computeIfAbsent(lot, any -> new BigDecimal[]{BigDecimal.ZERO, BigDecimal.ZERO});
            long moved = 1 + random.nextLong(9 * ONE);
            Key key = ValuationRules.key(basis, lot, null);
            if (random.nextBoolean() || there[0].compareTo(BigDecimal.valueOf(moved)) < 0) {
                long paid = random.nextLong(1_000_000);
                fill(area, basis, key, moved, paid);
                there[0] = there[0].add(BigDecimal.valueOf(moved));
                there[1] = there[1].add(BigDecimal.valueOf(paid));
            } else {
                BigDecimal share = there[1].multiply(BigDecimal.valueOf(moved)).divide(there[0], 0, RoundingMode.HALF_UP);
                assertThat(draw(area, basis, key, moved)).isEqualTo(share.longValueExact());
                there[0] = there[0].subtract(BigDecimal.valueOf(moved));
                there[1] = there[1].subtract(share);
            }
        }
    }

    @Test
    void atStandardThePoolIsWorthItsQuantityAtStandardAfterEveryMove() {
        Random random = new Random(6);
        ValueArea area = area();
        Basis basis = basis(ValuationMethod.STANDARD, null);
        BigDecimal quantity = BigDecimal.ZERO;
        for (int step = 0; step < 2_000; step++) {
            long moved = 1 + random.nextLong(9 * ONE);
            if (random.nextBoolean() || quantity.compareTo(BigDecimal.valueOf(moved)) < 0) {
                fill(area, basis, Key.ONLY, moved, random.nextLong(1_000_000));
                quantity = quantity.add(BigDecimal.valueOf(moved));
            } else {
                draw(area, basis, Key.ONLY, moved);
                quantity = quantity.subtract(BigDecimal.valueOf(moved));
            }
            assertThat(area.value()).isEqualTo(quantity.multiply(BigDecimal.valueOf(1_234)).divide(BigDecimal.valueOf(3 * ONE), 0, RoundingMode.HALF_UP).longValueExact());
        }
    }

    @Test
    void methodsStandSideBySideOnOneHistory() {
        Map<ValuationMethod, Long> issued = new java.util.EnumMap<>(ValuationMethod.class);
        for (ValuationMethod method : ValuationMethod.values()) {
            ValueArea area = area();
            Basis basis = basis(method, null);
            fill(area, basis, ValuationRules.key(basis, LOTS[0], null), 10 * ONE, 1_000);
            fill(area, basis, ValuationRules.key(basis, LOTS[1], null), 10 * ONE, 3_000);
            issued.put(method, draw(area, basis, ValuationRules.key(basis, LOTS[1], null), 5 * ONE));
        }
        assertThat(issued).isEqualTo(Map.of(ValuationMethod.MOVING_AVERAGE, 1_000L, ValuationMethod.FIFO, 500L, ValuationMethod.SPECIFIC_LOT, 1_500L,
                ValuationMethod.STANDARD, 2_057L, ValuationMethod.MONTH_AVERAGE, 1_000L));
    }

    @Test
    void whatIsTakenBackLeavesNoTrace() {
        ValueArea area = area();
        Basis basis = basis(ValuationMethod.FIFO, null);
        fill(area, basis, Key.ONLY, 2 * ONE, 300);
        area.keep();
        draw(area, basis, Key.ONLY, ONE);
        fill(area, basis, Key.ONLY, ONE, 5);
        area.restore();
        assertThat(area.quantity()).isEqualTo(2 * ONE);
        assertThat(area.value()).isEqualTo(300);
    }

    @Test
    void aLateCostAddsUpAlongAnyFlow() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int pools = 4;
            var flow = new CostFlow(new long[pools], 60);
            long[] entering = new long[60];
            long whole = 0;
            for (int edge = 0; edge < 60; edge++) {
                int from = random.nextInt(pools + 1) - 1;
                int to = random.nextInt(pools + 1) - 1;
                if (from == to) {
                    to = from == CostFlow.OUTSIDE ? 0 : CostFlow.OUTSIDE;
                }
                long quantity = 1 + random.nextLong(ONE);
                if (from == CostFlow.OUTSIDE && random.nextInt(4) == 0) {
                    entering[edge] = random.nextLong(10_000) - 3_000;
                    whole += entering[edge];
                }
                flow.edge(from, to, PlaceKind.CUSTOMER, quantity);
            }
            var shares = flow.follow(entering);
            assertThat(Arrays.stream(shares.held()).sum() + shares.gone().values().stream().mapToLong(Long::longValue).sum() + shares.variance())
                    .as("seed " + seed).isEqualTo(whole);
        }
    }

    @Test
    void aKitBecomesItsComponentsAndItsValueIsSharedExactly() {
        var kit = GoodsMove.of(3, Ids.next(), Place.SUPPLIER, Place.CUSTOMER, 2 * ONE).value(1_000);
        var moves = kit.exploded(List.of(new GoodsMove.Component(LOTS[0], ONE, 1), new GoodsMove.Component(LOTS[1], 3 * ONE, 2), new GoodsMove.Component(ACCOUNT, ONE / 2, 0)));
        assertThat(moves).extracting(GoodsMove::quantity).containsExactly(2 * ONE, 6 * ONE, ONE);
        assertThat(moves).extracting(GoodsMove::givenValue).containsExactly(333L, 667L, 0L);
        assertThat(moves).extracting(GoodsMove::number).containsExactly(3, 4, 5);
    }

    private static ValueArea area() {
        long[] moves = {0};
        return new ValueArea(PlaceKind.BIN, () -> moves[0]++);
    }

    private static Basis basis(ValuationMethod method, UnitCost provisional) {
        return new Basis(method, method == ValuationMethod.STANDARD ? STANDARD : null, provisional);
    }

    private static long fill(ValueArea area, Basis basis, Key key, long quantity, long value) {
        return new ArrayList<>(ValuationRules.fill(area, basis, key, Ids.next(), quantity, value, () -> ACCOUNT)).stream().mapToLong(Portion::variance).sum();
    }

    private static long draw(ValueArea area, Basis basis, Key key, long quantity) {
        return ValuationRules.draw(area, basis, key, quantity, () -> ACCOUNT).stream().mapToLong(Portion::value).sum();
    }
}
