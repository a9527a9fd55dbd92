package io.hesuan.platform.intake;

import hesuandb.intake.tables.records.DifferenceRecord;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.intake.Differences.Difference;
import io.hesuan.platform.jobs.JobKind;
import io.hesuan.platform.jobs.JobRun;
import io.hesuan.platform.jobs.Jobs;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.intake.Tables.DIFFERENCE;
import static hesuandb.intake.Tables.ORIGIN;
import static hesuandb.intake.Tables.PAYLOAD;
import static hesuandb.intake.Tables.REREADING;
import static java.time.ZoneOffset.UTC;

/**
 * Reads the payloads of a time again with the readers of today: to show what would be different, or for real. A job, because history is
 * long; it goes on where it stopped.
 */
@Component
class Rereading implements JobKind<Rereading.Input> {

    private static final int AT_ONCE = 50;

    /** Of one origin, or of all that the giver may see. */
    record Reread(UUID origin, String kind, Instant from, Instant to, boolean forReal) {
    }

    record Given(String id, String jobId) {
    }

    record Input(UUID id, UUID origin, UUID company, String kind, Instant from, Instant to, boolean forReal) {
    }

    record Progress(Instant fetchedAt, UUID payload, Counts counts) {
    }

    record Counts(int payloads, int same, int changed, int appeared, int vanished, int failed, int mended) {

        Counts with(int more, int sameOnes, List<Difference> differences) {
            return new Counts(payloads + more, same + sameOnes, changed + count(differences, "changed"), appeared + count(differences, "appeared"),
                    vanished + count(differences, "vanished"), failed + count(differences, "failed"), mended + count(differences, "mended"));
        }

        private static int count(List<Difference> differences, String what) {
            return (int) differences.stream().filter(one -> one.what().equals(what)).count();
        }
    }

    private final DSLContext sql;
    private final PayloadRows rows;
    private final Reading reading;
    private final Reading.Parsers parsers;
    private final Jobs jobs;
    private final Clock clock;

    Rereading(DSLContext sql, PayloadRows rows, Reading reading, Reading.Parsers parsers, Jobs jobs, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.reading = reading;
        this.parsers = parsers;
        this.jobs = jobs;
        this.clock = clock;
    }

    UseCase<Reread, Given> giving() {
        return new UseCase<>("payload.reread", Given.class, IntakeRights.WRITE, (writing, calls) -> calls.stream().map(call -> give(writing, call)).toList());
    }

    private Outcome<Given> give(Writing writing, Call<Reread> call) {
        Reread order = call.command();
        if (order.from() == null || order.to() == null || !order.from().isBefore(order.to())) {
            return Outcome.refused(IntakeRefusal.REREADING_WINDOW_IS_WRONG, "to");
        }
        UUID company = order.origin() == null ? null : writing.sql().select(ORIGIN.COMPANY_ID).from(ORIGIN).where(ORIGIN.ID.eq(order.origin())).fetchOne(ORIGIN.COMPANY_ID);
        var input = new Input(Ids.next(), order.origin(), company, order.kind() == null ? "" : order.kind(), order.from(), order.to(), order.forReal());
        return jobs.give(writing, call.by(), this, "", input, company).map(given -> {
            var row = writing.sql().newRecord(REREADING);
            row.setId(input.id());
            row.setOriginId(input.origin());
            row.setCompanyId(company);
            row.setKind(input.kind());
            row.setFromAt(input.from().atOffset(UTC));
            row.setToAt(input.to().atOffset(UTC));
            row.setForReal(input.forReal());
            row.setGivenAt(writing.now().atOffset(UTC));
            row.insert();
            return new Given(IntakeRights.REREADING.write(input.id()), given.id());
        });
    }

