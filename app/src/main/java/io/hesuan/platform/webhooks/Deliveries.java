package io.hesuan.platform.webhooks;

import io.hesuan.platform.retention.Perishable;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static java.time.ZoneOffset.UTC;

/** Deliveries in the database: which are due, and what became of them. Any number of nodes may ask; each call is made by one. */
@Component
class Deliveries implements Perishable {

    static final int ATTEMPTS = 8;
    private static final int PER_WEBHOOK = 5;
    private static final int AT_ONCE = 40;
    /** A node that ends in the middle of a call leaves it to the next. */
    private static final Duration CLAIMED = Duration.ofMinutes(2);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30),
            Duration.ofHours(2), Duration.ofHours(6), Duration.ofHours(12));

    private final DSLContext sql;
    private final Clock clock;

    Deliveries(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A call to be made; {@code attempts} counts this one. */
    record Due(UUID id, UUID webhook, String address, byte[] secret, String eventType, String body, int attempts) {
    }

    /** @param status of the answer, null where there was none; {@code trouble} is empty where it was delivered */
    record Called(Due due, Integer status, String trouble) {
    }

    /** Takes some that are due, a few of each webhook, so that a slow one holds up nobody else. */
    List<Due> claim() {
        Instant now = clock.instant();
        return sql.fetch("""
                WITH taken AS MATERIALIZED (
                    SELECT d.id FROM webhooks.endpoint e CROSS JOIN LATERAL (
                        SELECT id FROM webhooks.delivery WHERE endpoint_id = e.id AND state = 'waiting' AND due_at <= ?::timestamptz
                        ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED) d
                    WHERE e.active LIMIT ?)
                UPDATE webhooks.delivery d SET attempts = attempts + 1, due_at = ?::timestamptz
                FROM taken, webhooks.endpoint e, webhooks.endpoint_secret s
                WHERE d.id = taken.id AND e.id = d.endpoint_id AND s.endpoint_id = e.id
                RETURNING d.id, e.id, e.address, s.encrypted, d.event_type, d.body, d.attempts""",
                now.atOffset(UTC), PER_WEBHOOK, AT_ONCE, now.plus(CLAIMED).atOffset(UTC))
                .map(row -> new Due(row.get(0, UUID.class), row.get(1, UUID.class), row.get(2, String.class), row.get(3, byte[].class), row.get(4, String.class),
                        row.get(5, String.class), row.get(6, Integer.class)));
    }

    /** Remembers what became of some calls: one statement. */
    void remember(List<Called> calls) {
        Instant now = clock.instant();
        sql.execute("""
                UPDATE webhooks.delivery d SET state = c.state, answer_status = c.status, trouble = c.trouble, due_at = c.due_at,
                       delivered_at = CASE WHEN c.state = 'delivered' THEN ?::timestamptz END
                FROM unnest(?::uuid[], ?::text[], ?::integer[], ?::text[], ?::timestamptz[]) AS c(id, state, status, trouble, due_at) WHERE d.id = c.id""",
                now.atOffset(UTC), calls.stream().map(call -> call.due().id()).toArray(UUID[]::new), calls.stream().map(Deliveries::state).toArray(String[]::new),
                calls.stream().map(Called::status).toArray(Integer[]::new), calls.stream().map(Called::trouble).toArray(String[]::new),
                calls.stream().map(call -> now.plus(pauseAfter(call.due().attempts())).atOffset(UTC).toString()).toArray(String[]::new));
    }

    private static String state(Called call) {
        return call.trouble().isEmpty() ? "delivered" : call.due().attempts() >= ATTEMPTS ? "failed" : "waiting";
    }

    /** From ten seconds to half a day; the eight tries are spread over about a day. */
    static Duration pauseAfter(int attempts) {
        return PAUSES.get(Math.clamp(attempts, 1, PAUSES.size()) - 1);
    }

    @Override
    public int forget(Instant now) {
        return sql.execute("DELETE FROM webhooks.delivery WHERE created_at < ?::timestamptz AND state <> 'waiting'", now.minus(KEPT).atOffset(UTC));
    }
}
