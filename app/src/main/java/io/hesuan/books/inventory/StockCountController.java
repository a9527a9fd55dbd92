package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.StockCountRecord;
import io.hesuan.books.stock.StockIds;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordController;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Problem;
import io.hesuan.platform.web.Problems;
import io.hesuan.platform.web.Refused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

@RestController
@RequestMapping("/api/counts")
class StockCountController extends RecordController<StockCount, StockCountRecord> {

    private final WritePath writePath;
    private final Problems problems;
    private final UseCase<RecordCount, Counting.EntryTaken> record;
    private final UseCase<PostDocument, DocumentPosted> approve;
    private final UseCase<PostDocument, DocumentPosted> cancel;
    private final CountSheet sheet;
    private final DocumentPreview preview;

    StockCountController(StockCountSpec spec, Records records, WritePath writePath, Problems problems, Counting counting, CountApproval approval, CountSheet sheet,
                         DocumentPreview preview) {
        super(spec, records, writePath, problems);
        this.writePath = writePath;
        this.problems = problems;
        this.record = counting.recording();
        this.approve = approval.approving();
        this.cancel = approval.cancelling();
        this.sheet = sheet;
        this.preview = preview;
    }

    /** @param id made where it was counted, so that sending it again is harmless; null: the house makes one */
    record Look(String id, @NotNull String placeId, @NotNull String itemId, String lotId, @NotNull @Pattern(regexp = "[0-9]{1,9}(\\.[0-9]{1,6})?") String quantity,
                @NotNull Instant countedAt) {
    }

    record Looks(@NotEmpty @Valid @Size(max = 1_000) List<@NotNull Look> looks) {
    }

    /** Exactly one of the two is there. */
    record LookOutcome(Counting.EntryTaken done, Problem refused) {
    }

    @GetMapping("/{id}/sheet")
    CountSheet.Sheet sheet(@PathVariable String id, Acting reader) {
        return sheet.of(read(id), reader);
    }

    /** All that was counted since the last call; each has its own outcome, in the same order. */
    @PostMapping("/{id}/entries")
    List<LookOutcome> record(@PathVariable String id, @RequestBody @Valid Looks looks, Acting by) {
        UUID count = read(id);
        List<Call<RecordCount>> calls = looks.looks.stream().map(look -> Call.of(by, command(count, look))).toList();
        return writePath.all(record, calls, Mode.REAL).stream().map(outcome -> switch (outcome) {
            case Outcome.Done<Counting.EntryTaken>(Counting.EntryTaken done) -> new LookOutcome(done, null);
            case Outcome.Refused<Counting.EntryTaken> refused -> new LookOutcome(null, problems.of(by.locale(), refused));
        }).toList();
    }

    private static RecordCount command(UUID count, Look look) {
        UUID place = look.placeId.startsWith(Warehouses.ID.prefix() + "_") ? InventoryIds.read(Warehouses.ID, look.placeId, "placeId")
                : InventoryIds.read(Warehouses.BIN_ID, look.placeId, "placeId");
        return new RecordCount(count, look.id == null ? Ids.next() : InventoryIds.read(InventoryIds.ENTRY, look.id, "id"), place,
                InventoryIds.read(Catalog.ITEM_ID, look.itemId, "itemId"), look.lotId == null ? CountRows.NONE : InventoryIds.read(StockIds.LOT, look.lotId, "lotId"),
                DocumentLines.millionths(look.quantity), look.countedAt);
    }

    @PostMapping("/{id}/approval")
    @Needs("count.approve")
    DocumentPosted approve(@PathVariable String id, Acting by) {
        return Refused.unlessDone(writePath.one(approve, Call.of(by, new PostDocument(read(id)))));
    }

    /** The vouchers that approving would make; nothing is written. */
    @GetMapping("/{id}/preview")
    List<DocumentPreview.Voucher> preview(@PathVariable String id, Acting by) {
        return preview.of(() -> writePath.dryRun(approve, Call.of(by, new PostDocument(read(id)))), by);
    }

    @PostMapping("/{id}/cancellation")
    DocumentPosted cancel(@PathVariable String id, Acting by) {
        return Refused.unlessDone(writePath.one(cancel, Call.of(by, new PostDocument(read(id)))));
    }

    private static UUID read(String id) {
        return InventoryIds.read(InventoryIds.COUNT, id, "id");
    }
}
