package io.hesuan.platform.jobs;

import hesuandb.jobs.tables.records.JobRecord;
import io.hesuan.kernel.Outcome;
import io.hesuan.kernel.Refusal;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.jobs.Tables.JOB;

/** What people tell a job that is already there: cancel, resume. Everybody his own, with {@link Jobs#WRITE} any. */
@Component
class JobOrders {

    record CancelJob(UUID id) {
    }

    record ResumeJob(UUID id) {
    }

    private final JobRows rows;
    private final ObjectProvider<JobKind<?>> kinds;
    final UseCase<CancelJob, Jobs.Given> cancel = new UseCase<>("job.cancel", Jobs.Given.class, null, this::cancel);
    final UseCase<ResumeJob, Jobs.Given> resume = new UseCase<>("job.resume", Jobs.Given.class, null, this::resume);

    JobOrders(JobRows rows, ObjectProvider<JobKind<?>> kinds) {
        this.rows = rows;
        this.kinds = kinds;
    }

    private List<Outcome<Jobs.Given>> cancel(Writing writing, List<Call<CancelJob>> calls) {
        Map<UUID, JobRecord> jobs = lock(writing, calls.stream().map(call -> call.command().id()).toList());
        List<UUID> waiting = new ArrayList<>();
        List<UUID> running = new ArrayList<>();
        List<Outcome<Jobs.Given>> outcomes = new ArrayList<>();
        for (Call<CancelJob> call : calls) {
            JobRecord job = jobs.get(call.command().id());
            Refusal refusal = foreign(job, call.by()) ? RequestRefusal.RECORD_NOT_FOUND : isOver(job) ? JobRefusal.JOB_IS_OVER : null;
            if (refusal == null) {
                (job.getState().equals("waiting") ? waiting : running).add(job.getId());
            }
            outcomes.add(answer(writing, call.by(), "cancel", job, call.command().id(), refusal));
        }
        rows.cancel(writing.sql(), waiting.toArray(UUID[]::new), running.toArray(UUID[]::new));
        return outcomes;
    }

    private List<Outcome<Jobs.Given>> resume(Writing writing, List<Call<ResumeJob>> calls) {
        Map<UUID, JobRecord> jobs = lock(writing, calls.stream().map(call -> call.command().id()).toList());
        List<UUID> resumed = new ArrayList<>();
        List<Outcome<Jobs.Given>> outcomes = new ArrayList<>();
        for (Call<ResumeJob> call : calls) {
            JobRecord job = jobs.get(call.command().id());
            Refusal refusal = foreign(job, call.by()) ? RequestRefusal.RECORD_NOT_FOUND
                    : mayNoMore(job, call.by()) ? AccessRefusal.NOT_PERMITTED : !isOver(job) || job.getState().equals("done") ? JobRefusal.JOB_CANNOT_BE_RESUMED : null;
            if (refusal == null) {
                resumed.add(job.getId());
            }
            outcomes.add(answer(writing, call.by(), "resume", job, call.command().id(), refusal));
        }
        rows.resume(writing.sql(), resumed.toArray(UUID[]::new));
        return outcomes;
    }

    /** A job that goes on does so with the right that it was given with: whoever has lost it since cannot have it go on. */
    private boolean mayNoMore(JobRecord job, Acting by) {
        return kinds.stream().filter(kind -> kind.name().equals(job.getKind()) && kind.permission() != null)
                .anyMatch(kind -> job.getCompanyId() == null ? !by.may(kind.permission()) : !by.companies(kind.permission()).covers(job.getCompanyId()));
    }

    private static Outcome<Jobs.Given> answer(Writing writing, Acting by, String action, JobRecord job, UUID id, Refusal refusal) {
        if (refusal != null) {
            return Outcome.refused(refusal, "id", job == null ? Jobs.ID.write(id) : job.getTitle());
        }
        writing.audit(by, AuditEntry.of(action, "job", id, job.getTitle()).inCompany(job.getCompanyId()));
        return Outcome.done(new Jobs.Given(Jobs.ID.write(id)));
    }

    private static boolean foreign(JobRecord job, Acting by) {
        return job == null || !mayWrite(job, by) && (by.userId() == null || !by.userId().equals(job.getActorId()));
    }

    /** A job of no company is everybody's, and so needs the right everywhere. */
    private static boolean mayWrite(JobRecord job, Acting by) {
        CompanyScope scope = by.companies(Jobs.WRITE);
        return job.getCompanyId() == null ? scope.all() : scope.covers(job.getCompanyId());
    }

    private static boolean isOver(JobRecord job) {
        return job.getFinishedAt() != null;
    }

    private static Map<UUID, JobRecord> lock(Writing writing, List<UUID> ids) {
        return new HashMap<>(writing.sql().selectFrom(JOB).where(JOB.ID.eq(DSL.any(ids.toArray(UUID[]::new)))).orderBy(JOB.ID).forUpdate().fetchMap(JOB.ID));
    }
}
