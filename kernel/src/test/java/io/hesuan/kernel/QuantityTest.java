package io.hesuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    private static final Unit PIECE = new Unit("PCS");
    private static final Unit CARTON = new Unit("CTN");
    private static final Unit SET_OF_THREE = new Unit("SET");
    private static final Unit KILOGRAM = new Unit("KG");
    private static final Conversion CARTON_OF_24 = new Conversion(CARTON, PIECE, 24, 1);

    @ParameterizedTest
    @CsvSource({"1.5, 1.5", "1.500000, 1.5", "100, 100", "0.000001, 0.000001", "-2.50, -2.5", "0, 0", "0.0, 0"})
    void a_quantity_is_read_exactly_and_written_without_idle_zeros(String text, String plain) {
        Quantity quantity = Quantity.of(text, KILOGRAM);

        assertThat(quantity).hasToString(plain);
        assertThat(quantity.amount()).isEqualByComparingTo(new BigDecimal(text));
    }

    @Test
    void a_seventh_decimal_is_refused_and_not_rounded_away() {
        assertThatThrownBy(() -> Quantity.of("0.0000001", KILOGRAM))
                .isInstanceOf(MalformedText.class)
                .hasMessageEndingWith("has more than the 6 decimals of a quantity in KG");
    }

    @Test
    void the_same_amount_is_the_same_quantity_however_it_was_written() {
        assertThat(Quantity.of("1.50", KILOGRAM)).isEqualTo(Quantity.of("1.5", KILOGRAM));
        assertThat(Quantity.of(24, PIECE)).isEqualTo(Quantity.of("24.0", PIECE));
        assertThat(Quantity.of(24, PIECE)).isNotEqualTo(Quantity.of(24, CARTON));
    }

    @Test
    void two_units_do_not_mix() {
        assertThatThrownBy(() -> Quantity.of(1, PIECE).add(Quantity.of(1, CARTON)))
                .hasMessage("a quantity in PCS and one in CTN cannot be added or compared");
        assertThatThrownBy(() -> Quantity.of(1, PIECE).compareTo(Quantity.of(1, CARTON)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quantity.of(1, PIECE).convert(CARTON_OF_24, 0, RoundingMode.UNNECESSARY))
                .hasMessage("a conversion from CTN meets a quantity in PCS");
    }

    @Test
    void a_conversion_is_exact_or_rounded_as_the_caller_says() {
        Quantity two = Quantity.of(2, CARTON);
        Quantity fifty = Quantity.of(50, PIECE);

        assertThat(two.convert(CARTON_OF_24, 0, RoundingMode.UNNECESSARY)).isEqualTo(Quantity.of(48, PIECE));
        assertThat(fifty.convert(CARTON_OF_24.inverse(), 0, RoundingMode.UP)).isEqualTo(Quantity.of(3, CARTON));
        assertThat(fifty.convert(CARTON_OF_24.inverse(), 0, RoundingMode.DOWN)).isEqualTo(Quantity.of(2, CARTON));
        assertThat(fifty.convert(CARTON_OF_24.inverse(), 4, RoundingMode.HALF_UP))
                .isEqualTo(Quantity.of("2.0833", CARTON));
        assertThatThrownBy(() -> fifty.convert(CARTON_OF_24.inverse(), 6, RoundingMode.UNNECESSARY))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> two.convert(CARTON_OF_24, 7, RoundingMode.UP)).hasMessageContaining("0 to 6");
    }

    @Test
    void a_third_is_no_trouble_for_a_ratio() {
        var sets = new Conversion(PIECE, SET_OF_THREE, 1, 3);

        assertThat(Quantity.of(9, PIECE).convert(sets, 0, RoundingMode.UNNECESSARY))
                .isEqualTo(Quantity.of(3, SET_OF_THREE));
        assertThatThrownBy(() -> new Conversion(PIECE, SET_OF_THREE, 0, 3)).hasMessageContaining("not positive");
    }

    @Test
    void what_does_not_fit_is_thrown_and_never_wraps() {
        Quantity most = new Quantity(Long.MAX_VALUE, CARTON);

        assertThatThrownBy(() -> most.add(Quantity.of(1, CARTON))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.convert(CARTON_OF_24, 6, RoundingMode.UP))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Quantity.of(Long.MAX_VALUE, CARTON)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "K G", "KG\u3000", "KG\t", "SEVENTEEN_LETTERS"})
    void a_unit_is_a_short_code_without_white_space(String code) {
        assertThatThrownBy(() -> new Unit(code)).isInstanceOf(MalformedText.class);
    }

    @Property
    void what_is_written_reads_back(@ForAll long millionths) {
        Quantity quantity = new Quantity(millionths, KILOGRAM);

        assertThat(Quantity.of(quantity.toString(), KILOGRAM)).isEqualTo(quantity);
    }

    @Property
    void a_quantity_and_its_reversal_are_nothing(@ForAll int millionths) {
        Quantity quantity = new Quantity(millionths, KILOGRAM);

        assertThat(quantity.add(quantity.negate()).isZero()).isTrue();
    }

    @Property
    void whole_cartons_there_and_back_are_the_same(@ForAll int cartons, @ForAll @IntRange(min = 1) int size) {
        var conversion = new Conversion(CARTON, PIECE, size, 1);
        Quantity quantity = Quantity.of(cartons % 1_000L, CARTON);

        Quantity back = quantity.convert(conversion, 0, RoundingMode.UNNECESSARY)
                .convert(conversion.inverse(), 0, RoundingMode.UNNECESSARY);

        assertThat(back).isEqualTo(quantity);
    }
}
