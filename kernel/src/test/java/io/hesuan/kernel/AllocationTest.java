package io.hesuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final long LARGEST = Long.MAX_VALUE;

    @Test
    void the_cent_left_over_goes_to_the_first_of_equals() {
        assertThat(Allocation.of(100, 1, 1, 1)).containsExactly(34, 33, 33);
        assertThat(Allocation.of(101, 1, 1, 1)).containsExactly(34, 34, 33);
    }

    @Test
    void the_cents_left_over_go_to_the_largest_remainders() {
        // exact shares 1.6, 3.2, 5.2: the one left over belongs to the first
        assertThat(Allocation.of(10, 8, 16, 26)).containsExactly(2, 3, 5);
        // exact shares 0.9, 0.9, 7.2
        assertThat(Allocation.of(9, 1, 1, 8)).containsExactly(1, 1, 7);
    }

    @Test
    void a_reversal_is_split_like_its_original() {
        assertThat(Allocation.of(-100, 1, 1, 1)).containsExactly(-34, -33, -33);
    }

    @Test
    void a_weight_of_nothing_gets_nothing() {
        assertThat(Allocation.of(1, 0, 3, 0)).containsExactly(0, 1, 0);
        assertThat(Allocation.of(5, 1, 0, 1)).containsExactly(3, 0, 2);
    }

    @Test
    void without_any_weight_only_nothing_can_be_split() {
        assertThat(Allocation.of(0, 0, 0)).containsExactly(0, 0);
        assertThat(Allocation.of(0)).isEmpty();
        assertThatThrownBy(() -> Allocation.of(5, 0, 0)).hasMessage("no weight above 0 to split 5 by");
        assertThatThrownBy(() -> Allocation.of(5)).hasMessage("no weight above 0 to split 5 by");
    }

    @Test
    void a_negative_weight_is_thrown() {
        assertThatThrownBy(() -> Allocation.of(5, 3, -1)).hasMessage("a weight is not negative: [3, -1]");
    }

    @Test
    void weights_may_have_decimals_of_any_number() {
        assertThat(Allocation.of(Money.of("10.00", Currency.CNY), decimals("19.9", "0.10", "1E+1")))
                .containsExactly(yuan("6.64"), yuan("0.03"), yuan("3.33"));
    }

    @Test
    void the_largest_amounts_are_split_without_loss() {
        long[] parts = Allocation.of(Long.MIN_VALUE, LARGEST, LARGEST, LARGEST);

        assertThat(Arrays.stream(parts).sum()).isEqualTo(Long.MIN_VALUE);
        assertThat(parts[0] - parts[2]).isBetween(-1L, 0L);
    }

    @Property
    void parts_add_up_and_each_is_within_one_unit_of_its_exact_share(
            @ForAll long amount, @ForAll @Size(min = 1, max = 30) List<@LongRange(max = LARGEST) Long> weights) {
        BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        Assume.that(sum.signum() > 0);

        long[] parts = Allocation.of(amount, longs(weights));

        assertThat(Arrays.stream(parts).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(BigInteger.valueOf(amount));
        for (int at = 0; at < parts.length; at++) {
            BigInteger exactTimesSum = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weights.get(at)));
            BigInteger error = BigInteger.valueOf(parts[at]).multiply(sum).subtract(exactTimesSum).abs();
            assertThat(error).as("part %d", at).isLessThan(sum);
        }
    }

    @Property
    void a_reversal_cancels_its_original_part_by_part(
            @ForAll int amount, @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1) Integer> weights) {
        long[] parts = Allocation.of(amount, weights.stream().mapToLong(weight -> weight).toArray());
        long[] reversed = Allocation.of(-(long) amount, weights.stream().mapToLong(weight -> weight).toArray());

        assertThat(Arrays.stream(reversed).map(part -> -part).toArray()).isEqualTo(parts);
    }

    @Property
    void the_order_of_the_weights_matters_only_to_equal_remainders_and_then_by_one_unit(
            @ForAll int amount,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 50) Integer> weights,
            @ForAll long seed) {
        var order = new ArrayList<>(weights);
        Collections.shuffle(order, new Random(seed));
        int sum = weights.stream().mapToInt(weight -> weight).sum();
        long remainders = weights.stream().map(weight -> (long) amount * weight % sum).distinct().count();

        List<long[]> parts = partsByWeight(amount, weights);
        List<long[]> shuffled = partsByWeight(amount, order);

        for (int at = 0; at < parts.size(); at++) {
            long moved = Math.abs(shuffled.get(at)[1] - parts.get(at)[1]);
            assertThat(moved).isLessThanOrEqualTo(remainders == weights.size() ? 0 : 1);
        }
    }

    @Property
    void however_a_whole_is_drawn_its_steps_add_up(
            @ForAll long amount, @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 1_000) Integer> draws) {
        long whole = draws.stream().mapToLong(draw -> draw).sum();
        Assume.that(whole > 0);

        long total = 0;
        long drawn = 0;
        for (int draw : draws) {
            long step = Allocation.step(amount, drawn, drawn + draw, whole);
            assertThat(Long.signum(step)).isIn(0, Long.signum(amount));
            total += step;
            drawn += draw;
        }

        assertThat(total).isEqualTo(amount);
    }

    @Test
    void steps_do_not_drift() {
        // 1.00 over 300 pieces, one by one: after each delivery the sum is the rounded share of what is delivered
        long sum = 0;
        for (int piece = 0; piece < 300; piece++) {
            sum += Allocation.step(100, piece, piece + 1, 300);
            assertThat(sum).isEqualTo(Math.floorDiv(2L * 100 * (piece + 1) + 300, 600L));
        }
        assertThat(sum).isEqualTo(100);
    }

    @Test
    void a_step_outside_the_whole_is_thrown() {
        assertThatThrownBy(() -> Allocation.step(100, 2, 1, 3)).hasMessage("no step from 2 to 1 of 3");
        assertThatThrownBy(() -> Allocation.step(100, -1, 1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Allocation.step(100, 0, 4, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Allocation.step(100, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Pairs of weight and part, sorted: which of two equal weights took the odd unit is not told apart. */
    private static List<long[]> partsByWeight(int amount, List<Integer> weights) {
        long[] parts = Allocation.of(amount, weights.stream().mapToLong(weight -> weight).toArray());
        var pairs = new ArrayList<long[]>();
        for (int at = 0; at < parts.length; at++) {
            pairs.add(new long[] {weights.get(at), parts[at]});
        }
        pairs.sort(Arrays::compare);
        return pairs;
    }

    private static long[] longs(List<Long> values) {
        return values.stream().mapToLong(value -> value).toArray();
    }

    private static List<BigDecimal> decimals(String... texts) {
        return Arrays.stream(texts).map(BigDecimal::new).toList();
    }

    private static Money yuan(String amount) {
        return Money.of(amount, Currency.CNY);
    }
}
