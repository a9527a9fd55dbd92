package io.hesuan.platform.audit;

import io.hesuan.kernel.Ids;
import io.hesuan.platform.access.Acting;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;

import static hesuandb.audit.Tables.ENTRY;
import static java.time.ZoneOffset.UTC;

/** Writes audit entries: one statement for any number of them, in the caller's transaction. */
@Component
public class AuditLog {

    /** An entry with the one who did the deed: a coalesced batch holds deeds of several people. */
    public record Deed(Acting by, AuditEntry entry) {
    }

    public void write(DSLContext sql, Instant now, List<Deed> deeds) {
        if (deeds.isEmpty()) {
            return;
        }
        var recordedAt = now.atOffset(UTC);
        var rows = deeds.stream().map(deed -> {
            var row = sql.newRecord(ENTRY);
            row.setId(Ids.next());
            row.setRecordedAt(recordedAt);
            row.setActorId(deed.by().userId());
            row.setActorName(deed.by().name());
            row.setRequestId(deed.by().requestId());
            row.setAction(deed.entry().action());
            row.setRecordType(deed.entry().recordType());
            row.setRecordId(deed.entry().recordId());
            row.setRecordTitle(deed.entry().title());
            row.setCompanyId(deed.entry().companyId());
            row.setBefore(JSONB.jsonbOrNull(deed.entry().before()));
            row.setAfter(JSONB.jsonbOrNull(deed.entry().after()));
            return row;
        }).toList();
        sql.insertInto(ENTRY).set(rows).execute();
    }
}
