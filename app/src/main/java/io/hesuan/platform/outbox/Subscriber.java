package io.hesuan.platform.outbox;

import org.jooq.DSLContext;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One page of reactions of a room: a bean. It hears events from the first one on, also those from before it was there. */
public interface Subscriber {

    /** Unique and for ever: under this name its position is kept. */
    String name();

    /** The types it wants to hear, as in {@link Event#type()}; {@code party.*} for all that begin so, empty for all. */
    Set<String> types();

    /**
     * Reacts to events, in their order, inside the transaction that moves the subscriber's position. May be called again with
     * the same events when that transaction fails; what is not in the database (letters, calls) does not belong here.
     *
     * @param events   one to some hundred, each of a type it wants
     * @param reaction what to write with; calls of the write path join the same transaction
     */
    void handle(List<StoredEvent> events, Reaction reaction);

    /** The transaction of a reaction and its one moment. */
    record Reaction(DSLContext sql, Instant now) {
    }
}
