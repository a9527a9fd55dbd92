package io.hesuan.platform.jobs;

import hesuandb.jobs.tables.records.JobRecord;
import io.hesuan.kernel.MalformedText;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.web.Problem;
import io.hesuan.platform.web.Problems;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import io.hesuan.platform.web.Sentences;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;

import static hesuandb.jobs.Tables.JOB;

/** Looking at one job, cancelling it, resuming it. The list of jobs is at {@code GET /api/jobs}. */
@RestController
@RequestMapping("/api/jobs/{id}")
class JobController {

    private final DSLContext sql;
    private final WritePath writePath;
    private final JobOrders orders;
    private final Problems problems;
    private final Sentences sentences;
    private final JsonMapper json;

    JobController(DSLContext sql, WritePath writePath, JobOrders orders, Problems problems, Sentences sentences, JsonMapper json) {
        this.sql = sql;
        this.writePath = writePath;
        this.orders = orders;
        this.problems = problems;
        this.sentences = sentences;
        this.json = json;
    }

    /**
     * A job as people see it.
     *
     * @param title         as given, or the label of the kind
     * @param total         units in all, 0 while not known
     * @param ratePerSecond units per second lately, null unless it runs
     * @param secondsLeft   at this rate, null while it can't be told
     * @param result        in words of the kind, once it is done
     * @param refusal       why it failed, or why its last attempt did
     */
    record JobView(String id, String kind, String title, String state, long done, long total, BigDecimal ratePerSecond, Long secondsLeft,
                   boolean cancelAsked, int attempts, String actor, Instant createdAt, Instant startedAt, Instant finishedAt,
                   JsonNode result, Problem refusal) {
    }

    @GetMapping
    JobView find(@PathVariable String id, Acting reader) {
        JobRecord job = sql.selectFrom(JOB).where(JOB.ID.eq(read(id)), JobList.visibleTo(reader)).fetchOne();
        if (job == null) {
            throw notFound(id);
        }
        return view(job, reader.locale());
    }

    @PostMapping("/cancel")
    JobView cancel(@PathVariable String id, Acting by) {
        Refused.unlessDone(writePath.one(orders.cancel, Call.of(by, new JobOrders.CancelJob(read(id)))));
        return view(sql.fetchSingle(JOB, JOB.ID.eq(read(id))), by.locale());
    }

    @PostMapping("/resume")
    JobView resume(@PathVariable String id, Acting by) {
        Refused.unlessDone(writePath.one(orders.resume, Call.of(by, new JobOrders.ResumeJob(read(id)))));
        return view(sql.fetchSingle(JOB, JOB.ID.eq(read(id))), by.locale());
    }

    private JobView view(JobRecord job, Locale locale) {
        boolean runs = job.getState().equals("running");
        Long secondsLeft = runs && job.getRate() > 0 && job.getTotal() >= job.getDone()
                ? Long.valueOf(Math.ceilDiv((job.getTotal() - job.getDone()) * 1000, job.getRate())) : null;
        String title = job.getTitle().isEmpty() ? sentences.say(locale, "job.kind." + job.getKind()) : job.getTitle();
        return new JobView(Jobs.ID.write(job.getId()), job.getKind(), title, job.getState(), job.getDone(), job.getTotal(),
                runs ? BigDecimal.valueOf(job.getRate(), 3) : null, secondsLeft, job.getCancelAsked(), job.getAttempts(),
                job.getActorName(), instant(job.getCreatedAt()), instant(job.getStartedAt()), instant(job.getFinishedAt()),
                tree(job.getResult()), refusal(job.getRefusal(), locale));
    }

    private Problem refusal(JSONB stored, Locale locale) {
        return stored == null ? null : problems.of(locale, json.readValue(stored.data(), StoredRefusal.class).refused());
    }

    private JsonNode tree(JSONB stored) {
        return stored == null ? null : json.readTree(stored.data());
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static UUID read(String id) {
        try {
            return Jobs.ID.read(id);
        } catch (MalformedText malformed) {
            throw notFound(id);
        }
    }

    private static Refused notFound(String id) {
        return Refused.because(RequestRefusal.RECORD_NOT_FOUND, "id", id);
    }
}
