package io.hesuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Month;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiscalPeriodTest {

    private static final FiscalCalendar MAINLAND = FiscalCalendar.CALENDAR_YEAR;
    private static final FiscalCalendar HONG_KONG_FROM_APRIL = new FiscalCalendar(Month.APRIL);

    @ParameterizedTest
    @CsvSource({
        "JANUARY, 2026-11-23, 2026-11",
        "JANUARY, 2026-12-31, 2026-12",
        "APRIL, 2026-03-31, 2026-12",
        "APRIL, 2026-04-01, 2027-01",
        "APRIL, 2026-11-23, 2027-08",
        "DECEMBER, 2026-11-30, 2026-12",
        "DECEMBER, 2026-12-01, 2027-01",
    })
    void a_day_falls_into_one_period_of_the_year_named_by_its_end(Month first, LocalDate day, String period) {
        assertThat(new FiscalCalendar(first).periodOf(day)).hasToString(period);
    }

    @Test
    void a_period_is_one_month() {
        FiscalPeriod february = MAINLAND.parse("2028-02");

        assertThat(february.firstDay()).isEqualTo("2028-02-01");
        assertThat(february.lastDay()).isEqualTo("2028-02-29");
        assertThat(february.contains(LocalDate.of(2028, 2, 29))).isTrue();
        assertThat(february.contains(LocalDate.of(2028, 3, 1))).isFalse();
        assertThat(HONG_KONG_FROM_APRIL.parse("2027-10").firstDay()).isEqualTo("2027-01-01");
    }

    @Test
    void the_adjustment_period_has_the_days_of_the_twelfth_and_comes_after_it() {
        FiscalPeriod twelfth = HONG_KONG_FROM_APRIL.parse("2027-12");
        FiscalPeriod adjustment = twelfth.adjustment();

        assertThat(adjustment).hasToString("2027-13").isGreaterThan(twelfth);
        assertThat(adjustment.isAdjustment()).isTrue();
        assertThat(adjustment.firstDay()).isEqualTo("2027-03-01");
        assertThat(adjustment.lastDay()).isEqualTo("2027-03-31");
        assertThat(adjustment.previous()).isEqualTo(twelfth);
        assertThat(adjustment.next()).hasToString("2028-01");
        assertThat(twelfth.next()).hasToString("2028-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-1", "2026-00", "2026-14", "2026/11", "26-11", "2026-11 ", "0026-11", "２０２６-11"})
    void what_is_no_period_is_refused(String text) {
        assertThatThrownBy(() -> MAINLAND.parse(text))
                .isInstanceOf(MalformedText.class)
                .hasMessage("'" + text + "' is no fiscal period such as 2026-01 to 2026-13");
    }

    @Test
    void periods_of_two_calendars_are_not_compared_and_numbers_have_bounds() {
        assertThatThrownBy(() -> MAINLAND.parse("2026-01").compareTo(HONG_KONG_FROM_APRIL.parse("2026-01")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MAINLAND.period(2026, 14)).hasMessage("no fiscal period 14 of year 2026");
        assertThatThrownBy(() -> MAINLAND.period(999, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void every_day_lies_in_its_period_and_in_no_neighbour(
            @ForAll Month first, @ForAll @IntRange(min = 400_000, max = 3_000_000) int daySince1970) {
        LocalDate day = LocalDate.ofEpochDay(daySince1970 / 100);
        FiscalPeriod period = new FiscalCalendar(first).periodOf(day);

        assertThat(period.contains(day)).isTrue();
        assertThat(period.next().contains(day)).isFalse();
        assertThat(period.previous().contains(day)).isFalse();
    }

    @Property
    void periods_follow_each_other_without_a_gap_and_are_written_in_their_order(
            @ForAll Month first,
            @ForAll @IntRange(min = 1001, max = 9998) int year,
            @ForAll @IntRange(min = 1, max = 12) int number) {
        FiscalPeriod period = new FiscalPeriod(new FiscalCalendar(first), year, number);

        assertThat(period.next().firstDay()).isEqualTo(period.lastDay().plusDays(1));
        assertThat(period.next().previous()).isEqualTo(period);
        assertThat(period.next()).isGreaterThan(period);
        assertThat(period.next().toString()).isGreaterThan(period.toString());
        assertThat(period.calendar().parse(period.toString())).isEqualTo(period);
    }
}