    @Override
    public String name() {
        return "payload.reread";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Permission permission() {
        return IntakeRights.WRITE;
    }

    @Override
    public Object run(JobRun<Input> run) {
        Input input = run.input();
        Condition wanted = wanted(input, run.by());
        int total = sql.fetchCount(PAYLOAD, wanted);
        Progress progress = run.checkpoint(Progress.class).orElse(new Progress(input.from(), new UUID(0, 0), new Counts(0, 0, 0, 0, 0, 0, 0)));
        for (List<UUID> some = next(wanted, progress); !some.isEmpty(); some = next(wanted, progress)) {
            run.stopIfCancelled();
            progress = step(input, some, progress.counts());
            run.checkpoint(progress);
            run.progress(progress.counts().payloads(), total);
        }
        sql.update(REREADING).set(REREADING.DONE_AT, clock.instant().atOffset(UTC)).where(REREADING.ID.eq(input.id())).execute();
        return progress.counts();
    }

    private static Condition wanted(Input input, Acting by) {
        Condition wanted = PAYLOAD.FETCHED_AT.ge(input.from().atOffset(UTC)).and(PAYLOAD.FETCHED_AT.lt(input.to().atOffset(UTC))).and(PAYLOAD.STATE.in("parsed", "aside"))
                .and(IntakeLists.visible(by, PAYLOAD.COMPANY_ID));
        wanted = input.origin() == null ? wanted : wanted.and(PAYLOAD.ORIGIN_ID.eq(input.origin()));
        return input.kind().isEmpty() ? wanted : wanted.and(PAYLOAD.KIND.eq(input.kind()));
    }

    private List<UUID> next(Condition wanted, Progress progress) {
        return sql.select(PAYLOAD.ID).from(PAYLOAD).where(wanted, DSL.row(PAYLOAD.FETCHED_AT, PAYLOAD.ID).gt(progress.fetchedAt().atOffset(UTC), progress.payload()))
                .orderBy(PAYLOAD.FETCHED_AT, PAYLOAD.ID).limit(AT_ONCE).fetch(PAYLOAD.ID);
    }

    private Progress step(Input input, List<UUID> ids, Counts counts) {
        List<Payload> payloads = rows.load(ids);
        Map<UUID, Map<String, JsonNode>> before = rows.readings(ids);
        Map<UUID, String> states = sql.select(PAYLOAD.ID, PAYLOAD.STATE).from(PAYLOAD).where(PAYLOAD.ID.in(ids)).fetchMap(PAYLOAD.ID, PAYLOAD.STATE);
        List<DifferenceRecord> found = new ArrayList<>();
        Counts after = counts;
        for (Payload payload : payloads) {
            Read<?> now = read(payload, parsers.of(payload.kind()));
            List<Difference> differences = differences(now, before.getOrDefault(payload.id(), Map.of()), states.get(payload.id()));
            after = after.with(1, Math.max(0, now.documents.size() - (int) differences.stream().filter(one -> !one.what().equals("vanished") && !isOfPayload(one)).count()), differences);
            differences.forEach(one -> found.add(row(input.id(), payload.id(), one)));
        }
        if (input.forReal()) {
            reading.take(payloads);
        }
        Payload last = payloads.stream().filter(payload -> payload.id().equals(ids.getLast())).findFirst().orElseThrow();
        Counts sum = after;
        sql.transaction(transaction -> {
            if (!found.isEmpty()) {
                transaction.dsl().insertInto(DIFFERENCE).set(found).execute();
            }
            transaction.dsl().update(REREADING).set(REREADING.PAYLOADS, sum.payloads()).set(REREADING.SAME, sum.same()).set(REREADING.CHANGED, sum.changed())
                    .set(REREADING.APPEARED, sum.appeared()).set(REREADING.VANISHED, sum.vanished()).set(REREADING.FAILED, sum.failed()).set(REREADING.MENDED, sum.mended())
                    .where(REREADING.ID.eq(input.id())).execute();
        });
        return new Progress(last.fetchedAt(), last.id(), sum);
    }

    private static boolean isOfPayload(Difference difference) {
        return difference.what().equals("failed") || difference.what().equals("mended");
    }

    private static <D> Read<D> read(Payload payload, PayloadParser<D> parser) {
        return Read.of(payload, parser);
    }

    private <D> List<Difference> differences(Read<D> now, Map<String, JsonNode> before, String state) {
        if (now.parser == null) {
            return List.of();
        }
        List<Difference> differences = new ArrayList<>(new Differences(now.parser.unremarkable(), now.parser.personal()).between(before, rows.named(now)));
        boolean aside = now.troubleCount > 0;
        if (aside != state.equals("aside")) {
            differences.add(new Difference(now.payload.kind(), aside ? "failed" : "mended", now.troubles.stream()
                    .map(trouble -> new Differences.Field(trouble.position(), "", trouble.code())).limit(5).toList()));
        }
        return differences;
    }

    private DifferenceRecord row(UUID rereading, UUID payload, Difference difference) {
        var row = new DifferenceRecord();
        row.setId(Ids.next());
        row.setRereadingId(rereading);
        row.setPayloadId(payload);
        row.setDocument(difference.document());
        row.setWhat(difference.what());
        row.setFields(rows.jsonb(difference.fields()));
        return row;
    }
}
