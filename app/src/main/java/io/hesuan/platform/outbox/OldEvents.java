package io.hesuan.platform.outbox;

import io.hesuan.platform.retention.Perishable;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;

import static java.time.ZoneOffset.UTC;

/** Events are kept for 90 days, and until every subscriber has taken them. */
@Component
class OldEvents implements Perishable {

    private static final Duration KEPT = Duration.ofDays(90);

    private final DSLContext sql;

    OldEvents(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public int forget(Instant now) {
        return sql.execute("DELETE FROM outbox.event WHERE recorded_at < ?::timestamptz "
                + "AND commit_position < (SELECT coalesce(min(commit_position), 0) FROM outbox.subscriber)", now.minus(KEPT).atOffset(UTC));
    }
}
