package io.hesuan.platform.jobs;

import hesuandb.jobs.tables.records.JobRecord;
import io.hesuan.platform.nodes.Node;
import io.hesuan.platform.nodes.Round;
import io.hesuan.platform.web.Refused;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One node's hands: claims jobs, runs each on a virtual thread, tells that they are alive. */
final class JobWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final Duration LOOK = Duration.ofMillis(150);

    /**
     * @param hands    how many jobs run on this node at once
     * @param beat     how often running jobs tell that they are alive, and hear that they are cancelled
     * @param silence  how long a node may be silent before its jobs are taken over; many times the beat
     * @param attempts how often a job is begun before it counts as failed
     * @param backOff  pause after the first trouble; each further one waits four times as long, up to ten minutes
     * @param goodbye  how long a stopping node waits for its jobs to come to an end
     */
    record Settings(int hands, Duration beat, Duration silence, int attempts, Duration backOff, Duration goodbye) {

        static final Settings USUAL = new Settings(4, Duration.ofMillis(500), Duration.ofSeconds(15), 5, Duration.ofSeconds(2), Duration.ofSeconds(5));

        Duration pauseAfter(int failures) {
            Duration pause = backOff.multipliedBy(1L << 2 * Math.min(failures - 1, 10));
            return pause.compareTo(Duration.ofMinutes(10)) > 0 ? Duration.ofMinutes(10) : pause;
        }
    }

    private record Running(JobRun<?> run, Thread thread) {
    }

    private final DSLContext sql;
    private final JobRows rows;
    private final JsonMapper json;
    private final Node node;
    private final Settings settings;
    private final Map<String, JobKind<?>> kinds;
    /** By lease: should a node claim a job again that it holds already, the two runs are told apart, and the older stops. */
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    private final Round claims;
    private final Round beats;
    private volatile boolean stopping;

    JobWorker(DSLContext sql, JobRows rows, JsonMapper json, Node node, Settings settings, List<JobKind<?>> kinds) {
        this.sql = sql;
        this.rows = rows;
        this.json = json;
        this.node = node;
        this.settings = settings;
        this.kinds = kinds.stream().collect(Collectors.toMap(JobKind::name, Function.identity()));
        this.claims = Round.start("job claims", LOOK, this::claim);
        this.beats = Round.start("job heartbeats", settings.beat(), this::beat);
    }

    int running() {
        return running.size();
    }

    /** Asks the jobs to stop, waits a little, and gives them back; those that do not end are taken over after a silence. */
    @Override
    public void close() {
        stopping = true;
        claims.close();
        running.values().forEach(job -> job.run().askToStop());
        long until = System.nanoTime() + settings.goodbye().toNanos();
        for (Running job : running.values()) {
            try {
                job.thread().join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        beats.close();
        running.values().forEach(job -> job.thread().interrupt());
    }

    /** Ends like a node whose power fails: no goodbye, and what its threads still do reaches no one. For tests. */
    void vanish() {
        stopping = true;
        claims.close();
        beats.close();
    }

    private boolean claim() {
        int free = settings.hands() - running.size();
        if (free <= 0 || stopping || kinds.isEmpty()) {
            return false;
        }
        List<JobRecord> claimed = rows.claim(sql, node.name(), kinds.keySet(), free, settings.silence());
        claimed.forEach(this::start);
        return !claimed.isEmpty();
    }

    private void start(JobRecord row) {
        JobKind<?> kind = kinds.get(row.getKind());
        try {
            start(row, kind);
        } catch (RuntimeException unreadable) {
            LOG.error("job {} ({}) has an input that can't be read", row.getId(), row.getKind(), unreadable);
            var beat = new JobRows.Beat(row.getId(), row.getLease(), row.getDone(), row.getTotal(), 0);
            rows.finish(sql, beat, "failed", null, StoredRefusal.of(JobRefusal.JOB_BROKE, incident(row.getId())));
        }
    }

    private <I> void start(JobRecord row, JobKind<I> kind) {
        var run = new JobRun<>(sql, rows, json, row, kind.inputType());
        Thread thread = Thread.ofVirtual().name("job " + row.getKind()).unstarted(() -> {
            try {
                work(kind, run);
            } catch (RuntimeException trouble) {
                // the job keeps its lease and falls silent, so that it is taken over
                LOG.error("the end of job {} could not be recorded", run.id(), trouble);
            } finally {
                running.remove(row.getLease());
            }
        });
        running.put(row.getLease(), new Running(run, thread));
        thread.start();
    }

    private <I> void work(JobKind<I> kind, JobRun<I> run) {
        if (run.attempts() > settings.attempts()) {
            rows.finish(sql, run.beat(), "failed", null, StoredRefusal.of(JobRefusal.JOB_LOST_ITS_NODE, String.valueOf(settings.attempts())));
            return;
        }
        try {
            Object result = kind.run(run);
            if (run.hasSeenStop()) {
                stopped(run);
            } else {
                rows.finish(sql, run.beat(), "done", result, null);
            }
        } catch (JobRun.Stopped stopped) {
            stopped(run);
        } catch (JobRun.LeaseLost lost) {
            LOG.warn("job {} was taken over by another node", run.id());
        } catch (Refused refused) {
            rows.finish(sql, run.beat(), "failed", null, StoredRefusal.of(refused.outcome()));
        } catch (Exception trouble) {
            broke(run, trouble);
        }
    }

    private void stopped(JobRun<?> run) {
        if (stopping) {
            rows.handBack(sql, run.beat(), Duration.ZERO, run.attempts() - 1, null);
        } else {
            rows.finish(sql, run.beat(), "cancelled", null, null);
        }
    }

    private void broke(JobRun<?> run, Exception trouble) {
        if (stopping) {
            rows.handBack(sql, run.beat(), Duration.ZERO, run.attempts() - 1, null);
            return;
        }
        var refusal = StoredRefusal.of(JobRefusal.JOB_BROKE, incident(run.id()));
        LOG.error("incident {} in job {}, attempt {} of {}", incident(run.id()), run.id(), run.attempts(), settings.attempts(), trouble);
        if (run.attempts() >= settings.attempts()) {
            rows.finish(sql, run.beat(), "failed", null, refusal);
        } else {
            rows.handBack(sql, run.beat(), settings.pauseAfter(run.attempts()), run.attempts(), refusal);
        }
    }

    private static String incident(UUID job) {
        String id = job.toString();
        return id.substring(id.length() - 8);
    }

    private boolean beat() {
        List<Running> now = List.copyOf(running.values());
        if (!now.isEmpty()) {
            Map<UUID, Boolean> alive = rows.beat(sql, now.stream().map(job -> job.run().beat()).toList());
            for (Running job : now) {
                // a job that another node has now is asked to stop, too; its checkpoints fail by themselves
                if (alive.getOrDefault(job.run().id(), true)) {
                    job.run().askToStop();
                }
            }
        }
        return false;
    }
}
