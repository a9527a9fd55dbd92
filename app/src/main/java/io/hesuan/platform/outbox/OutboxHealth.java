package io.hesuan.platform.outbox;

import org.jooq.DSLContext;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import static hesuandb.outbox.Tables.SUBSCRIBER;

/** Whether news arrives. A failing subscriber does not make the house unwell: its trouble is shown, the house goes on. */
@Component
class OutboxHealth implements HealthIndicator {

    private final DSLContext sql;
    private final Clock clock;

    OutboxHealth(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    int failing() {
        return sql.fetchCount(SUBSCRIBER, SUBSCRIBER.FAILURES.gt(0));
    }

    Duration lag() {
        Object oldest = sql.fetchValue("""
                SELECT min(e.recorded_at) FROM outbox.subscriber s, LATERAL (SELECT recorded_at FROM outbox.event
                    WHERE (commit_position, ordinal) > (s.commit_position, s.ordinal) ORDER BY commit_position, ordinal LIMIT 1) e""");
        return oldest == null ? Duration.ZERO : Duration.between(((OffsetDateTime) oldest).toInstant(), Instant.now(clock));
    }

    @Override
    public Health health() {
        int failing = failing();
        return (failing == 0 ? Health.up() : Health.status("DEGRADED")).withDetail("failing", failing).withDetail("lagSeconds", lag().toSeconds()).build();
    }
}
