package io.hesuan.platform.audit;

import hesuandb.audit.tables.records.EntryRecord;
import io.hesuan.kernel.MalformedText;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.DSLContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import static hesuandb.audit.Tables.ENTRY;
import static hesuandb.audit.Tables.LINK;
import static hesuandb.audit.Tables.VERIFICATION;

/** One entry with what it changed, and the state of the chain. The list of entries is at {@code GET /api/audit}. */
@RestController
@RequestMapping("/api/audit")
class AuditController {

    private final DSLContext sql;
    private final AuditList list;
    private final AuditChain chain;

    AuditController(DSLContext sql, AuditList list, AuditChain chain) {
        this.sql = sql;
        this.list = list;
        this.chain = chain;
    }

    /**
     * @param number its place in the chain, null for the moment before it is linked
     * @param hash   of its link, 64 hexadecimal digits
     */
    record EntryView(String id, Instant at, String by, String action, String recordType, String recordId, String title, String requestId,
                     List<Changes.Change> changes, Long number, String hash) {
    }

    /**
     * @param entries    in the log
     * @param linked     in the chain
     * @param lastHash   of the last link, null while there is none
     * @param verifiedAt when all of it was last walked, null if never
     * @param state      {@code unverified}, {@code whole} or {@code broken}, by that walk
     * @param breach     the first broken place, null unless broken
     */
    record ChainView(long entries, long linked, String lastHash, Instant verifiedAt, String state, String breach) {
    }

    @GetMapping("/{id}")
    EntryView find(@PathVariable String id, Acting reader) {
        EntryRecord entry = sql.selectFrom(ENTRY).where(ENTRY.ID.eq(read(id)), list.visibleTo(reader)).fetchOptional().orElseThrow(() -> notFound(id));
        var link = sql.selectFrom(LINK).where(LINK.ENTRY_ID.eq(entry.getId())).fetchOne();
        return new EntryView(id, entry.getRecordedAt().toInstant(), entry.getActorName(), entry.getAction(), entry.getRecordType(),
                list.recordId(entry.getRecordType(), entry.getRecordId()), entry.getRecordTitle(), entry.getRequestId(),
                Changes.between(list.tree(entry.getBefore()), list.tree(entry.getAfter())),
                link == null ? null : link.getNumber(), link == null ? null : HexFormat.of().formatHex(link.getHash()));
    }

    @GetMapping("/chain")
    ChainView chain(Acting reader) {
        mustReadAll(reader);
        var last = sql.selectFrom(LINK).orderBy(LINK.NUMBER.desc()).limit(1).fetchOne();
        long linked = last == null ? 0 : last.getNumber();
        long waiting = last == null ? sql.fetchCount(ENTRY) : sql.fetchCount(ENTRY, ENTRY.COMMIT_POSITION.gt(last.getCommitPosition()));
        var walk = sql.selectFrom(VERIFICATION).orderBy(VERIFICATION.VERIFIED_AT.desc()).limit(1).fetchOne();
        return new ChainView(linked + waiting, linked, last == null ? null : HexFormat.of().formatHex(last.getHash()),
                walk == null ? null : walk.getVerifiedAt().toInstant(),
                walk == null ? "unverified" : walk.getBreach() == null ? "whole" : "broken", walk == null ? null : walk.getBreach());
    }

    /** Walks the chain now. */
    @PostMapping("/chain/verify")
    ChainView verify(Acting reader) {
        mustReadAll(reader);
        chain.verify();
        return chain(reader);
    }

    private static void mustReadAll(Acting reader) {
        if (!reader.companies(AuditList.READ).all()) {
            throw Refused.because(AccessRefusal.NOT_PERMITTED, null, AuditList.READ.name());
        }
    }

    private static UUID read(String id) {
        try {
            return AuditList.ID.read(id);
        } catch (MalformedText malformed) {
            throw notFound(id);
        }
    }

    private static Refused notFound(String id) {
        return Refused.because(RequestRefusal.RECORD_NOT_FOUND, "id", id);
    }
}
