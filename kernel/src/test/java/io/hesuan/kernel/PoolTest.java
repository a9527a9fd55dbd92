package io.hesuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PoolTest {

    private static final Unit PIECE = new Unit("PCS");
    private static final Currency CNY = Currency.CNY;

    @Test
    void three_pieces_for_ten_yuan_go_out_one_by_one_and_leave_nothing() {
        var first = pool(3, 1000).draw(pieces(1));
        var second = first.rest().draw(pieces(1));
        var third = second.rest().draw(pieces(1));

        assertThat(List.of(first.value(), second.value(), third.value()))
                .containsExactly(Money.of("3.33", CNY), Money.of("3.34", CNY), Money.of("3.33", CNY));
        assertThat(third.rest()).isEqualTo(Pool.empty(PIECE, CNY));
    }

    @Test
    void what_comes_in_is_added_to_quantity_and_value() {
        assertThat(pool(1, 100).add(pieces(3), Money.ofMinor(500, CNY))).isEqualTo(pool(4, 600));
        assertThat(pool(1, 100).draw(pieces(0)).rest()).isEqualTo(pool(1, 100));
        assertThat(Pool.empty(PIECE, CNY).draw(pieces(0)).value()).isEqualTo(Money.zero(CNY));
    }

    @Test
    void no_more_is_drawn_than_there_is_and_no_value_stands_without_quantity() {
        assertThatThrownBy(() -> pool(3, 1000).draw(pieces(4))).hasMessage("4 PCS cannot be drawn from 3 PCS");
        assertThatThrownBy(() -> pool(3, 1000).draw(pieces(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pool(0, 1)).hasMessage("a value of 0.01 CNY without quantity");
        assertThatThrownBy(() -> pool(-1, -5)).hasMessage("a pool of -1 PCS");
    }

    @Property
    void a_pool_drawn_to_nothing_gave_exactly_its_value(
            @ForAll int value,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 1_000_000) Integer> draws) {
        Pool pool = new Pool(millionths(draws.stream().mapToLong(draw -> draw).sum()), Money.ofMinor(value, CNY));

        Money given = Money.zero(CNY);
        for (int draw : draws) {
            var drawn = pool.draw(millionths(draw));
            assertThat(drawn.value().sign()).isIn(0, Integer.signum(value));
            given = given.add(drawn.value());
            pool = drawn.rest();
        }

        assertThat(given).isEqualTo(Money.ofMinor(value, CNY));
        assertThat(pool).isEqualTo(Pool.empty(PIECE, CNY));
    }

    @Property
    void a_draw_is_within_half_a_cent_of_the_average_cost(
            @ForAll int value,
            @ForAll @IntRange(min = 1) int quantity,
            @ForAll @IntRange(max = 100) int percent) {
        long out = (long) quantity * percent / 100;

        Money drawn = new Pool(millionths(quantity), Money.ofMinor(value, CNY)).draw(millionths(out)).value();

        BigDecimal error = BigDecimal.valueOf(drawn.minor()).multiply(BigDecimal.valueOf(quantity))
                .subtract(BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(out)));
        assertThat(error.abs().multiply(BigDecimal.TWO)).isLessThanOrEqualTo(BigDecimal.valueOf(quantity));
    }

    private static Pool pool(long pieces, long minor) {
        return new Pool(pieces(pieces), Money.ofMinor(minor, CNY));
    }

    private static Quantity pieces(long count) {
        return Quantity.of(count, PIECE);
    }

    private static Quantity millionths(long count) {
        return new Quantity(count, PIECE);
    }
}
