package io.hesuan.books.ledger;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the machine does at best with entries and lines: the very rows that were posted, written once more by plain COPY, a
 * commit for each batch, into twins of the same tables with the same indexes and constraints, but without triggers.
 */
final class RawJournal implements AutoCloseable {

    private static final List<String> TABLES = List.of("entry", "line");

    private final Connection owner;
    private final CopyManager copy;

    RawJournal(Connection owner) throws SQLException {
        this.owner = owner;
        copy = owner.unwrap(PGConnection.class).getCopyAPI();
        owner.setAutoCommit(false);
        execute("CREATE SCHEMA raw");
        for (String table : TABLES) {
            execute("CREATE TABLE raw." + table + " (LIKE ledger." + table + " INCLUDING ALL) PARTITION BY RANGE (period)");
            execute("SELECT format('CREATE TABLE raw.%s PARTITION OF raw." + table + " %s', relname, pg_get_expr(relpartbound, oid)) FROM pg_class "
                    + "WHERE oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = 'ledger." + table + "'::regclass) AND relkind = 'r'");
        }
        owner.commit();
    }

    /** Writes the entries of these transactions again, one transaction for each. @return nanoseconds that the writing took */
    long write(List<Long> commitPositions) throws SQLException, IOException {
        long nanos = 0;
        for (long position : commitPositions) {
            List<byte[]> rows = new ArrayList<>();
            rows.add(read("SELECT * FROM ledger.entry WHERE commit_position = " + position));
            rows.add(read("SELECT l.* FROM ledger.entry e JOIN ledger.line l ON l.period = e.period AND l.entry_id = e.id WHERE e.commit_position = "
                    + position + " ORDER BY l.entry_id, l.number"));
            owner.commit();
            long begin = System.nanoTime();
            for (int i = 0; i < TABLES.size(); i++) {
                copy.copyIn("COPY raw." + TABLES.get(i) + " FROM STDIN (FORMAT binary)", new ByteArrayInputStream(rows.get(i)), 1 << 16);
            }
            owner.commit();
            nanos += System.nanoTime() - begin;
        }
        return nanos;
    }

    private byte[] read(String query) throws SQLException, IOException {
        var bytes = new ByteArrayOutputStream();
        copy.copyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)", bytes);
        return bytes.toByteArray();
    }

    /** Runs a statement; when it answers statements, those too. */
    private void execute(String text) throws SQLException {
        List<String> answered = new ArrayList<>();
        try (var statement = owner.createStatement()) {
            if (statement.execute(text)) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        answered.add(rows.getString(1));
                    }
                }
            }
        }
        for (String next : answered) {
            execute(next);
        }
    }

    @Override
    public void close() throws SQLException {
        owner.rollback();
        execute("DROP SCHEMA raw CASCADE");
        owner.commit();
        owner.setAutoCommit(true);
    }
}
