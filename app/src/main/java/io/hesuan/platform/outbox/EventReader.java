package io.hesuan.platform.outbox;

import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads events in the order of their commits, never beyond the settled position, so that none can appear behind the reader's back. */
@Component
class EventReader {

    private final JsonMapper json;

    EventReader(JsonMapper json) {
        this.json = json;
    }

    /** A place between two events: after the one with this commit position and ordinal. */
    record Position(long commit, long ordinal) {

        static final Position BEGINNING = new Position(Long.MIN_VALUE, 0);
    }

    /**
     * Some events that follow a position.
     *
     * @param wanted those of the wanted types
     * @param end    after the last one that was looked at, wanted or not
     * @param more   whether there may be more at once
     */
    record Portion(List<StoredEvent> wanted, Position end, boolean more) {
    }

    /** @param types empty for all; {@code party.*} for all that begin so */
    Portion after(DSLContext sql, Position position, Collection<String> types, int most) {
        List<Record> rows = sql.fetch("""
                SELECT id, type, recorded_at, commit_position, ordinal, wanted, CASE WHEN wanted THEN content END AS content
                FROM outbox.event CROSS JOIN (SELECT ?::text[] AS types) t CROSS JOIN LATERAL (SELECT cardinality(types) = 0 OR type = ANY (types)
                    OR EXISTS (SELECT FROM unnest(types) AS family WHERE right(family, 2) = '.*' AND starts_with(type, left(family, -1))) AS wanted) AS w
                WHERE commit_position < house.settled_position() AND (commit_position, ordinal) > (?, ?)
                ORDER BY commit_position, ordinal LIMIT ?""",
                types.toArray(String[]::new), position.commit(), position.ordinal(), most);
        if (rows.isEmpty()) {
            return new Portion(List.of(), position, false);
        }
        Record last = rows.getLast();
        return new Portion(rows.stream().filter(row -> row.get("wanted", Boolean.class)).map(this::event).toList(),
                new Position(last.get("commit_position", Long.class), last.get("ordinal", Long.class)), rows.size() == most);
    }

    private StoredEvent event(Record row) {
        return new StoredEvent(row.get("id", UUID.class), row.get("type", String.class),
                row.get("recorded_at", OffsetDateTime.class).toInstant(), json.readTree(row.get("content", JSONB.class).data()));
    }
}
