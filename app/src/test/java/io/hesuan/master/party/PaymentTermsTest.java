package io.hesuan.master.party;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

class PaymentTermsTest {

    @ParameterizedTest(name = "{0} + {1} days, from month end {2}, paid on day {3}: {4}")
    @CsvSource({
            "2026-01-10, 0, false, , 2026-01-10",
            "2026-01-10, 30, false, , 2026-02-09",
            "2026-01-10, 30, true, , 2026-03-02",
            "2026-01-10, 0, true, , 2026-01-31",
            "2026-01-10, 15, false, 25, 2026-01-25",
            "2026-01-10, 16, false, 25, 2026-02-25",
            "2026-01-10, 0, false, 31, 2026-01-31",
            "2026-02-10, 0, false, 31, 2026-02-28",
            "2028-02-28, 0, true, 31, 2028-02-29",
            "2026-12-30, 5, false, 3, 2027-02-03"})
    void dueDays(LocalDate day, int days, boolean fromMonthEnd, Integer dayOfMonth, LocalDate due) {
        assertThat(new PaymentTerms.Instalment("100", days, fromMonthEnd, dayOfMonth).dueOn(day)).isEqualTo(due);
    }
}
