package io.hesuan.books.ledger;

import io.hesuan.platform.database.CopyStream;
import io.hesuan.platform.database.Snapshot;
import org.springframework.stereotype.Component;

import javax.sql.DataSource;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Proves that entries and lines are as they were: seals each entry with its lines anew, and compares with what was sealed
 * when it was posted and when it was numbered. One pass in constant memory, several periods at a time.
 */
@Component
class VoucherContents {

    /** All periods that anything is recorded in, found by the keys and not by reading rows. */
    private static final String PERIODS = """
            WITH RECURSIVE known (period) AS (
                SELECT least((SELECT min(period) FROM ledger.entry), (SELECT min(period) FROM ledger.line), (SELECT min(period) FROM ledger.voucher))
                UNION ALL
                SELECT least((SELECT min(period) FROM ledger.entry WHERE period > known.period), (SELECT min(period) FROM ledger.line WHERE period > known.period),
                             (SELECT min(period) FROM ledger.voucher WHERE period > known.period)) FROM known WHERE known.period IS NOT NULL)
            SELECT period FROM known WHERE period IS NOT NULL ORDER BY period""";
    private static final String ENTRIES = "SELECT " + String.join(", ", Recording.SEALED_ENTRY) + ", content_hash FROM ledger.entry WHERE period = %d ORDER BY id";
    private static final String LINES = "SELECT " + String.join(", ", Recording.SEALED_LINE) + " FROM ledger.line WHERE period = %d ORDER BY entry_id, number";
    private static final String SEALS = "SELECT entry_id, content_hash FROM ledger.voucher WHERE period = %d ORDER BY entry_id";
    private static final int HASH = 32;

    private final DataSource dataSource;

    VoucherContents(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param breach the first thing that is wrong, null when nothing is */
    record Walk(long entries, long lines, long vouchers, String breach) {

        static final Walk NOTHING = new Walk(0, 0, 0, null);

        Walk plus(Walk next) {
            return new Walk(entries + next.entries, lines + next.lines, vouchers + next.vouchers, breach == null ? next.breach : breach);
        }
    }

    Walk walk() {
        try (Snapshot snapshot = Snapshot.take(dataSource, 3)) {
            List<Integer> periods = periods(snapshot.first());
            return snapshot.read(periods.size(), (part, connections) -> of(periods.get(part), connections), walk -> walk.breach() != null)
                    .stream().reduce(Walk.NOTHING, Walk::plus);
        } catch (SQLException broken) {
            throw new IllegalStateException("the vouchers can't be read", broken);
        }
    }

    private static List<Integer> periods(Connection connection) throws SQLException {
        List<Integer> periods = new ArrayList<>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(PERIODS)) {
            while (rows.next()) {
                periods.add(rows.getInt(1));
            }
        }
        return periods;
    }

    private static Walk of(int period, List<Connection> connections) throws SQLException {
        MessageDigest digest = Recording.sha256();
        long entries = 0;
        long lines = 0;
        long sealed = 0;
        try (var entry = new CopyStream(connections.get(0), ENTRIES.formatted(period)); var line = new CopyStream(connections.get(1), LINES.formatted(period));
             var seal = new CopyStream(connections.get(2), SEALS.formatted(period))) {
            boolean hasLine = line.next();
            boolean hasSeal = seal.next();
            while (entry.next()) {
                entries++;
                ByteBuffer fields = entry.fields();
                int start = fields.position();
                UUID id = new UUID(fields.getLong(start + 4), fields.getLong(start + 12));
                int end = fields.limit() - (4 + HASH);
                digest.update(fields.array(), start, end - start);
                while (hasLine && startsWith(line, id)) {
                    lines++;
                    ByteBuffer row = line.fields();
                    digest.update(row.array(), row.position(), row.remaining());
                    hasLine = line.next();
                }
                byte[] content = digest.digest();
                if (!Arrays.equals(content, 0, HASH, fields.array(), end + 4, end + 4 + HASH)) {
                    return new Walk(entries, lines, sealed, "entry " + Journal.ENTRY_ID.write(id) + " or its lines are not as they were posted");
                }
                if (hasSeal && startsWith(seal, id)) {
                    seal.uuid();
                    if (!Arrays.equals(content, seal.bytes())) {
                        return new Walk(entries, lines, sealed, "entry " + Journal.ENTRY_ID.write(id) + " is not as it was numbered");
                    }
                    sealed++;
                    hasSeal = seal.next();
                }
            }
            String breach = hasLine ? "a line belongs to no entry: entry " + Journal.ENTRY_ID.write(line.uuid())
                    : hasSeal ? "a numbered entry is gone: " + Journal.ENTRY_ID.write(seal.uuid()) : null;
            return new Walk(entries, lines, sealed, breach);
        }
    }

    private static boolean startsWith(CopyStream stream, UUID id) {
        ByteBuffer row = stream.fields();
        return row.getLong(row.position() + 4) == id.getMostSignificantBits() && row.getLong(row.position() + 12) == id.getLeastSignificantBits();
    }
}
