package io.hesuan.platform.bench;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the machine does at best with the rows of a transaction: the very rows, written once more by plain COPY, one commit, into
 * twins of their tables with the same indexes and constraints, but without triggers.
 */
public final class RawCopy implements AutoCloseable {

    private final Connection owner;
    private final CopyManager copy;
    private final List<String> tables;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private long rows;

    /** @param tables by schema; tables that only ever get new rows */
    public RawCopy(Connection owner, Map<String, List<String>> tables) throws SQLException {
        this.owner = owner;
        this.copy = owner.unwrap(PGConnection.class).getCopyAPI();
        this.tables = tables.entrySet().stream().flatMap(schema -> schema.getValue().stream().map(table -> schema.getKey() + "." + table)).toList();
        owner.setAutoCommit(false);
        execute("CREATE SCHEMA twins");
        for (String table : this.tables) {
            execute("CREATE TABLE " + twin(table) + " (LIKE " + table + " INCLUDING ALL)");
            columns.put(table, columns(table));
        }
        owner.commit();
    }

    /** @param transaction its number, as {@code pg_current_xact_id()} gave it. @return nanoseconds that the writing took */
    public long write(long transaction) throws SQLException, IOException {
        Map<String, byte[]> read = new LinkedHashMap<>();
        for (String table : tables) {
            var bytes = new ByteArrayOutputStream();
            rows += copy.copyOut("COPY (SELECT " + columns.get(table) + " FROM " + table + " WHERE xmin::text = '" + (transaction & 0xffff_ffffL) + "') TO STDOUT (FORMAT binary)", bytes);
            read.put(table, bytes.toByteArray());
        }
        owner.commit();
        long begin = System.nanoTime();
        for (var table : read.entrySet()) {
            copy.copyIn("COPY " + twin(table.getKey()) + " (" + columns.get(table.getKey()) + ") FROM STDIN (FORMAT binary)", new ByteArrayInputStream(table.getValue()), 1 << 16);
        }
        owner.commit();
        return System.nanoTime() - begin;
    }

    /** How many rows were written so far. */
    public long rows() {
        return rows;
    }

    private static String twin(String table) {
        return "twins." + table.replace('.', '_');
    }

    /** Those that are written: generated ones make themselves. */
    private String columns(String table) throws SQLException {
        try (var statement = owner.createStatement();
             var row = statement.executeQuery("SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = '" + table
                     + "'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''")) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String text) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(text);
        }
    }

    @Override
    public void close() throws SQLException {
        owner.rollback();
        execute("DROP SCHEMA twins CASCADE");
        owner.commit();
        owner.setAutoCommit(true);
    }
}
