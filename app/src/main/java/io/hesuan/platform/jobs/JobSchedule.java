package io.hesuan.platform.jobs;

import org.springframework.scheduling.support.CronExpression;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A job that comes again: a bean of the room that has the kind. Written into the database at the first start; what is
 * changed there (time, active or not) stays.
 *
 * @param name  unique
 * @param kind  the kind of job to give
 * @param input a record that becomes JSON
 * @param cron  six fields, seconds first, in Asia/Shanghai time
 */
public record JobSchedule(String name, JobKind<?> kind, Object input, String cron) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public JobSchedule {
        CronExpression.parse(cron);
    }

    /** The next time after this one. A schedule whose last time is past stands still at the end of time. */
    static Instant next(String cron, Instant after) {
        ZonedDateTime next = CronExpression.parse(cron).next(after.atZone(ZONE));
        return next == null ? Instant.parse("9999-12-31T00:00:00Z") : next.toInstant();
    }
}
