package io.hesuan.platform.outbox;

import io.hesuan.kernel.Ids;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.List;

import static hesuandb.outbox.Tables.EVENT;
import static java.time.ZoneOffset.UTC;

/** Writes events: one statement for any number of them, in the caller's transaction. */
@Component
public class Outbox {

    private final JsonMapper json;

    Outbox(JsonMapper json) {
        this.json = json;
    }

    public void write(DSLContext sql, Instant now, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        var recordedAt = now.atOffset(UTC);
        var rows = events.stream().map(event -> {
            var row = sql.newRecord(EVENT);
            row.setId(Ids.next());
            row.setType(event.type());
            row.setContent(JSONB.jsonb(json.writeValueAsString(event)));
            row.setRecordedAt(recordedAt);
            return row;
        }).toList();
        sql.insertInto(EVENT).set(rows).execute();
    }
}
