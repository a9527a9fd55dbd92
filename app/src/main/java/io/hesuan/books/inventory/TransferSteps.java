package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.TransferStepRecord;
import io.hesuan.books.posting.Fact;
import io.hesuan.kernel.Ids;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.records.Nested;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static hesuandb.inventory.Tables.TRANSFER_STEP;
import static java.time.ZoneOffset.UTC;

/** The steps that a batch takes, written together. */
final class TransferSteps {

    private final Nested nested;
    private final List<TransferStepRecord> rows = new ArrayList<>();

    TransferSteps(Nested nested) {
        this.nested = nested;
    }

    void add(Writing writing, String kind, UUID by, Fact fact, List<TransferProgress.Part> parts) {
        var row = writing.sql().newRecord(TRANSFER_STEP);
        row.setId(Ids.next());
        row.setTransferId(fact.source().documentId());
        row.setKind(kind);
        row.setOccurredOn(fact.occurredOn());
        row.setRecordedAt(writing.now().atOffset(UTC));
        row.setRecordedBy(by);
        row.setFactId(fact.id());
        row.setLines(nested.write(parts));
        rows.add(row);
    }

    void write(Writing writing) {
        if (!rows.isEmpty()) {
            writing.sql().insertInto(TRANSFER_STEP).set(rows).execute();
        }
    }
}
