package io.hesuan.platform.audit;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Links entries into the chain, in commit order, one node at a time: four statements for up to 5,000 entries. It stays below
 * the settled position, so no entry can later appear before one that is linked.
 */
@Component
class AuditSequencer {

    static final int BATCH = 5_000;
    /** Any number that no other advisory lock of the house uses: the letters "audit". */
    private static final long LOCK = 0x6175646974L;
    private static final HexFormat HEX = HexFormat.of();

    private final DSLContext sql;
    private final TransactionTemplate transaction;
    private volatile Duration lag = Duration.ZERO;

    AuditSequencer(DSLContext sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return whether there may be more to link */
    boolean linkBatch() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!(boolean) sql.fetchValue("SELECT pg_try_advisory_xact_lock(?)", LOCK)) {
                return false;
            }
            Record last = sql.fetchOne("SELECT number, hash, commit_position, entry_id FROM audit.link ORDER BY number DESC LIMIT 1");
            List<Record> next = last == null ? next(Long.MIN_VALUE, new UUID(0, 0))
                    : next(last.get("commit_position", Long.class), last.get("entry_id", UUID.class));
            if (!next.isEmpty()) {
                link(last == null ? 0 : last.get("number", Long.class), last == null ? ChainHash.BEGINNING : last.get("hash", byte[].class), next);
            }
            boolean more = next.size() == BATCH;
            lag = more ? Duration.between(next.getLast().get("recorded_at", OffsetDateTime.class).toInstant(), Instant.now()) : Duration.ZERO;
            return more;
        }));
    }

    void linkAll() {
        while (linkBatch()) {
            // each batch is a transaction of its own
        }
    }

    /** How old the newest linked entry is while there are more to link; nothing when the chain is at its end. */
    Duration lag() {
        return lag;
    }

    private List<Record> next(long position, UUID id) {
        return List.copyOf(sql.fetch("SELECT e.id, e.commit_position, e.recorded_at, " + ChainHash.CONTENT + " AS content FROM audit.entry e "
                + "WHERE e.commit_position < house.settled_position() AND (e.commit_position, e.id) > (?, ?) "
                + "ORDER BY e.commit_position, e.id LIMIT ?", position, id, BATCH));
    }

    private void link(long lastNumber, byte[] lastHash, List<Record> entries) {
        var chain = new ChainHash();
        int size = entries.size();
        Long[] numbers = new Long[size];
        UUID[] ids = new UUID[size];
        Long[] positions = new Long[size];
        String[] hashes = new String[size];
        byte[] hash = lastHash;
        for (int i = 0; i < size; i++) {
            numbers[i] = lastNumber + i + 1;
            ids[i] = entries.get(i).get("id", UUID.class);
            positions[i] = entries.get(i).get("commit_position", Long.class);
            hash = chain.next(hash, numbers[i], entries.get(i).get("content", byte[].class));
            hashes[i] = HEX.formatHex(hash);
        }
        sql.execute("INSERT INTO audit.link (number, entry_id, commit_position, hash) "
                + "SELECT n, i, p, decode(h, 'hex') FROM unnest(?::bigint[], ?::uuid[], ?::bigint[], ?::text[]) AS l(n, i, p, h)",
                numbers, ids, positions, hashes);
    }
}
