package io.hesuan.platform.batching;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.audit.AuditLog.Deed;
import io.hesuan.platform.outbox.Event;
import org.jooq.DSLContext;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The transaction that a batch writes in: its SQL, its one moment in time, and what it wants recorded or told.
 * Audit entries and events are written at the end, each kind with one statement.
 */
public final class Writing {

    private final DSLContext sql;
    private final Instant now;
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    Writing(DSLContext sql, Instant now) {
        this.sql = sql;
        this.now = now;
    }

    public DSLContext sql() {
        return sql;
    }

    /** When the batch was recorded: one moment for all its rows. */
    public Instant now() {
        return now;
    }

    public void audit(Acting by, AuditEntry entry) {
        deeds.add(new Deed(by, entry));
    }

    public void publish(Event event) {
        events.add(event);
    }

    List<Deed> deeds() {
        return deeds;
    }

    List<Event> events() {
        return events;
    }
}
