package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.AdjustmentRecord;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordController;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.web.Problems;
import io.hesuan.platform.web.Refused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;

@RestController
@RequestMapping("/api/adjustments")
class AdjustmentController extends RecordController<Adjustment, AdjustmentRecord> {

    private final WritePath writePath;
    private final UseCase<PostDocument, DocumentPosted> post;
    private final UseCase<ReverseAdjustment, DocumentPosted> reverse;
    private final DocumentPreview preview;

    AdjustmentController(AdjustmentSpec spec, Records records, WritePath writePath, Problems problems, Adjustments adjustments, AdjustmentReversals reversals,
                         DocumentPreview preview) {
        super(spec, records, writePath, problems);
        this.writePath = writePath;
        this.post = adjustments.posting();
        this.reverse = reversals.reversing();
        this.preview = preview;
    }

    @PostMapping("/{id}/posting")
    DocumentPosted post(@PathVariable String id, Acting by) {
        return Refused.unlessDone(writePath.one(post, call(id, by)));
    }

    /** The vouchers that posting would make; nothing is written. */
    @GetMapping("/{id}/preview")
    List<DocumentPreview.Voucher> preview(@PathVariable String id, Acting by) {
        return preview.of(() -> writePath.dryRun(post, call(id, by)), by);
    }

    record NewReversal(LocalDate on) {
    }

    /** Takes back what the document did, by another one in red. */
    @PostMapping("/{id}/reversal")
    @ResponseStatus(HttpStatus.CREATED)
    DocumentPosted reverse(@PathVariable String id, @RequestBody @Valid NewReversal reversal, @RequestHeader(name = "Idempotency-Key", required = false) String key, Acting by) {
        return Refused.unlessDone(writePath.one(reverse, new Call<>(by, key, new ReverseAdjustment(InventoryIds.read(InventoryIds.ADJUSTMENT, id, "id"), reversal.on()))));
    }

    private static Call<PostDocument> call(String id, Acting by) {
        return Call.of(by, new PostDocument(InventoryIds.read(InventoryIds.ADJUSTMENT, id, "id")));
    }
}
