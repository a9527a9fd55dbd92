package io.hesuan.platform.jobs;

import hesuandb.jobs.tables.records.JobRecord;
import io.hesuan.platform.access.Acting;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.jobs.Tables.JOB;
import static java.time.ZoneOffset.UTC;

/** The statements on jobs. Heartbeats and due times are in the database's time, because nodes' clocks differ. */
@Component
class JobRows {

    private static final Field<OffsetDateTime> CLOCK = DSL.field("clock_timestamp()", SQLDataType.TIMESTAMPWITHTIMEZONE);

    private final JsonMapper json;

    JobRows(JsonMapper json) {
        this.json = json;
    }

    void insert(DSLContext sql, Instant now, UUID id, Acting by, String kind, String title, Object input, UUID company, String schedule) {
        var row = sql.newRecord(JOB);
        row.setId(id);
        row.setKind(kind);
        row.setTitle(title);
        row.setState("waiting");
        row.setInput(input instanceof JSONB stored ? stored : JSONB.jsonb(json.writeValueAsString(input)));
        row.setCreatedAt(now.atOffset(UTC));
        row.setSchedule(schedule);
        row.setActorId(by.userId());
        row.setActorName(by.name());
        row.setActing(JSONB.jsonb(json.writeValueAsString(GivenBy.of(by))));
        row.setCompanyId(company);
        sql.insertInto(JOB).set(row).set(JOB.DUE_AT, CLOCK).execute();
    }

    /** Takes up to so many jobs that wait, or whose node has been silent for too long. */
    List<JobRecord> claim(DSLContext sql, String node, Collection<String> kinds, int most, Duration silence) {
        var free = DSL.select(JOB.ID).from(JOB)
                .where(JOB.KIND.eq(DSL.any(kinds.toArray(String[]::new))))
                .and(JOB.STATE.eq("waiting").and(JOB.DUE_AT.le(CLOCK))
                        .or(JOB.STATE.eq("running").and(JOB.HEARTBEAT_AT.lt(before(silence)))))
                .orderBy(JOB.DUE_AT, JOB.ID).limit(most).forUpdate().skipLocked();
        // materialised: inlined, the limit could be applied anew for each row of the outer table
        var taken = DSL.name("taken").fields("id").asMaterialized(free);
        return sql.with(taken).update(JOB)
                .set(JOB.STATE, "running").set(JOB.NODE, node).set(JOB.LEASE, DSL.field("gen_random_uuid()", UUID.class))
                .set(JOB.ATTEMPTS, JOB.ATTEMPTS.plus(1)).set(JOB.HEARTBEAT_AT, CLOCK)
                .set(JOB.STARTED_AT, DSL.coalesce(JOB.STARTED_AT, CLOCK)).setNull(JOB.REFUSAL)
                .from(taken).where(JOB.ID.eq(taken.field("id", UUID.class)))
                .returning().fetch();
    }

    /** @param rate thousandths of a unit per second */
    record Beat(UUID id, UUID lease, long done, long total, long rate) {
    }

    /**
     * Tells that these jobs are alive. A row that is locked is passed over: its own work holds it, which is life enough.
     *
     * @return by job, whether it is asked to stop; those that this node has lost are absent, those passed over are present
     */
    Map<UUID, Boolean> beat(DSLContext sql, List<Beat> beats) {
        UUID[] ids = beats.stream().map(Beat::id).toArray(UUID[]::new);
        UUID[] leases = beats.stream().map(Beat::lease).toArray(UUID[]::new);
        sql.execute("""
                UPDATE jobs.job SET heartbeat_at = clock_timestamp(), done = b.done, total = b.total, rate = b.rate
                FROM unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[]) AS b(id, lease, done, total, rate)
                WHERE job.id IN (SELECT id FROM jobs.job WHERE id = ANY(?::uuid[]) FOR UPDATE SKIP LOCKED)
                  AND job.id = b.id AND job.lease = b.lease""",
                ids, leases, beats.stream().map(Beat::done).toArray(Long[]::new), beats.stream().map(Beat::total).toArray(Long[]::new),
                beats.stream().map(Beat::rate).toArray(Long[]::new), ids);
        Map<UUID, Boolean> alive = new HashMap<>();
        sql.select(JOB.ID, JOB.CANCEL_ASKED).from(JOB).where(JOB.LEASE.eq(DSL.any(leases)))
                .forEach(row -> alive.put(row.value1(), row.value2()));
        return alive;
    }

