package io.hesuan.platform.jobs;

import hesuandb.jobs.tables.records.JobRecord;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.jobs.JobWorker.Settings;
import io.hesuan.platform.nodes.Node;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import static hesuandb.jobs.Tables.JOB;
import static hesuandb.jobs.Tables.SCHEDULE;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

@HouseTest
class JobsTest {

    private static final Settings HURRIED = new Settings(4, Duration.ofMillis(50), Duration.ofMillis(600), 3, Duration.ofMillis(50), Duration.ofSeconds(2));
    private static final Duration LONG = Duration.ofSeconds(20);

    record Count(int to) { }

    record Counted(int reached) { }

    /** Counts to a number, each step in a transaction with its checkpoint; where it stops for a while is up to the test. */
    final class Counting implements JobKind<Count> {
        final String name = "count." + Ids.next().toString().substring(24).replaceAll("[0-9]", "x");
        final Map<Integer, AtomicInteger> timesDone = new ConcurrentHashMap<>();
        final Map<Integer, CountDownLatch> gates = new ConcurrentHashMap<>();
        final AtomicInteger begun = new AtomicInteger();
        volatile Exception troubleAtThree;

        @Override public String name() { return name; }

        @Override public Class<Count> inputType() { return Count.class; }

        @Override public Permission permission() { return null; }

