package io.hesuan.platform.files;

import hesuandb.files.tables.records.AttachmentRecord;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.files.Tables.ATTACHMENT;
import static hesuandb.files.Tables.CONTENT;
import static java.time.ZoneOffset.UTC;

/** Attaches files to records and detaches them; both stand in the record's history. Who may is asked before. */
@Component
class Attachments {

    record Attach(String recordType, UUID recordId, String name, String mediaType, byte[] bytes) {
    }

    record Detach(UUID id) {
    }

    record Attached(UUID id) {
    }

    final UseCase<Attach, Attached> attach = new UseCase<>("file.attach", Attached.class, null, this::attach);
    final UseCase<Detach, Attached> detach = new UseCase<>("file.detach", Attached.class, null, this::detach);

    private List<Outcome<Attached>> attach(Writing writing, List<Call<Attach>> calls) {
        List<Outcome<Attached>> outcomes = new ArrayList<>();
        var contents = writing.sql().insertInto(CONTENT, CONTENT.SHA256, CONTENT.BYTES);
        List<AttachmentRecord> rows = new ArrayList<>();
        for (Call<Attach> call : calls) {
            Attach file = call.command();
            byte[] hash = sha256(file.bytes());
            contents = contents.values(hash, file.bytes());
            var row = writing.sql().newRecord(ATTACHMENT);
            row.setId(Ids.next());
            row.setRecordType(file.recordType());
            row.setRecordId(file.recordId());
            row.setName(file.name());
            row.setMediaType(file.mediaType());
            row.setSize((long) file.bytes().length);
            row.setSha256(hash);
            row.setCreatedAt(writing.now().atOffset(UTC));
            row.setCreatedBy(call.by().name());
            rows.add(row);
            writing.audit(call.by(), AuditEntry.of("attach", file.recordType(), file.recordId(), file.name()));
            outcomes.add(Outcome.done(new Attached(row.getId())));
        }
        contents.onConflictDoNothing().execute();
        writing.sql().insertInto(ATTACHMENT).set(rows).execute();
        return outcomes;
    }

    private List<Outcome<Attached>> detach(Writing writing, List<Call<Detach>> calls) {
        UUID[] ids = calls.stream().map(call -> call.command().id()).toArray(UUID[]::new);
        Map<UUID, AttachmentRecord> gone = writing.sql().deleteFrom(ATTACHMENT).where(ATTACHMENT.ID.eq(DSL.any(ids))).returning().fetchMap(ATTACHMENT.ID);
        byte[][] hashes = gone.values().stream().map(AttachmentRecord::getSha256).toArray(byte[][]::new);
        writing.sql().deleteFrom(CONTENT).where(CONTENT.SHA256.in(hashes))
                .andNotExists(DSL.selectOne().from(ATTACHMENT).where(ATTACHMENT.SHA256.eq(CONTENT.SHA256))).execute();
        return calls.stream().map(call -> {
            AttachmentRecord row = gone.remove(call.command().id());
            if (row == null) {
                return Outcome.<Attached>refused(RequestRefusal.RECORD_NOT_FOUND, "id", FileController.ID.write(call.command().id()));
            }
            writing.audit(call.by(), AuditEntry.of("detach", row.getRecordType(), row.getRecordId(), row.getName()));
            return Outcome.done(new Attached(row.getId()));
        }).toList();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