    /** @return false when the lease is lost: whatever transaction this stands in must be rolled back */
    boolean checkpoint(DSLContext sql, Beat beat, Object checkpoint) {
        return sql.update(JOB).set(JOB.CHECKPOINT, JSONB.jsonb(json.writeValueAsString(checkpoint)))
                .set(JOB.DONE, beat.done()).set(JOB.TOTAL, beat.total()).set(JOB.RATE, beat.rate()).set(JOB.HEARTBEAT_AT, CLOCK)
                .where(JOB.ID.eq(beat.id()), JOB.LEASE.eq(beat.lease())).execute() == 1;
    }

    /** The end of a job; nothing happens when the lease is lost. */
    void finish(DSLContext sql, Beat beat, String state, Object result, StoredRefusal refusal) {
        sql.update(JOB).set(JOB.STATE, state).set(JOB.FINISHED_AT, CLOCK).setNull(JOB.LEASE)
                .set(JOB.DONE, beat.done()).set(JOB.TOTAL, beat.total()).set(JOB.RATE, beat.rate())
                .set(JOB.RESULT, stored(result)).set(JOB.REFUSAL, stored(refusal))
                .where(JOB.ID.eq(beat.id()), JOB.LEASE.eq(beat.lease())).execute();
    }

    /** Gives a job back, to be taken by any node after the pause. */
    void handBack(DSLContext sql, Beat beat, Duration pause, int attempts, StoredRefusal refusal) {
        sql.update(JOB).set(JOB.STATE, "waiting").setNull(JOB.LEASE).set(JOB.ATTEMPTS, attempts)
                .set(JOB.DUE_AT, before(pause.negated())).set(JOB.REFUSAL, stored(refusal))
                .set(JOB.DONE, beat.done()).set(JOB.TOTAL, beat.total()).set(JOB.RATE, 0L)
                .where(JOB.ID.eq(beat.id()), JOB.LEASE.eq(beat.lease())).execute();
    }

    /** Cancels what waits, asks what runs to stop. */
    void cancel(DSLContext sql, UUID[] waiting, UUID[] running) {
        sql.update(JOB).set(JOB.STATE, "cancelled").set(JOB.CANCEL_ASKED, true).set(JOB.FINISHED_AT, CLOCK).where(JOB.ID.eq(DSL.any(waiting))).execute();
        sql.update(JOB).set(JOB.CANCEL_ASKED, true).where(JOB.ID.eq(DSL.any(running))).execute();
    }

    void resume(DSLContext sql, UUID[] ids) {
        sql.update(JOB).set(JOB.STATE, "waiting").set(JOB.CANCEL_ASKED, false).set(JOB.ATTEMPTS, 0).set(JOB.DUE_AT, CLOCK)
                .setNull(JOB.FINISHED_AT).setNull(JOB.REFUSAL).setNull(JOB.RESULT).where(JOB.ID.eq(DSL.any(ids))).execute();
    }

    private static Field<OffsetDateTime> before(Duration duration) {
        return DSL.field("clock_timestamp() - {0} * interval '1 millisecond'", SQLDataType.TIMESTAMPWITHTIMEZONE, DSL.val(duration.toMillis()));
    }

    private JSONB stored(Object value) {
        return value == null ? null : JSONB.jsonb(json.writeValueAsString(value));
    }

}
