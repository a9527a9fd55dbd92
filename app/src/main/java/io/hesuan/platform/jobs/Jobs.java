package io.hesuan.platform.jobs;

import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Writing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import java.util.UUID;

/** The face of the room: its permissions, and how other rooms give a job. */
@Component
public class Jobs {

    public static final IdFormat ID = IdFormat.of("job");
    /** To see the jobs of others. */
    public static final Permission READ = new Permission("job.read");
    /** To cancel and resume the jobs of others. */
    public static final Permission WRITE = new Permission("job.write");

    private final JobRows rows;

    Jobs(JobRows rows) {
        this.rows = rows;
    }

    @Configuration(proxyBeanMethods = false)
    static class Permissions {
        @Bean
        Permission mayReadJobs() {
            return READ;
        }

        @Bean
        Permission mayWriteJobs() {
            return WRITE;
        }
    }

    /** A job that was given; look at it under {@code /api/jobs/{id}}. */
    public record Given(String id) {
    }

    /**
     * Gives a job in the caller's transaction: it starts after the commit, within a fraction of a second.
     *
     * @param title   what people call this job, up to 300 characters; empty for the label of its kind
     * @param company whose data it is about, null where it is about none
     */
    public <I> Outcome<Given> give(Writing writing, Acting by, JobKind<I> kind, String title, I input, UUID company) {
        if (kind.permission() != null && !by.may(kind.permission())) {
            return Outcome.refused(AccessRefusal.NOT_PERMITTED, null, kind.permission().name());
        }
        if (kind.permission() != null && company != null && !by.companies(kind.permission()).covers(company)) {
            return Outcome.refused(AccessRefusal.COMPANY_IS_NOT_YOURS, "companyId");
        }
        UUID id = Ids.next();
        rows.insert(writing.sql(), writing.now(), id, by, kind.name(), title, input, company, null);
        writing.audit(by, AuditEntry.of("create", "job", id, title).inCompany(company));
        return Outcome.done(new Given(ID.write(id)));
    }
}
