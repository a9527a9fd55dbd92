package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.LateBillRecord;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

@RestController
@RequestMapping("/api/late-costs")
class LateBillController extends RecordController<LateBill, LateBillRecord> {

    private final WritePath writePath;
    private final UseCase<PostDocument, DocumentPosted> post;
    private final DocumentPreview preview;

    LateBillController(LateBillSpec spec, Records records, WritePath writePath, Problems problems, LateBills bills, DocumentPreview preview) {
        super(spec, records, writePath, problems);
        this.writePath = writePath;
        this.post = bills.posting();
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

    private static Call<PostDocument> call(String id, Acting by) {
        return Call.of(by, new PostDocument(InventoryIds.read(InventoryIds.LATE_BILL, id, "id")));
    }
}
