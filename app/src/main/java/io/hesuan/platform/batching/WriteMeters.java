package io.hesuan.platform.batching;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * How long batches take and how large they are. The only tags are the name of the use case and the mode, of which there
 * are as many as the program has, never what a caller says.
 */
@Component
class WriteMeters {

    private static final Duration[] BOUNDS = {Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
            Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(5)};

    private final MeterRegistry registry;
    private final Map<Kind, Meters> meters = new ConcurrentHashMap<>();

    WriteMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Kind(String useCase, Mode mode) {
    }

    private record Meters(Timer time, DistributionSummary size) {
    }

    /** Runs one batch, with all its attempts, whether it ends well or not. */
    <T> T timed(String useCase, Mode mode, int calls, Supplier<T> batch) {
        Meters of = meters.computeIfAbsent(new Kind(useCase, mode), this::register);
        of.size().record(calls);
        return of.time().record(batch);
    }

    private Meters register(Kind kind) {
        String mode = kind.mode() == Mode.REAL ? "real" : "dry-run";
        return new Meters(
                Timer.builder("hesuan.write").description("Time of one batch, from its first attempt to its commit")
                        .tag("usecase", kind.useCase()).tag("mode", mode).serviceLevelObjectives(BOUNDS).register(registry),
                DistributionSummary.builder("hesuan.write.batch").description("Calls in one batch")
                        .tag("usecase", kind.useCase()).tag("mode", mode).serviceLevelObjectives(1, 2, 8, 32, 128, 512).register(registry));
    }
}
