package io.hesuan.platform.sheets;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.jobs.JobKind;
import io.hesuan.platform.jobs.Jobs;
import io.hesuan.platform.sheets.ImportJobs.Input;
import io.hesuan.platform.web.Refused;
import org.springframework.stereotype.Component;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people tell an import to do; each order is a job. */
@Component
class ImportOrders {

    private record Order(JobKind<Input> kind, String title, Input input) {
    }

    private final Uploads uploads;
    private final Sheets sheets;
    private final WritePath writePath;
    private final JobKind<Input> importCheck;
    private final JobKind<Input> importLoad;
    private final JobKind<Input> importUndo;
    private final UseCase<Order, Jobs.Given> give;

    ImportOrders(Uploads uploads, Sheets sheets, WritePath writePath, Jobs jobs, JobKind<Input> importCheck, JobKind<Input> importLoad, JobKind<Input> importUndo) {
        this.uploads = uploads;
        this.sheets = sheets;
        this.writePath = writePath;
        this.importCheck = importCheck;
        this.importLoad = importLoad;
        this.importUndo = importUndo;
        this.give = new UseCase<>("import.order", Jobs.Given.class, null, (writing, calls) -> calls.stream().map(call -> given(jobs, writing, call)).toList());
    }

    /** @return the job's id */
    String check(Upload upload, Map<String, String> mapping, Acting by) {
        refuseIf(upload.state().equals("loaded"), SheetRefusal.IMPORT_WAS_LOADED, null);
        Sheet<?, ?> sheet = sheets.named(upload.record());
        Set<String> mapped = new HashSet<>();
        mapping.forEach((heading, column) -> {
            refuseIf(!upload.headings().contains(heading), SheetRefusal.HEADING_UNKNOWN, "mapping", heading);
            refuseIf(sheet.column(column).isEmpty(), SheetRefusal.COLUMN_NOT_OF_SHEET, "mapping", column);
            refuseIf(!mapped.add(column), SheetRefusal.COLUMN_MAPPED_TWICE, "mapping", column);
        });
        uploads.map(upload.id(), mapping);
        return give(importCheck, upload, by);
    }

    String load(Upload upload, boolean goodRowsOnly, Acting by) {
        refuseIf(upload.state().equals("loaded"), SheetRefusal.IMPORT_WAS_LOADED, null);
        refuseIf(!upload.state().equals("checked"), SheetRefusal.IMPORT_NOT_CHECKED, null);
        refuseIf(upload.refused() > 0 && !goodRowsOnly, SheetRefusal.IMPORT_HAS_REFUSED_ROWS, "goodRowsOnly", upload.refused());
        return give(importLoad, upload, by);
    }

    String undo(Upload upload, Acting by) {
        refuseIf(!upload.state().equals("loaded"), SheetRefusal.IMPORT_NOT_LOADED, null);
        return give(importUndo, upload, by);
    }

    private String give(JobKind<Input> kind, Upload upload, Acting by) {
        var order = new Order(kind, upload.fileName(), new Input(upload.id(), upload.record()));
        return Refused.unlessDone(writePath.all(give, List.of(Call.of(by, order)), io.hesuan.platform.batching.Mode.REAL).getFirst()).id();
    }

    private static Outcome<Jobs.Given> given(Jobs jobs, Writing writing, Call<Order> call) {
        return jobs.give(writing, call.by(), call.command().kind(), call.command().title(), call.command().input(), null);
    }

    private static void refuseIf(boolean wrong, SheetRefusal refusal, String field, Object... arguments) {
        if (wrong) {
            throw Refused.because(refusal, field, arguments);
        }
    }
}
