package io.hesuan.platform.jobs;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PaceTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void aSlowBeginningIsForgottenAfterHalfAMinute() {
        var pace = new Pace();
        for (int second = 0; second <= 60; second++) {
            pace.mark(second * SECOND, second);
        }
        for (int second = 61; second <= 120; second++) {
            pace.mark(second * SECOND, 60 + 100L * (second - 60));
        }
        assertThat(pace.thousandths(120 * SECOND, 6060)).isCloseTo(100_000, within(1_000L));
    }

    @Test
    void nothingIsSaidBeforeTimeHasPassed() {
        var pace = new Pace();
        assertThat(pace.thousandths(SECOND, 5)).isZero();
        pace.mark(SECOND, 5);
        assertThat(pace.thousandths(SECOND, 5)).isZero();
        assertThat(pace.thousandths(3 * SECOND, 25)).isEqualTo(10_000);
    }

    @Test
    void workThatBeginsAnewStartsANewPace() {
        var pace = new Pace();
        pace.mark(0, 1000);
        pace.mark(SECOND, 0);
        assertThat(pace.thousandths(2 * SECOND, 10)).isEqualTo(10_000);
    }
}
