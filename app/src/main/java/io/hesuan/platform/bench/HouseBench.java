package io.hesuan.platform.bench;

import io.hesuan.kernel.Ids;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditChain;
import io.hesuan.platform.audit.AuditLog;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordReads;
import org.springframework.context.ApplicationContext;

import javax.sql.DataSource;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The write path: single calls of a real use case (a sensitive read, remembered in the audit log) by 1, 8, 64 and 512
 * concurrent callers, each answered when it is durable. The limits are the same rows written by plain JDBC.
 */
public final class HouseBench {

    private static final int[] CALLERS = {1, 8, 64, 512};
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(5);
    private static final int RAW_BATCH = 500;
    private static final Acting CALLER = Acting.house("bench", Set.of());

    private final WritePath writePath;
    private final AuditChain chain;
    private final DataSource database;
    private final Figures figures = new Figures("house");

    public HouseBench(ApplicationContext house) {
        writePath = house.getBean(WritePath.class);
        chain = house.getBean(AuditChain.class);
        database = house.getBean(DataSource.class);
    }

    public void run(PrintStream out) throws SQLException, InterruptedException {
        measure(8, WARM_UP); // compiles what all levels use
        BigDecimal commits = raw(1);
        BigDecimal rows = raw(RAW_BATCH);
        BigDecimal one = null;
        Level level = null;
        for (int callers : CALLERS) {
            measure(callers, WARM_UP);
            level = measure(callers, MEASURED);
            figures.add("coalesced_calls_" + callers, level.perSecond(), "calls/s", callers == 1 ? commits : rows);
            figures.add("p50_ms_" + callers, level.millis(50), "ms", null);
            figures.add("p99_ms_" + callers, level.millis(99), "ms", null);
            one = one == null ? level.perSecond() : one;
        }
        figures.add("ratio_512_to_1", level.perSecond().divide(one, 1, RoundingMode.HALF_UP), "times", new BigDecimal(20));
        figures.add("raw_single_commits", commits, "commits/s", null);
        figures.add("raw_rows_in_batches_of_500", rows, "rows/s", null);
        verify();
        figures.print(out);
    }

    private record Level(long calls, Duration lasted, long[] sortedNanos) {

        BigDecimal perSecond() {
            return BigDecimal.valueOf(calls * 1_000_000_000L / lasted.toNanos());
        }

        BigDecimal millis(int percentile) {
            return BigDecimal.valueOf(sortedNanos[(int) Math.min(sortedNanos.length - 1L, sortedNanos.length * (long) percentile / 100)])
                    .divide(BigDecimal.valueOf(1_000_000), 2, RoundingMode.HALF_UP);
        }
    }

    private Level measure(int callers, Duration duration) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        long[][] latencies = new long[callers][];
        Thread[] threads = new Thread[callers];
        for (int i = 0; i < callers; i++) {
            int caller = i;
            threads[i] = Thread.startVirtualThread(() -> latencies[caller] = callUntil(end));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long[] all = Arrays.stream(latencies).flatMapToLong(Arrays::stream).sorted().toArray();
        return new Level(all.length, Duration.ofNanos(System.nanoTime() - begin), all);
    }

    private long[] callUntil(long end) {
        long[] latencies = new long[1024];
        int calls = 0;
        for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
            writePath.one(RecordReads.READ, Call.of(CALLER, new RecordReads.ReadRecord("bench", Ids.next(), "bench", null))).orElseThrow();
            if (calls == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * calls);
            }
            latencies[calls++] = System.nanoTime() - begin;
        }
        return Arrays.copyOf(latencies, calls);
    }

    /** Rows per second by one connection that commits after so many rows: with one row, the disk's own limit. */
    private BigDecimal raw(int batch) throws SQLException {
        var rows = new AtomicLong();
        long begin = System.nanoTime();
        try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement(AuditLog.PLAIN_INSERT)) {
            connection.setAutoCommit(false);
            while (System.nanoTime() - begin < MEASURED.toNanos()) {
                for (int i = 0; i < batch; i++) {
                    UUID id = Ids.next();
                    insert.setObject(1, id);
                    insert.setObject(2, OffsetDateTime.now());
                    insert.setObject(3, id);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
                rows.addAndGet(batch);
            }
            connection.setAutoCommit(true);
        }
        return BigDecimal.valueOf(rows.get() * 1_000_000_000L / (System.nanoTime() - begin));
    }

    private void verify() {
        chain.verify(); // links what is left
        long begin = System.nanoTime();
        AuditChain.Walk walk = chain.verify();
        figures.add("chain_entries_verified", BigDecimal.valueOf(walk.entries() * 1_000_000_000L / (System.nanoTime() - begin)), "entries/s", new BigDecimal(200_000));
        if (walk.breach() != null) {
            throw new IllegalStateException("the chain of a fresh database is broken: " + walk.breach());
        }
    }
}
