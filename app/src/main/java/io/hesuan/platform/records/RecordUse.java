package io.hesuan.platform.records;

import org.jooq.DSLContext;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * A room that refers to records of another room says so with a bean: what it refers to can't be removed. Inside a room
 * foreign keys see to that.
 */
public interface RecordUse {

    /** The kind of record referred to, as {@link RecordSpec#name()}. */
    String record();

    /** Those of these records that are referred to; one statement. */
    Set<UUID> inUse(DSLContext sql, Collection<UUID> ids);
}
