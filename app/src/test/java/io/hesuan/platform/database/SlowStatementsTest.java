package io.hesuan.platform.database;

import io.hesuan.testing.HouseTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@HouseTest
@ExtendWith(OutputCaptureExtension.class)
class SlowStatementsTest {

    @Autowired DSLContext sql;
    @Autowired MeterRegistry meters;

    @Test
    void aSlowStatementIsLoggedWithoutItsValuesAndCounted(CapturedOutput output) {
        double before = count();
        sql.fetch("select pg_sleep(0.35), ? as slow_one", "a secret value");
        assertThat(output.getOut()).containsPattern("slow statement: [3-9]\\d\\d+ ms: select pg_sleep\\(0.35\\), (cast\\()?\\?").doesNotContain("a secret value");
        assertThat(count()).isGreaterThanOrEqualTo(before + 1);
    }

    @Test
    void oneThatFailsAfterAWhileIsSlowToo(CapturedOutput output) {
        assertThatThrownBy(() -> sql.fetch("select 1 / (case when pg_sleep(0.35)::text = '' then 0 else 1 end) as slow_failure")).hasMessageContaining("zero");
        assertThat(output.getOut()).contains("slow_failure");
    }

    @Test
    void aQuickOneIsNotWorthALine(CapturedOutput output) {
        sql.fetch("select 1 as quick_one");
        assertThat(output.getOut()).doesNotContain("quick_one");
    }

    private double count() {
        return meters.get("hesuan.statements.slow").counter().count();
    }
}
