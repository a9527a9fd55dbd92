package io.hesuan.books.ledger;

import io.hesuan.platform.database.CopyStream;
import org.springframework.stereotype.Component;

import javax.sql.DataSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/**
 * Proves the vouchers: two walks through all of them, streamed in constant memory. The first seals each entry with its
 * lines anew and compares with what was sealed when it was posted and when it was numbered; the second follows each
 * company's chain and its numbers.
 */
@Component
class VoucherChain {

    private static final String ENTRIES = "SELECT " + String.join(", ", Recording.SEALED_ENTRY)
            + ", content_hash FROM ledger.entry ORDER BY period, id";
    private static final String LINES = "SELECT " + String.join(", ", Recording.SEALED_LINE) + " FROM ledger.line ORDER BY period, entry_id, number";
    private static final String SEALS = "SELECT entry_id, content_hash FROM ledger.voucher ORDER BY period, entry_id";
    private static final String CHAIN = "SELECT company_id, chain_number, entry_id, period, word, number, content_hash, hash FROM ledger.voucher ORDER BY company_id, chain_number";

    private final DataSource dataSource;

    VoucherChain(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param breach the first thing that is wrong, null when nothing is */
    record Walk(long entries, long lines, long vouchers, String breach) {
    }

    Walk walk() {
        try (Connection one = snapshot(); Connection two = dataSource.getConnection(); Connection three = dataSource.getConnection()) {
            String snapshot = shared(one);
            join(two, snapshot);
            join(three, snapshot);
            try {
                Walk contents = contents(one, two, three);
                return contents.breach() != null ? contents : chain(one, contents);
            } finally {
                for (Connection connection : new Connection[]{one, two, three}) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("the chain can't be read", broken);
        }
    }

    private static Walk contents(Connection one, Connection two, Connection three) throws SQLException {
        MessageDigest digest = Recording.sha256();
        long entries = 0;
        long lines = 0;
        long sealed = 0;
        try (var entry = new CopyStream(one, ENTRIES); var line = new CopyStream(two, LINES); var seal = new CopyStream(three, SEALS)) {
            boolean hasLine = line.next();
            boolean hasSeal = seal.next();
            while (entry.next()) {
                entries++;
                ByteBuffer fields = entry.fields();
                int start = fields.position();
                UUID id = new UUID(fields.getLong(start + 4), fields.getLong(start + 12));
                int end = fields.limit() - (4 + 32);
                digest.update(fields.array(), start, end - start);
                while (hasLine && startsWith(line, id)) {
                    lines++;
                    ByteBuffer row = line.fields();
                    digest.update(row.array(), row.position(), row.remaining());
                    hasLine = line.next();
                }
                byte[] content = digest.digest();
                if (!Arrays.equals(content, 0, 32, fields.array(), end + 4, end + 36)) {
                    return new Walk(entries, lines, sealed, "entry " + Journal.ENTRY_ID.write(id) + " or its lines are not as they were posted");
                }
                boolean numbered = hasSeal && startsWith(seal, id);
                if (numbered) {
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

    private static Walk chain(Connection one, Walk contents) throws SQLException {
        MessageDigest digest = Recording.sha256();
        UUID company = null;
        long number = 0;
        byte[] hash = VoucherSequencer.BEGINNING;
        try (var voucher = new CopyStream(one, CHAIN)) {
            while (voucher.next()) {
                UUID of = voucher.uuid();
                if (!of.equals(company)) {
                    company = of;
                    number = 0;
                    hash = VoucherSequencer.BEGINNING;
                }
                long chainNumber = voucher.bigint();
                UUID entry = voucher.uuid();
                int period = voucher.integer();
                String word = new String(voucher.bytes(), StandardCharsets.UTF_8);
                byte[] next = VoucherSequencer.next(digest, hash, chainNumber, entry, period, word, voucher.integer(), voucher.bytes());
                if (chainNumber != ++number || !Arrays.equals(next, voucher.bytes())) {
                    return new Walk(contents.entries(), contents.lines(), contents.vouchers(), "the chain breaks at link " + number + ", entry " + Journal.ENTRY_ID.write(entry));
                }
                hash = next;
            }
        }
        return contents;
    }

    private static boolean startsWith(CopyStream stream, UUID id) {
        ByteBuffer row = stream.fields();
        return row.getLong(row.position() + 4) == id.getMostSignificantBits() && row.getLong(row.position() + 12) == id.getLeastSignificantBits();
    }

    private Connection snapshot() throws SQLException {
        Connection connection = dataSource.getConnection();
        begin(connection);
        return connection;
    }

    private static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        }
    }

    private static String shared(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery("SELECT pg_export_snapshot()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void join(Connection connection, String snapshot) throws SQLException {
        begin(connection);
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
        }
    }
}
