package io.hesuan.platform.webhooks;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.outbox.StoredEvent;
import io.hesuan.platform.outbox.Subscriber;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static hesuandb.webhooks.Tables.ENDPOINT;
import static hesuandb.webhooks.Tables.ENDPOINT_SECRET;
import static java.time.ZoneOffset.UTC;

/** Makes a delivery of each event for each webhook that wants it: two statements for any number of events. */
@Component
class WebhookFan implements Subscriber {

    static final IdFormat EVENT_ID = IdFormat.of("evt");
    static final String PING = "webhook.ping";

    private final JsonMapper json;

    WebhookFan(JsonMapper json) {
        this.json = json;
    }

    private record Wish(UUID webhook, String[] types, Instant since) {

        boolean wants(StoredEvent event) {
            return !event.recordedAt().isBefore(since) && (types.length == 0 || List.of(types).stream()
                    .anyMatch(type -> type.endsWith(".*") ? event.type().startsWith(type.substring(0, type.length() - 1)) : event.type().equals(type)));
        }
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Set<String> types() {
        return Set.of();
    }

    @Override
    public void handle(List<StoredEvent> events, Reaction reaction) {
        List<Wish> wishes = reaction.sql().select(ENDPOINT.ID, ENDPOINT.TYPES, ENDPOINT_SECRET.CHANGED_AT).from(ENDPOINT)
                .join(ENDPOINT_SECRET).on(ENDPOINT_SECRET.ENDPOINT_ID.eq(ENDPOINT.ID)).where(ENDPOINT.ACTIVE)
                .fetch(row -> new Wish(row.value1(), row.value2(), row.value3().toInstant()));
        List<UUID> webhooks = new ArrayList<>();
        List<StoredEvent> wanted = new ArrayList<>();
        for (StoredEvent event : events) {
            for (Wish wish : wishes) {
                if (wish.wants(event)) {
                    webhooks.add(wish.webhook());
                    wanted.add(event);
                }
            }
        }
        insert(reaction.sql(), reaction.now(), webhooks, wanted);
    }

    /** A delivery for each pair, due at once. */
    void insert(DSLContext sql, Instant now, List<UUID> webhooks, List<StoredEvent> events) {
        if (webhooks.isEmpty()) {
            return;
        }
        sql.execute("INSERT INTO webhooks.delivery (id, endpoint_id, event_id, event_type, body, state, due_at, created_at) "
                        + "SELECT d.id, d.webhook, d.event, d.type, d.body, 'waiting', n.at, n.at "
                        + "FROM (SELECT ?::timestamptz AS at) n, unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[]) AS d(id, webhook, event, type, body)",
                now.atOffset(UTC), webhooks.stream().map(webhook -> Ids.next()).toArray(UUID[]::new), webhooks.toArray(UUID[]::new),
                events.stream().map(StoredEvent::id).toArray(UUID[]::new), events.stream().map(StoredEvent::type).toArray(String[]::new),
                events.stream().map(this::body).toArray(String[]::new));
    }

    private String body(StoredEvent event) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", EVENT_ID.write(event.id()));
        body.put("type", event.type());
        body.put("recordedAt", event.recordedAt());
        body.put("content", event.content());
        return json.writeValueAsString(body);
    }
}
