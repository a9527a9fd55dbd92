package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.TransferRecord;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.Nested;
import io.hesuan.platform.records.RecordController;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.web.Problems;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jooq.DSLContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@RestController
@RequestMapping("/api/transfers")
class TransferController extends RecordController<Transfer, TransferRecord> {

    private final WritePath writePath;
    private final UseCase<PostDocument, DocumentPosted> dispatch;
    private final UseCase<ReceiveTransfer, DocumentPosted> receive;
    private final DocumentPreview preview;
    private final Records records;
    private final TransferSpec spec;
    private final DSLContext sql;
    private final Nested nested;

    TransferController(TransferSpec spec, Records records, WritePath writePath, Problems problems, Transfers transfers, DocumentPreview preview, DSLContext sql,
                       Nested nested) {
        super(spec, records, writePath, problems);
        this.writePath = writePath;
        this.dispatch = transfers.dispatching();
        this.receive = transfers.receiving();
        this.preview = preview;
        this.records = records;
        this.spec = spec;
        this.sql = sql;
        this.nested = nested;
    }

    /** @param on day of arrival */
    record Arrival(@NotNull LocalDate on, @NotNull @Valid @Size(max = 1_000) List<@NotNull ArrivedLine> lines) {
    }

    /** @param number of the transfer's line, from 1 */
    record ArrivedLine(@Min(1) int number, @NotNull @Pattern(regexp = "[0-9]{1,12}(\\.[0-9]{1,6})?") String received,
                       @NotNull @Pattern(regexp = "[0-9]{1,12}(\\.[0-9]{1,6})?") String lost) {
    }

    @PostMapping("/{id}/dispatch")
    DocumentPosted dispatch(@PathVariable String id, Acting by) {
        return Refused.unlessDone(writePath.one(dispatch, dispatching(id, by)));
    }

    /** The vouchers that dispatching would make; nothing is written. */
    @GetMapping("/{id}/preview")
    List<DocumentPreview.Voucher> preview(@PathVariable String id, Acting by) {
        return preview.of(() -> writePath.dryRun(dispatch, dispatching(id, by)), by);
    }

    @PostMapping("/{id}/receipts")
    DocumentPosted receive(@PathVariable String id, @RequestBody @Valid Arrival arrival, Acting by) {
        var command = new ReceiveTransfer(read(id), arrival.on, arrival.lines.stream().map(line -> new ReceiveTransfer.Line(line.number,
                DocumentLines.millionths(line.received), DocumentLines.millionths(line.lost))).toList());
        return Refused.unlessDone(writePath.one(receive, Call.of(by, command)));
    }

    @GetMapping("/{id}/progress")
    TransferProgress.Progress progress(@PathVariable String id, Acting reader) {
        UUID transfer = read(id);
        Transfer document = records.find(spec, transfer, reader)
                .orElseThrow(() -> new Refused((Outcome.Refused<?>) Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "id", id))).content();
        return TransferProgress.load(sql, nested, Set.of(transfer)).get(transfer).shown(document.lines().size());
    }

    private static Call<PostDocument> dispatching(String id, Acting by) {
        return Call.of(by, new PostDocument(read(id)));
    }

    private static UUID read(String id) {
        return InventoryIds.read(InventoryIds.TRANSFER, id, "id");
    }
}
