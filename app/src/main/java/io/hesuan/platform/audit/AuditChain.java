package io.hesuan.platform.audit;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

import static hesuandb.audit.Tables.ENTRY;
import static hesuandb.audit.Tables.VERIFICATION;
import static java.time.ZoneOffset.UTC;

/** Proves that the chain is as it was made: walks all of it in one snapshot and constant memory, and names the first breach. */
@Component
public class AuditChain {

    /** Links per statement: large enough for the journey to cost little, small enough to hold. */
    private static final int STRIDE = 20_000;
    private static final String LINKS = "SELECT l.number, l.entry_id, l.hash, e.id, e.commit_position, " + ChainHash.CONTENT + " AS content "
            + "FROM audit.link l LEFT JOIN audit.entry e ON e.id = l.entry_id WHERE l.number > ? ORDER BY l.number LIMIT " + STRIDE;

    private final DSLContext sql;
    private final TransactionTemplate snapshot;
    private final AuditSequencer sequencer;
    private final Clock clock;

    AuditChain(DSLContext sql, PlatformTransactionManager transactions, AuditSequencer sequencer, Clock clock) {
        this.sql = sql;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.sequencer = sequencer;
        this.clock = clock;
    }

    /**
     * What a walk along the chain found.
     *
     * @param entries  that the walk has seen in order
     * @param lastHash of the last link seen, 64 hexadecimal digits
     * @param breach   null when the chain is whole
     */
    public record Walk(Instant at, long entries, String lastHash, String breach) {
    }

    /** Links what is not linked yet, walks the whole chain, and remembers what was found. */
    public Walk verify() {
        sequencer.linkAll();
        Walk walk = snapshot.execute(status -> sql.connectionResult(this::walk));
        var row = sql.newRecord(VERIFICATION);
        row.setVerifiedAt(walk.at().atOffset(UTC));
        row.setEntries(walk.entries());
        row.setLastHash(HexFormat.of().parseHex(walk.lastHash()));
        row.setBreach(walk.breach());
        sql.insertInto(VERIFICATION).set(row).onConflictDoNothing().execute();
        return walk;
    }

    private Walk walk(Connection connection) throws SQLException {
        var steps = new Steps();
        try (PreparedStatement links = connection.prepareStatement(LINKS)) {
            int seen;
            do {
                links.setLong(1, steps.number);
                seen = stride(links, steps);
            } while (seen == STRIDE && steps.breach == null);
        }
        if (steps.breach == null) {
            steps.breach = notLinked(steps);
        }
        return new Walk(Instant.now(clock).truncatedTo(java.time.temporal.ChronoUnit.MICROS), steps.number,
                HexFormat.of().formatHex(steps.hash), steps.breach);
    }

    private static int stride(PreparedStatement links, Steps steps) throws SQLException {
        int seen = 0;
        try (ResultSet rows = links.executeQuery()) {
            while (steps.breach == null && rows.next()) {
                seen++;
                steps.take(rows.getLong(1), rows.getObject(2, UUID.class), rows.getBytes(3), rows.getObject(4, UUID.class), rows.getLong(5), rows.getBytes(6));
            }
        }
        return seen;
    }

    /** Every settled entry must be linked by now; one that is not was put in behind the chain's back. */
    private String notLinked(Steps steps) {
        long settled = sql.fetchCount(ENTRY, org.jooq.impl.DSL.condition("commit_position < house.settled_position()"));
        if (settled <= steps.number) {
            return null;
        }
        var stranger = sql.fetchOne("SELECT e.id FROM audit.entry e WHERE e.commit_position < house.settled_position() "
                + "AND (e.commit_position, e.id) <= (?, ?) AND NOT EXISTS (SELECT FROM audit.link l WHERE l.entry_id = e.id) "
                + "ORDER BY e.commit_position, e.id LIMIT 1", steps.position, steps.entry);
        return stranger == null ? null : "entry " + stranger.get(0) + " was inserted: it stands among linked entries and is not linked";
    }

    /** Where the walk stands, and what each step must keep. */
    private static final class Steps {
        private final ChainHash chain = new ChainHash();
        private long number;
        private byte[] hash = ChainHash.BEGINNING;
        private long position = Long.MIN_VALUE;
        private UUID entry = new UUID(0, 0);
        private String breach;

        void take(long nextNumber, UUID linked, byte[] linkedHash, UUID found, long nextPosition, byte[] content) {
            if (nextNumber != number + 1) {
                breach = "link " + (number + 1) + " is missing";
            } else if (found == null) {
                breach = "entry " + linked + " of link " + nextNumber + " is missing";
            } else if (nextPosition < position || nextPosition == position && unsigned(found, entry) <= 0) {
                breach = "entry " + linked + " of link " + nextNumber + " is out of order";
            } else if (!Arrays.equals(chain.next(hash, nextNumber, content), linkedHash)) {
                breach = "entry " + linked + " of link " + nextNumber + " was altered, or the link was";
            } else {
                number = nextNumber;
                hash = linkedHash;
                position = nextPosition;
                entry = found;
            }
        }

        /** As PostgreSQL orders uuids: byte by byte, without sign. */
        private static int unsigned(UUID a, UUID b) {
            int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
            return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
        }
    }
}
