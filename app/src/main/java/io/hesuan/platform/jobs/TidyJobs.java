package io.hesuan.platform.jobs;

import io.hesuan.platform.access.Permission;
import io.hesuan.platform.retention.Perishable;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import static hesuandb.jobs.Tables.JOB;
import static java.time.ZoneOffset.UTC;

/** Removes jobs that were over long ago, and what other rooms keep for a while only; what was done stands in the audit log. */
@Component
class TidyJobs implements JobKind<TidyJobs.Input> {

    /** @param keepDays how long a job that is over stays on the screen */
    record Input(int keepDays) {
    }

    record Removed(int removed) {
    }

    private final DSLContext sql;
    private final Clock clock;
    private final List<Perishable> perishables;

    TidyJobs(DSLContext sql, Clock clock, List<Perishable> perishables) {
        this.sql = sql;
        this.perishables = perishables;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Scheduled {
        @Bean
        JobSchedule tidyJobsAtNight(TidyJobs tidy) {
            return new JobSchedule("tidy-jobs", tidy, new Input(90), "0 20 3 * * *");
        }
    }

    @Override
    public String name() {
        return "job.tidy";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Permission permission() {
        return Jobs.WRITE;
    }

    @Override
    public Object run(JobRun<Input> run) {
        var limit = Instant.now(clock).minus(run.input().keepDays(), ChronoUnit.DAYS).atOffset(UTC);
        int removed = sql.deleteFrom(JOB).where(JOB.FINISHED_AT.lt(limit)).execute();
        for (Perishable perishable : perishables) {
            run.stopIfCancelled();
            removed += perishable.forget(Instant.now(clock));
        }
        return new Removed(removed);
    }
}
