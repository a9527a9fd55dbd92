package io.hesuan.platform.sheets;

import hesuandb.sheets.tables.records.LoadedRecord;
import hesuandb.sheets.tables.records.ProblemRecord;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.jobs.JobRun;
import io.hesuan.platform.records.FieldChecks;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.records.Remove;
import io.hesuan.platform.records.Save;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.sheets.ImportJobs.Input;
import io.hesuan.platform.sheets.RowPlans.FileRow;
import io.hesuan.platform.sheets.RowPlans.Plan;
import io.hesuan.platform.sheets.RowReader.CellProblem;
import io.hesuan.platform.sheets.Uploads.Counts;
import io.hesuan.platform.web.Refused;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Checks, loads and undoes a file. A load commits 500 rows at a time together with the place it has come to, so that each
 * row is loaded once even when its node ends; undoing is one transaction, so that it restores everything or nothing.
 */
@Component
class Imports {

    private static final int CHUNK = 500;

    /** How far a load has come. */
    record Place(int row, Counts counts) {
    }

    private final DSLContext sql;
    private final JsonMapper json;
    private final WritePath writePath;
    private final Records records;
    private final FieldChecks fieldChecks;
    private final SheetLabels labels;
    private final Uploads uploads;
    private final TransactionTemplate transaction;

    Imports(DSLContext sql, JsonMapper json, WritePath writePath, Records records, FieldChecks fieldChecks, SheetLabels labels, Uploads uploads,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.json = json;
        this.writePath = writePath;
        this.records = records;
        this.fieldChecks = fieldChecks;
        this.labels = labels;
        this.uploads = uploads;
        this.transaction = new TransactionTemplate(transactions);
    }

    <T, R extends UpdatableRecord<R>> Counts check(Sheet<T, R> sheet, JobRun<Input> run) throws IOException {
        Upload upload = uploads.find(run.input().upload(), run.by());
        uploads.forgetProblems(upload.id());
        var plans = plans(sheet, upload, run);
        Counts[] counts = {Counts.NONE};
        int[] done = {0};
        chunks(upload, 0, chunk -> {
            run.stopIfCancelled();
            counts[0] = counts[0].plus(judge(sheet, upload, run, plans, chunk, Mode.DRY_RUN));
            done[0] += chunk.size();
            run.progress(done[0], upload.rowCount());
        });
        uploads.judged(upload.id(), "checked", counts[0]);
        return counts[0];
    }

    <T, R extends UpdatableRecord<R>> Counts load(Sheet<T, R> sheet, JobRun<Input> run) throws IOException {
        Upload upload = uploads.find(run.input().upload(), run.by());
        Place[] place = {run.checkpoint(Place.class).orElse(new Place(0, Counts.NONE))};
        if (place[0].row() == 0) {
            uploads.forgetProblems(upload.id());
        }
        var plans = plans(sheet, upload, run);
        int[] done = {0};
        chunks(upload, place[0].row(), chunk -> {
            run.stopIfCancelled();
            transaction.executeWithoutResult(status -> {
                Counts counts = place[0].counts().plus(judge(sheet, upload, run, plans, chunk, Mode.REAL));
                place[0] = new Place(chunk.getLast().number(), counts);
                uploads.judged(upload.id(), "loaded", counts);
                run.checkpoint(place[0]);
            });
            done[0] += chunk.size();
            run.progress(done[0], upload.rowCount());
        });
        return place[0].counts();
    }

    <T, R extends UpdatableRecord<R>> Counts undo(Sheet<T, R> sheet, JobRun<Input> run) {
        Upload upload = uploads.find(run.input().upload(), run.by());
        refuseTouched(sheet, upload.id());
        int[] undone = {0};
        transaction.executeWithoutResult(status -> {
            List<LoadedRecord> rows = uploads.loadedBefore(upload.id(), Integer.MAX_VALUE, CHUNK);
            while (!rows.isEmpty()) {
                restore(sheet, run, rows);
                undone[0] += rows.size();
                run.progress(undone[0], upload.rowCount());
                rows = uploads.loadedBefore(upload.id(), rows.getLast().getRowNumber(), CHUNK);
            }
            uploads.forgetLoaded(upload.id());
            uploads.state(upload.id(), "undone");
        });
        return new Counts(0, undone[0], 0, 0);
    }

    private <T, R extends UpdatableRecord<R>> RowPlans<T, R> plans(Sheet<T, R> sheet, Upload upload, JobRun<Input> run) {
        return new RowPlans<>(sql, json, fieldChecks, labels, sheet, upload, run.by());
    }

    /** Rows below the heading and after a row, 500 at a time. */
    private static void chunks(Upload upload, int after, Consumer<List<FileRow>> sink) throws IOException {
        List<FileRow> chunk = new ArrayList<>(CHUNK);
        TableFile.of(upload.content()).rows((number, cells) -> {
            if (number > upload.headerRow() && number > after) {
                chunk.add(new FileRow(number, cells));
                if (chunk.size() == CHUNK) {
                    sink.accept(List.copyOf(chunk));
                    chunk.clear();
                }
            }
        });
        if (!chunk.isEmpty()) {
            sink.accept(chunk);
        }
    }

