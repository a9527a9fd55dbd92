package io.hesuan.platform.outbox;

import io.hesuan.kernel.Ids;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static java.time.ZoneOffset.UTC;

/** Writes events: one statement for any number of them, in the caller's transaction. */
@Component
public class Outbox {

    /** One text for any number of rows; their ordinals follow the order of the events. */
    private static final String INSERT = """
            INSERT INTO outbox.event (commit_position, recorded_at, id, type, content)
            SELECT p.position, ?::timestamptz, e.id, e.type, e.content::jsonb
            FROM (SELECT house.commit_position() AS position OFFSET 0) p,
                 unnest(?::uuid[], ?::text[], ?::text[]) WITH ORDINALITY AS e(id, type, content, place) ORDER BY e.place""";

    private final JsonMapper json;

    Outbox(JsonMapper json) {
        this.json = json;
    }

    public void write(DSLContext sql, Instant now, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        sql.execute(INSERT, now.atOffset(UTC), events.stream().map(event -> Ids.next()).toArray(UUID[]::new),
                events.stream().map(Event::type).toArray(String[]::new), events.stream().map(json::writeValueAsString).toArray(String[]::new));
    }
}
