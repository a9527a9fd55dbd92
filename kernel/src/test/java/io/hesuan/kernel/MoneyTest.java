package io.hesuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency CNY = Currency.CNY;
    private static final Currency YEN_WITHOUT_DECIMALS = Currency.of("JPY");
    private static final Currency DINAR_WITH_THREE_DECIMALS = Currency.of("KWD");

    @ParameterizedTest
    @CsvSource({
        "CNY, 123.45, 12345, 123.45",
        "CNY, 0.5, 50, 0.50",
        "CNY, -0.01, -1, -0.01",
        "CNY, 1.2300, 123, 1.23",
        "CNY, -0, 0, 0.00",
        "JPY, 500, 500, 500",
        "KWD, 1.234, 1234, 1.234",
        "CNY, 92233720368547758.07, 9223372036854775807, 92233720368547758.07",
    })
    void an_amount_is_read_exactly(String currency, String text, long minor, String plain) {
        Money money = Money.of(text, Currency.of(currency));

        assertThat(money.minor()).isEqualTo(minor);
        assertThat(money).hasToString(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1,000.00", "1e3", "+1", ".5", "1.", "007", "0x1", "NaN", "１２", "--1", "1.0.0"})
    void what_is_no_plain_decimal_is_refused(String text) {
        assertThatThrownBy(() -> Money.of(text, CNY))
                .isInstanceOf(MalformedText.class)
                .hasMessage("'" + text + "' is not a plain decimal number");
    }

    @Test
    void an_amount_is_never_rounded_or_cut_to_be_read() {
        assertThatThrownBy(() -> Money.of("1.234", CNY))
                .isInstanceOf(MalformedText.class)
                .hasMessage("1.234 has more than the 2 decimals of CNY");
        assertThatThrownBy(() -> Money.of("0.5", YEN_WITHOUT_DECIMALS)).isInstanceOf(MalformedText.class);
        assertThatThrownBy(() -> Money.of("92233720368547758.08", CNY))
                .hasMessage("92233720368547758.08 is too large for CNY");
        assertThatThrownBy(() -> Money.of("9".repeat(41), CNY))
                .hasMessage("a decimal number of 41 characters is too long");
        assertThatThrownBy(() -> Money.of(new BigDecimal("1E+999999999"), CNY)).isInstanceOf(MalformedText.class);
        assertThatThrownBy(() -> Money.of((String) null, CNY)).hasMessage("a decimal number is missing");
    }

    @Test
    void two_currencies_do_not_mix() {
        Money yuan = Money.ofMinor(100, CNY);
        Money yen = Money.ofMinor(100, YEN_WITHOUT_DECIMALS);

        assertThat(yuan).isNotEqualTo(yen);
        assertThatThrownBy(() -> yuan.add(yen)).hasMessageContaining("CNY").hasMessageContaining("JPY");
        assertThatThrownBy(() -> yuan.subtract(yen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> yuan.compareTo(yen)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_sum_that_does_not_fit_is_thrown_and_never_wraps() {
        Money most = Money.ofMinor(Long.MAX_VALUE, CNY);
        Money least = Money.ofMinor(Long.MIN_VALUE, CNY);

        assertThatThrownBy(() -> most.add(Money.ofMinor(1, CNY))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> least.subtract(Money.ofMinor(1, CNY))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(least::negate).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void amounts_of_one_currency_are_ordered_and_know_their_sign() {
        assertThat(Money.ofMinor(99, CNY)).isLessThan(Money.ofMinor(100, CNY));
        assertThat(Money.ofMinor(-5, CNY).sign()).isEqualTo(-1);
        assertThat(Money.ofMinor(-5, CNY).abs()).isEqualTo(Money.ofMinor(5, CNY));
        assertThat(Money.zero(CNY).isZero()).isTrue();
        assertThat(Money.ofMinor(333, CNY).times(3)).isEqualTo(Money.ofMinor(999, CNY));
    }

    @Test
    void a_currency_knows_its_decimals_and_must_exist() {
        assertThat(CNY.minorDigits()).isEqualTo(2);
        assertThat(YEN_WITHOUT_DECIMALS.minorDigits()).isZero();
        assertThat(DINAR_WITH_THREE_DECIMALS.minorDigits()).isEqualTo(3);
        assertThatThrownBy(() -> Currency.of("RMB")).hasMessage("'RMB' is not a currency of ISO 4217");
        assertThatThrownBy(() -> Currency.of(null)).isInstanceOf(MalformedText.class);
        assertThatThrownBy(() -> Currency.of("XAU")).hasMessage("currency XAU has no minor unit");
    }

    @Property
    void what_is_written_reads_back(@ForAll long minor) {
        for (Currency currency : List.of(CNY, YEN_WITHOUT_DECIMALS, DINAR_WITH_THREE_DECIMALS)) {
            Money money = Money.ofMinor(minor, currency);
            assertThat(Money.of(money.toString(), currency)).isEqualTo(money);
        }
    }

    @Property
    void an_amount_and_its_reversal_are_nothing(@ForAll int minor) {
        Money money = Money.ofMinor(minor, CNY);

        assertThat(money.add(money.negate())).isEqualTo(Money.zero(CNY));
        assertThat(money.subtract(money)).isEqualTo(Money.zero(CNY));
    }

    @Property
    void a_sum_does_not_depend_on_the_order(@ForAll List<Integer> minors, @ForAll long seed) {
        var amounts = new ArrayList<>(minors.stream().map(minor -> Money.ofMinor(minor, CNY)).toList());
        Money sum = Money.sum(CNY, amounts);
        Collections.shuffle(amounts, new Random(seed));

        assertThat(Money.sum(CNY, amounts)).isEqualTo(sum);
    }
}
