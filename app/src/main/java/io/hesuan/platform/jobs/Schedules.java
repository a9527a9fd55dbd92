package io.hesuan.platform.jobs;

import hesuandb.jobs.tables.records.ScheduleRecord;
import io.hesuan.kernel.Ids;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static hesuandb.jobs.Tables.JOB;
import static hesuandb.jobs.Tables.SCHEDULE;
import static java.time.ZoneOffset.UTC;

/**
 * Gives the jobs whose time has come: once over all nodes, because the schedule's row is locked. Times that were missed
 * while no node ran are made up for once; a schedule whose last job still runs waits for its next time.
 */
@Component
class Schedules {

    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

    private final DSLContext sql;
    private final TransactionTemplate transaction;
    private final JobRows rows;
    private final JsonMapper json;
    private final Clock clock;
    private final Set<Permission> permissions;

    Schedules(DSLContext sql, PlatformTransactionManager transactions, JobRows rows, JsonMapper json, Clock clock, List<Permission> permissions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.rows = rows;
        this.json = json;
        this.clock = clock;
        this.permissions = new HashSet<>(permissions);
    }

    void declare(List<JobSchedule> schedules) {
        for (JobSchedule schedule : schedules) {
            var row = sql.newRecord(SCHEDULE);
            row.setName(schedule.name());
            row.setKind(schedule.kind().name());
            row.setInput(JSONB.jsonb(json.writeValueAsString(schedule.input())));
            row.setCron(schedule.cron());
            row.setNextAt(JobSchedule.next(schedule.cron(), Instant.now(clock)).atOffset(UTC));
            sql.insertInto(SCHEDULE).set(row).onConflictDoNothing().execute();
        }
    }

    /** @return whether there was one; at most one schedule a call */
    boolean giveOne() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Instant now = Instant.now(clock);
            ScheduleRecord due = sql.selectFrom(SCHEDULE).where(SCHEDULE.ACTIVE.isTrue(), SCHEDULE.NEXT_AT.le(now.atOffset(UTC)))
                    .orderBy(SCHEDULE.NEXT_AT).limit(1).forUpdate().skipLocked().fetchOne();
            if (due == null) {
                return false;
            }
            if (!sql.fetchExists(JOB, JOB.SCHEDULE.eq(due.getName()), JOB.STATE.in("waiting", "running"))) {
                rows.insert(sql, now, Ids.next(), Acting.house("schedule " + due.getName(), permissions), due.getKind(), "",
                        due.getInput(), null, due.getName());
            }
            sql.update(SCHEDULE).set(SCHEDULE.LAST_AT, now.atOffset(UTC)).set(SCHEDULE.NEXT_AT, nextTime(due, now))
                    .set(SCHEDULE.ACTIVE, isUnderstood(due)).where(SCHEDULE.NAME.eq(due.getName())).execute();
            return true;
        }));
    }

    private static java.time.OffsetDateTime nextTime(ScheduleRecord due, Instant now) {
        return isUnderstood(due) ? JobSchedule.next(due.getCron(), now).atOffset(UTC) : due.getNextAt();
    }

    /** A schedule changed by hand into something that is no time at all is switched off instead of tried for ever. */
    private static boolean isUnderstood(ScheduleRecord due) {
        boolean understood = org.springframework.scheduling.support.CronExpression.isValidExpression(due.getCron());
        if (!understood) {
            LOG.error("schedule {} is switched off: '{}' is no time", due.getName(), due.getCron());
        }
        return understood;
    }
}
