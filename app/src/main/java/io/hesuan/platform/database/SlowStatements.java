package io.hesuan.platform.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Logs statements that took long, also those that failed in the end, and counts them. The text of a statement has
 * question marks where values stand, so that nothing of a record gets into the log. COPY does not pass here.
 */
@Component
class SlowStatements implements ExecuteListenerProvider {

    private static final Logger LOG = LoggerFactory.getLogger(SlowStatements.class);
    private static final int LONGEST_TEXT = 2_000;

    private final long limit;
    private final Counter counter;

    SlowStatements(DatabaseSettings settings, MeterRegistry meters) {
        this.limit = settings.slowStatement().toNanos();
        this.counter = Counter.builder("hesuan.statements.slow")
                .description("Statements that took longer than hesuan.slow-statement").register(meters);
    }

    /** jOOQ asks anew for every statement, so each has a watch of its own. */
    @Override
    public ExecuteListener provide() {
        return new Watch();
    }

    private final class Watch implements ExecuteListener {

        private long startedAt;
        private boolean running;

        @Override
        public void executeStart(ExecuteContext context) {
            startedAt = System.nanoTime();
            running = true;
        }

        @Override
        public void executeEnd(ExecuteContext context) {
            look(context);
        }

        @Override
        public void exception(ExecuteContext context) {
            look(context);
        }

        private void look(ExecuteContext context) {
            long took = System.nanoTime() - startedAt;
            if (running && took > limit) {
                counter.increment();
                LOG.warn("slow statement: {} ms: {}", Duration.ofNanos(took).toMillis(), text(context));
            }
            running = false;
        }
    }

    private static String text(ExecuteContext context) {
        String text = context.sql() != null ? context.sql() : Arrays.stream(context.batchSQL()).distinct().collect(Collectors.joining("; "));
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
