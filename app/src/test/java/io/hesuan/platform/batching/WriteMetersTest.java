package io.hesuan.platform.batching;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.testing.Everybody;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

@HouseTest
class WriteMetersTest {

    private static final UseCase<String, String> METERED = new UseCase<>("metered.write", String.class, null,
            (writing, calls) -> calls.stream().map(call -> Outcome.done(call.command())).toList());

    @Autowired WritePath writePath;
    @Autowired MockMvc http;

    @Test
    void batchesAreTimedAndMeasuredByUseCaseAndMode() throws Exception {
        Call<String> call = Call.of(Acting.house("test", Set.of()), "text");
        writePath.all(METERED, List.of(call, call, call), Mode.REAL);
        writePath.one(METERED, call);
        writePath.dryRun(METERED, call);
        String metrics = http.perform(get("/actuator/prometheus").with(Everybody.who(List.of(new Permission("metrics.read")))))
                .andReturn().getResponse().getContentAsString();
        assertThat(metrics.lines().filter(line -> line.contains("metered.write")))
                .contains("hesuan_write_seconds_count{mode=\"real\",usecase=\"metered.write\"} 2",
                        "hesuan_write_batch_sum{mode=\"real\",usecase=\"metered.write\"} 4.0",
                        "hesuan_write_batch_bucket{mode=\"real\",usecase=\"metered.write\",le=\"2.0\"} 1",
                        "hesuan_write_seconds_count{mode=\"dry-run\",usecase=\"metered.write\"} 1");
        assertThat(metrics).contains("hesuan_statements_slow_total");
    }
}
