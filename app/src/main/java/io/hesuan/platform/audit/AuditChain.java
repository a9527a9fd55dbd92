package io.hesuan.platform.audit;

import io.hesuan.platform.database.Snapshot;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import static hesuandb.audit.Tables.ENTRY;
import static hesuandb.audit.Tables.VERIFICATION;
import static java.time.ZoneOffset.UTC;

/**
 * Proves that the chain is as it was made: walks all of it in one snapshot and constant memory, stride by stride and
 * several strides at once, and names the first breach.
 */
@Component
public class AuditChain {

    /** Links per statement: large enough for the journey to cost little, small enough to hold. */
    private static final int STRIDE = 20_000;
    private static final String LINKS = "SELECT l.number, l.entry_id, l.hash, e.id, e.commit_position, " + ChainHash.CONTENT + " AS content "
            + "FROM audit.link l LEFT JOIN audit.entry e ON e.id = l.entry_id WHERE l.number BETWEEN ? AND ? ORDER BY l.number";

    private final DSLContext sql;
    private final DataSource dataSource;
    private final AuditSequencer sequencer;
    private final Clock clock;
    private final int stride;

    @Autowired
    AuditChain(DSLContext sql, DataSource dataSource, AuditSequencer sequencer, Clock clock) {
        this(sql, dataSource, sequencer, clock, STRIDE);
    }

    AuditChain(DSLContext sql, DataSource dataSource, AuditSequencer sequencer, Clock clock, int stride) {
        this.stride = stride;
        this.sql = sql;
        this.dataSource = dataSource;
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
        Walk walk = walk();
        var row = sql.newRecord(VERIFICATION);
        row.setVerifiedAt(walk.at().atOffset(UTC));
        row.setEntries(walk.entries());
        row.setLastHash(HexFormat.of().parseHex(walk.lastHash()));
        row.setBreach(walk.breach());
        sql.insertInto(VERIFICATION).set(row).onConflictDoNothing().execute();
        return walk;
    }

    private Walk walk() {
        try (Snapshot snapshot = Snapshot.take(dataSource, 1)) {
            long links = newest(snapshot.first());
            List<Steps> strides = snapshot.read((int) ((links + stride - 1) / stride), (part, connections) -> stride(connections.getFirst(), (long) part * stride),
                    steps -> steps.breach != null);
            Steps end = strides.isEmpty() ? new Steps() : strides.getLast();
            DSLContext seen = DSL.using(snapshot.first(), SQLDialect.POSTGRES);
            if (end.breach == null) {
                end.breach = notAsSeenBefore(seen, end.number);
            }
            if (end.breach == null) {
                end.breach = notLinked(seen, end);
            }
            return new Walk(Instant.now(clock).truncatedTo(ChronoUnit.MICROS), end.number, HexFormat.of().formatHex(end.hash), end.breach);
        } catch (SQLException broken) {
            throw new IllegalStateException("the chain can't be read", broken);
        }
    }

    /** What an earlier walk has found whole must be there still: a chain that is cut or made anew is whole in itself. */
    private static String notAsSeenBefore(DSLContext seen, long entries) {
        var before = seen.select(VERIFICATION.ENTRIES, VERIFICATION.LAST_HASH).from(VERIFICATION).where(VERIFICATION.BREACH.isNull())
                .orderBy(VERIFICATION.ENTRIES.desc()).limit(1).fetchOne();
        if (before == null || before.value1() == 0) {
            return null;
        }
        if (entries < before.value1()) {
            return "the newest entries are missing: " + before.value1() + " were there once, " + entries + " are left";
        }
        byte[] now = (byte[]) seen.fetchValue("SELECT hash FROM audit.link WHERE number = ?", before.value1());
        return Arrays.equals(now, before.value2()) ? null : "link " + before.value1() + " is not the one that was verified before: the chain was made anew";
    }

    private static long newest(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT coalesce(max(number), 0) FROM audit.link")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Walks the links after one that is taken as it stands: the stride before proves it. */
    private Steps stride(Connection connection, long after) throws SQLException {
        var steps = new Steps();
        steps.number = Math.max(0, after - 1);
        try (PreparedStatement links = connection.prepareStatement(LINKS)) {
            links.setLong(1, after);
            links.setLong(2, after + stride);
            try (ResultSet rows = links.executeQuery()) {
                while (steps.breach == null && rows.next()) {
                    if (rows.getLong(1) == after) {
                        steps.begin(after, rows.getBytes(3), rows.getLong(5), rows.getObject(4, UUID.class));
                    } else {
                        steps.take(rows.getLong(1), rows.getObject(2, UUID.class), rows.getBytes(3), rows.getObject(4, UUID.class), rows.getLong(5), rows.getBytes(6));
                    }
                }
            }
        }
        return steps;
    }

    /** Every settled entry must be linked by now; one that is not was put in behind the chain's back. */
    private static String notLinked(DSLContext sql, Steps steps) {
        long settled = sql.fetchCount(ENTRY, DSL.condition("commit_position < house.settled_position()"));
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

        void begin(long after, byte[] hashThere, long positionThere, UUID entryThere) {
            number = after;
            hash = hashThere;
            position = positionThere;
            entry = entryThere == null ? entry : entryThere;
        }

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
