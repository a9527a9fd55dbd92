package io.hesuan.platform.jobs;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.home.HomeCard;
import io.hesuan.platform.home.HomeException;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static hesuandb.jobs.Tables.JOB;
import static java.time.ZoneOffset.UTC;

/** On the first page: how many jobs are under way, and which failed lately. */
@Component
class JobsAtHome implements HomeCard, HomeException {

    private static final Duration LATELY = Duration.ofDays(7);

    private final DSLContext sql;
    private final Clock clock;

    JobsAtHome(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Optional<HomeCard.Shown> card(Acting reader) {
        int open = sql.fetchCount(JOB, JOB.STATE.in("waiting", "running").and(JobList.visibleTo(reader)));
        return open == 0 ? Optional.empty() : Optional.of(new HomeCard.Shown("jobs", String.valueOf(open), null, "/jobs"));
    }

    @Override
    public List<Found> look(Acting reader) {
        return sql.selectFrom(JOB).where(JOB.STATE.eq("failed"), JOB.CREATED_AT.gt(Instant.now(clock).minus(LATELY).atOffset(UTC)), JobList.visibleTo(reader))
                .orderBy(JOB.CREATED_AT.desc()).limit(5)
                .fetch(row -> new Found("job-failed", List.of(row.getTitle().isEmpty() ? row.getKind() : row.getTitle(), row.getAttempts()),
                        "/jobs/" + Jobs.ID.write(row.getId())));
    }
}
