package io.hesuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Currency CNY = Currency.CNY;
    private static final Currency USD = Currency.of("USD");
    private static final Currency JPY = Currency.of("JPY");

    @ParameterizedTest
    @CsvSource({
        "0.13, 100.00, 13.00",
        "0.13, 0.50, 0.07",
        "0.13, -0.50, -0.07",
        "0, 99.99, 0.00",
        "0.06, 0.08, 0.00",
    })
    void tax_on_a_net_amount_is_rounded_half_up_once(String rate, String net, String tax) {
        assertThat(rate(rate).of(yuan(net))).isEqualTo(yuan(tax));
    }

    @ParameterizedTest
    @CsvSource({"0.13, 113.00, 13.00", "0.13, 100.00, 11.50", "0.13, -100.00, -11.50", "0.03, 0.01, 0.00"})
    void tax_within_a_gross_amount_is_rounded_half_up_once(String rate, String gross, String tax) {
        assertThat(rate(rate).within(yuan(gross))).isEqualTo(yuan(tax));
    }

    @Test
    void equal_rates_are_equal_however_they_were_written() {
        assertThat(rate("0.130")).isEqualTo(rate("0.13"));
        assertThat(rate("100").value()).hasToString("100");
        assertThatThrownBy(() -> rate("-0.01")).hasMessage("a rate is not negative: -0.01");
    }

    @Test
    void an_amount_is_converted_at_the_rate_of_the_day_and_rounded_to_the_other_currency() {
        assertThat(exchange(USD, CNY, "7.1234").convert(Money.of("100.01", USD))).isEqualTo(yuan("712.41"));
        assertThat(exchange(CNY, JPY, "20.5").convert(yuan("1.00"))).isEqualTo(Money.of("21", JPY));
        assertThat(exchange(JPY, CNY, "0.0487").convert(Money.of("1000", JPY))).isEqualTo(yuan("48.70"));
    }

    @Test
    void a_rate_converts_only_from_its_own_currency_and_is_more_than_nothing() {
        assertThatThrownBy(() -> exchange(USD, CNY, "7").convert(Money.of("1", JPY)))
                .hasMessage("a rate from USD meets an amount in JPY");
        assertThatThrownBy(() -> exchange(USD, CNY, "0")).hasMessage("an exchange rate is more than 0: 0");
    }

    @Property
    void a_refund_bears_exactly_the_tax_of_its_sale(
            @ForAll int minor, @ForAll @IntRange(max = 10_000) int tenThousandths) {
        var rate = new Rate(BigDecimal.valueOf(tenThousandths, 4), DAY, "law");
        Money sale = Money.ofMinor(minor, CNY);

        assertThat(rate.of(sale.negate())).isEqualTo(rate.of(sale).negate());
        assertThat(rate.within(sale.negate())).isEqualTo(rate.within(sale).negate());
    }

    @Property
    void the_tax_within_a_gross_amount_is_the_tax_on_its_net_to_the_cent(
            @ForAll int minor, @ForAll @IntRange(max = 10_000) int tenThousandths) {
        var rate = new Rate(BigDecimal.valueOf(tenThousandths, 4), DAY, "law");
        Money gross = Money.ofMinor(minor, CNY);
        Money within = rate.within(gross);

        assertThat(rate.of(gross.subtract(within)).subtract(within).abs()).isLessThanOrEqualTo(Money.ofMinor(1, CNY));
    }

    @Property
    void a_conversion_is_within_half_a_unit_of_the_exact_amount(
            @ForAll int minor, @ForAll @IntRange(min = 1) int millionths) {
        var rate = new ExchangeRate(USD, CNY, BigDecimal.valueOf(millionths, 6), DAY, "bank");
        Money dollars = Money.ofMinor(minor, USD);

        BigDecimal exact = dollars.amount().multiply(rate.value());
        BigDecimal error = rate.convert(dollars).amount().subtract(exact).abs();

        assertThat(error).isLessThanOrEqualTo(new BigDecimal("0.005"));
    }

    private static Money yuan(String amount) {
        return Money.of(amount, CNY);
    }

    private static Rate rate(String value) {
        return new Rate(new BigDecimal(value), DAY, "law");
    }

    private static ExchangeRate exchange(Currency from, Currency to, String value) {
        return new ExchangeRate(from, to, new BigDecimal(value), DAY, "bank");
    }
}