        @Override public Object run(JobRun<Count> run) throws Exception {
            begun.incrementAndGet();
            int from = run.checkpoint(Counted.class).map(Counted::reached).orElse(0);
            for (int step = from + 1; step <= run.input().to(); step++) {
                run.stopIfCancelled();
                if (step == 3 && troubleAtThree != null) {
                    throw troubleAtThree;
                }
                int now = step;
                new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    run.checkpoint(new Counted(now));
                    timesDone.computeIfAbsent(now, none -> new AtomicInteger()).incrementAndGet();
                });
                run.progress(step, run.input().to());
                CountDownLatch gate = gates.get(step);
                if (gate != null) {
                    gate.await();
                }
            }
            return new Counted(run.input().to());
        }
    }

    @Autowired DSLContext sql;
    @Autowired JobRows rows;
    @Autowired JsonMapper json;
    @Autowired JobOrders orders;
    @Autowired Schedules schedules;
    @Autowired WritePath writePath;
    @Autowired PlatformTransactionManager transactions;
    private final Counting counting = new Counting();
    private final List<JobWorker> workers = new ArrayList<>();
    private final Acting giver = new Acting(UUID.randomUUID(), "任务人", Map.of(), Locale.SIMPLIFIED_CHINESE, "test");

    @AfterEach
    void openAllGatesAndStop() {
        counting.gates.values().forEach(CountDownLatch::countDown);
        workers.forEach(JobWorker::close);
    }

    @Test
    void aJobRunsWithinAFractionOfASecondAndKeepsItsResult() {
        node("one");
        long begin = System.nanoTime();
        UUID job = give(5);
        await(() -> state(job).equals("done"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        assertThat(json.readValue(row(job).getResult().data(), Counted.class)).isEqualTo(new Counted(5));
        assertThat(row(job).getDone()).isEqualTo(5);
        assertThat(row(job).getNode()).isEqualTo("one");
    }

    @Test
    void theJobOfADeadNodeIsTakenOverFromItsCheckpointAndTheDeadNodesWorkIsVoid() {
        JobWorker dying = node("dying");
        CountDownLatch gate = gate(2);
        UUID job = give(4);
        await(() -> row(job).getDone() == 2);
        dying.vanish();
        node("heir");
        await(() -> "heir".equals(row(job).getNode()));
        gate.countDown();
        await(() -> state(job).equals("done"));
        assertThat(row(job).getAttempts()).isEqualTo(2);
        await(() -> dying.running() == 0);
        assertThat(counting.timesDone).hasSize(4).allSatisfy((step, times) -> assertThat(times).hasValue(1));
    }

    @Test
    void aLiveNodeKeepsItsJobHoweverLongItTakes() throws Exception {
        node("one");
        node("two");
        CountDownLatch gate = gate(1);
        UUID job = give(2);
        await(() -> row(job).getDone() == 1);
        Thread.sleep(HURRIED.silence().multipliedBy(2));
        assertThat(row(job).getAttempts()).isEqualTo(1);
        gate.countDown();
        await(() -> state(job).equals("done"));
        assertThat(counting.begun).hasValue(1);
    }

    @Test
    void manyNodesNeverRunOneJobTwice() {
        for (int i = 0; i < 4; i++) {
            node("node" + i);
        }
        List<UUID> jobs = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            jobs.add(give(1));
        }
        await(() -> jobs.stream().allMatch(job -> state(job).equals("done")));
        assertThat(counting.begun).hasValue(60);
        assertThat(jobs).allSatisfy(job -> assertThat(row(job).getAttempts()).isEqualTo(1));
    }

    @Test
    void aCancelledJobStopsAndGoesOnFromItsCheckpointWhenResumed() {
        node("one");
        CountDownLatch gate = gate(2);
        UUID job = give(4);
        await(() -> row(job).getDone() == 2);
        assertThat(writePath.one(orders.cancel, Call.of(giver, new JobOrders.CancelJob(job))).isDone()).isTrue();
        await(() -> row(job).getCancelAsked());
        awaitBeat();
        gate.countDown();
        await(() -> state(job).equals("cancelled"));
        assertThat(writePath.one(orders.cancel, Call.of(giver, new JobOrders.CancelJob(job))).reason()).contains(JobRefusal.JOB_IS_OVER);
        assertThat(writePath.one(orders.resume, Call.of(giver, new JobOrders.ResumeJob(job))).isDone()).isTrue();
        await(() -> state(job).equals("done"));
        assertThat(counting.timesDone).hasSize(4).allSatisfy((step, times) -> assertThat(times).hasValue(1));
        assertThat(writePath.one(orders.resume, Call.of(giver, new JobOrders.ResumeJob(job))).reason()).contains(JobRefusal.JOB_CANNOT_BE_RESUMED);
    }

    @Test
    void aWaitingJobIsCancelledAtOnce() {
        UUID job = give(1);
        assertThat(writePath.one(orders.cancel, Call.of(giver, new JobOrders.CancelJob(job))).isDone()).isTrue();
        assertThat(state(job)).isEqualTo("cancelled");
        node("one");
        awaitBeat();
        assertThat(counting.begun).hasValue(0);
    }

    @Test
    void aStrangerNeitherCancelsNorSeesAJob() {
        UUID job = give(1);
        Acting stranger = new Acting(UUID.randomUUID(), "外人", Map.of(), Locale.ENGLISH, "test");
        assertThat(writePath.one(orders.cancel, Call.of(stranger, new JobOrders.CancelJob(job))).reason()).contains(RequestRefusal.RECORD_NOT_FOUND);
        assertThat(sql.fetchCount(JOB, JOB.ID.eq(job).and(JobList.visibleTo(stranger)))).isZero();
        assertThat(sql.fetchCount(JOB, JOB.ID.eq(job).and(JobList.visibleTo(giver)))).isEqualTo(1);
    }

    @Test
    void anOrderlyRestartGoesOnFromTheCheckpointAndCountsAsOneAttempt() {
        JobWorker first = node("before");
        CountDownLatch gate = gate(2);
        UUID job = give(3);
        await(() -> row(job).getDone() == 2);
        Thread.startVirtualThread(() -> {
            awaitBeat();
            gate.countDown();
        });
        first.close();
        assertThat(state(job)).isEqualTo("waiting");
        node("after");
        await(() -> state(job).equals("done"));
        assertThat(row(job).getAttempts()).isEqualTo(1);
        assertThat(counting.timesDone).hasSize(3).allSatisfy((step, times) -> assertThat(times).hasValue(1));
    }

    @Test
    void troubleIsTriedAgainABoundedNumberOfTimesAndThenResumedByHand() {
        counting.troubleAtThree = new IllegalStateException("broken on purpose");
        node("one");
        UUID job = give(4);
        await(() -> state(job).equals("failed"));
        assertThat(counting.begun).hasValue(HURRIED.attempts());
        assertThat(json.readValue(row(job).getRefusal().data(), StoredRefusal.class).code()).isEqualTo("JOB_BROKE");
        counting.troubleAtThree = null;
        writePath.one(orders.resume, Call.of(giver, new JobOrders.ResumeJob(job)));
        await(() -> state(job).equals("done"));
        assertThat(counting.timesDone).hasSize(4).allSatisfy((step, times) -> assertThat(times).hasValue(1));
    }

    @Test
    void aRefusalEndsAJobAtOnce() {
        counting.troubleAtThree = new Refused((Outcome.Refused<?>) Outcome.refused(RequestRefusal.FIELD_MISSING, "file", "file"));
        node("one");
        UUID job = give(4);
        await(() -> state(job).equals("failed"));
        assertThat(counting.begun).hasValue(1);
        assertThat(json.readValue(row(job).getRefusal().data(), StoredRefusal.class).code()).isEqualTo("FIELD_MISSING");
    }

    @Test
    void aScheduleGivesItsJobOnceHoweverManyNodesLook() throws Exception {
        String name = "schedule-" + UUID.randomUUID();
        var due = sql.newRecord(SCHEDULE);
        due.setName(name);
        due.setKind(counting.name());
        due.setInput(org.jooq.JSONB.jsonb("{\"to\":1}"));
        due.setCron("0 0 3 * * *");
        due.setNextAt(Instant.now().minusSeconds(60).atOffset(UTC));
        sql.insertInto(SCHEDULE).set(due).execute();
        var lookers = new ArrayList<Thread>();
        for (int i = 0; i < 5; i++) {
            lookers.add(Thread.startVirtualThread(schedules::giveOne));
        }
        for (Thread looker : lookers) {
            looker.join();
        }
        assertThat(sql.fetchCount(JOB, JOB.SCHEDULE.eq(name))).isEqualTo(1);
        assertThat(sql.fetchSingle(SCHEDULE, SCHEDULE.NAME.eq(name)).getNextAt().toInstant()).isAfter(Instant.now());
        node("one");
        await(() -> sql.fetchExists(JOB, JOB.SCHEDULE.eq(name), JOB.STATE.eq("done")));
    }

    private JobWorker node(String name) {
        var worker = new JobWorker(sql, rows, json, new Node(name), HURRIED, List.of(counting));
        workers.add(worker);
        return worker;
    }

    private UUID give(int to) {
        UUID id = Ids.next();
        rows.insert(sql, Instant.now(), id, giver, counting.name(), "数到 " + to, new Count(to), null, null);
        return id;
    }

    private CountDownLatch gate(int step) {
        var gate = new CountDownLatch(1);
        counting.gates.put(step, gate);
        return gate;
    }

    private JobRecord row(UUID id) {
        return sql.fetchSingle(JOB, JOB.ID.eq(id));
    }

    private String state(UUID id) {
        return row(id).getState();
    }

    private static void awaitBeat() {
        try {
            Thread.sleep(HURRIED.beat().multipliedBy(6));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(until);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
