package io.hesuan.platform.records;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;

import java.util.List;
import java.util.UUID;

/** Sensitive reads: whoever is shown a record in clear leaves an entry in the audit log before he sees it. */
public final class RecordReads {

    /**
     * Remembers that a record was read.
     *
     * @param recordType as in the audit log
     * @param title      what people call the record; no personal data
     * @param company    null where the record belongs to none
     */
    public record ReadRecord(String recordType, UUID recordId, String title, UUID company) {
    }

    public record Remembered(UUID recordId) {
    }

    /** The right to read is the room's to check; this only remembers. */
    public static final UseCase<ReadRecord, Remembered> READ = new UseCase<>("record.read", Remembered.class, null, RecordReads::remember);

    private RecordReads() {
    }

    private static List<Outcome<Remembered>> remember(Writing writing, List<Call<ReadRecord>> calls) {
        return calls.stream().map(call -> {
            ReadRecord read = call.command();
            writing.audit(call.by(), AuditEntry.of("read", read.recordType(), read.recordId(), read.title()).inCompany(read.company()));
            return Outcome.done(new Remembered(read.recordId()));
        }).toList();
    }
}