    /** A problem in the words of the file: its own heading stands for the column, in the sentence too. */
    private <T> ProblemRecord told(Upload upload, Plan<T> plan, CellProblem problem) {
        String heading = upload.heading(problem.column());
        List<String> arguments = problem.arguments().stream().map(argument -> argument.equals(problem.column()) ? heading : argument).toList();
        return uploads.problem(upload.id(), plan.row(), heading, problem.refusal().name(), arguments);
    }

    private <T, R extends UpdatableRecord<R>> Counts judge(Sheet<T, R> sheet, Upload upload, JobRun<Input> run, RowPlans<T, R> plans, List<FileRow> chunk, Mode mode) {
        List<Plan<T>> planned = plans.of(chunk);
        List<Plan<T>> asked = planned.stream().filter(plan -> plan.command() != null).toList();
        List<Outcome<Saved>> outcomes = writePath.all(records.savingChecked(sheet.spec()), asked.stream().map(plan -> Call.of(run.by(), plan.command())).toList(), mode);
        List<ProblemRecord> problems = new ArrayList<>();
        planned.forEach(plan -> plan.problems().forEach(problem ->
                problems.add(told(upload, plan, problem))));
        List<LoadedRecord> loaded = new ArrayList<>();
        int created = 0;
        for (int i = 0; i < asked.size(); i++) {
            Plan<T> plan = asked.get(i);
            switch (outcomes.get(i)) {
                case Outcome.Done<Saved>(Saved saved) -> {
                    created += plan.before() == null ? 1 : 0;
                    loaded.add(loaded(sheet, upload.id(), plan, saved));
                }
                case Outcome.Refused<Saved> refused -> {
                    problems.add(told(upload, plan, plans.inSheet(refused)));
                }
            }
        }
        uploads.problems(problems);
        if (mode == Mode.REAL) {
            uploads.loaded(loaded);
        }
        int unchanged = (int) planned.stream().filter(Plan::isUnchanged).count();
        return new Counts(created, loaded.size() - created, unchanged, planned.size() - loaded.size() - unchanged);
    }

    private <T> LoadedRecord loaded(Sheet<T, ?> sheet, UUID upload, Plan<T> plan, Saved saved) {
        return new LoadedRecord(upload, plan.row(), sheet.spec().idFormat().read(saved.id()), saved.version(),
                plan.before() == null ? null : JSONB.jsonb(json.writeValueAsString(plan.before())));
    }

    /** Names the rows whose records somebody has changed or removed since they were loaded. */
    private <T, R extends UpdatableRecord<R>> void refuseTouched(Sheet<T, R> sheet, UUID upload) {
        List<Integer> touched = new ArrayList<>();
        List<LoadedRecord> rows = uploads.loadedBefore(upload, Integer.MAX_VALUE, CHUNK);
        while (!rows.isEmpty()) {
            Map<UUID, Integer> versions = versions(sheet, rows);
            rows.stream().filter(row -> !row.getVersion().equals(versions.get(row.getRecordId()))).forEach(row -> touched.add(row.getRowNumber()));
            rows = uploads.loadedBefore(upload, rows.getLast().getRowNumber(), CHUNK);
        }
        if (!touched.isEmpty()) {
            touched.sort(Comparator.naturalOrder());
            String named = String.join(", ", touched.stream().limit(100).map(String::valueOf).toList()) + (touched.size() > 100 ? " ..." : "");
            throw Refused.because(SheetRefusal.ROWS_WERE_CHANGED_SINCE, null, touched.size(), named);
        }
    }

    private <T, R extends UpdatableRecord<R>> Map<UUID, Integer> versions(Sheet<T, R> sheet, List<LoadedRecord> rows) {
        UUID[] ids = rows.stream().map(LoadedRecord::getRecordId).toArray(UUID[]::new);
        return sql.select(sheet.spec().id(), sheet.spec().version()).from(sheet.spec().table()).where(sheet.spec().id().eq(DSL.any(ids)))
                .fetchMap(sheet.spec().id(), sheet.spec().version());
    }

    /** Inside the caller's transaction: a refusal undoes the undoing. */
    private <T, R extends UpdatableRecord<R>> void restore(Sheet<T, R> sheet, JobRun<Input> run, List<LoadedRecord> rows) {
        List<Call<Save<T>>> changes = rows.stream().filter(row -> row.getBefore() != null).map(row -> Call.of(run.by(),
                new Save<>(row.getRecordId(), row.getVersion(), json.readValue(row.getBefore().data(), sheet.spec().contentType())))).toList();
        List<Call<Remove>> removals = rows.stream().filter(row -> row.getBefore() == null)
                .map(row -> Call.of(run.by(), new Remove(row.getRecordId(), row.getVersion()))).toList();
        writePath.all(records.saving(sheet.spec()), changes, Mode.REAL).forEach(Refused::unlessDone);
        writePath.all(records.removing(sheet.spec()), removals, Mode.REAL).forEach(Refused::unlessDone);
    }
}
