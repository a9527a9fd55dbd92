package io.hesuan.platform.jobs;

import hesuandb.jobs.tables.records.JobRecord;
import io.hesuan.platform.access.Acting;
import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;
import java.util.UUID;

/** One run of one job on one node: what its kind works with. For the thread that runs it. */
public final class JobRun<I> {

    /** The work ends here, because it was asked to. Nothing is wrong. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("the job was asked to stop", null, false, false);
        }
    }

    /** Another node has taken the job over; the transaction under way must be rolled back. */
    static final class LeaseLost extends RuntimeException {
        LeaseLost() {
            super("another node has taken the job over", null, false, false);
        }
    }

    private final DSLContext sql;
    private final JobRows rows;
    private final JsonMapper json;
    private final JobRecord row;
    private final I input;
    private final Acting by;
    private final Pace pace = new Pace();
    private volatile long done;
    private volatile long total;
    private volatile boolean stopAsked;
    private volatile boolean stopSeen;

    JobRun(DSLContext sql, JobRows rows, JsonMapper json, JobRecord row, Class<I> inputType) {
        this.sql = sql;
        this.rows = rows;
        this.json = json;
        this.row = row;
        this.input = json.readValue(row.getInput().data(), inputType);
        this.by = json.readValue(row.getActing().data(), GivenBy.class).acting();
        this.done = row.getDone();
        this.total = row.getTotal();
        pace.mark(System.nanoTime(), done);
    }

    public UUID id() {
        return row.getId();
    }

    public I input() {
        return input;
    }

    /** Who gave the job; the work is done in his name and with his rights. */
    public Acting by() {
        return by;
    }

    /** How far an earlier run came, empty at the first. */
    public <S> Optional<S> checkpoint(Class<S> type) {
        return Optional.ofNullable(row.getCheckpoint()).map(stored -> json.readValue(stored.data(), type));
    }

    /** Shown within a second. Costs nothing: call it as often as you like. */
    public void progress(long done, long total) {
        this.done = done;
        this.total = total;
        pace.mark(System.nanoTime(), done);
    }

    /**
     * Remembers how far the work has come, in the transaction that is open on this thread, else in one of its own. Inside the
     * transaction of the work itself, each piece of work is done exactly once.
     *
     * @param state a record that becomes JSON
     */
    public void checkpoint(Object state) {
        if (!rows.checkpoint(sql, beat(), state)) {
            throw new LeaseLost();
        }
    }

    /** Whether to come to an end soon, because somebody cancelled the job or the node is to stop. */
    public boolean cancelled() {
        stopSeen |= stopAsked;
        return stopAsked;
    }

    /** Ends the run here if it is asked to stop: for the places between two pieces of work. */
    public void stopIfCancelled() {
        if (cancelled()) {
            throw new Stopped();
        }
    }

    void askToStop() {
        stopAsked = true;
    }

    /** Whether the work knows that it was asked to stop, so that its return does not mean that all is done. */
    boolean hasSeenStop() {
        return stopSeen;
    }

    int attempts() {
        return row.getAttempts();
    }

    JobRows.Beat beat() {
        long now = done;
        return new JobRows.Beat(row.getId(), row.getLease(), now, total, pace.thousandths(System.nanoTime(), now));
    }
}
