package io.hesuan.postgres;

import io.hesuan.postgres.Manifest.Partition;
import io.hesuan.postgres.Manifest.Sequence;
import io.hesuan.postgres.Manifest.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a database consists of, as backup and restore see it: all schemas but PostgreSQL's own, all tables but the migrations' history. */
final class Catalog {

    /** Where migrations note what has run. It is the result of running them, so it is not saved. */
    private static final String HISTORY = quote("house", "schema_history");

    private static final String OURS = "n.nspname NOT IN ('pg_catalog', 'information_schema') "
            + "AND n.nspname NOT LIKE 'pg\\_toast%' AND n.nspname NOT LIKE 'pg\\_temp\\_%' AND c.oid IS DISTINCT FROM to_regclass('" + HISTORY + "') "
            // tables that an extension brought come back with the extension
            + "AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')";

    private final Connection connection;

    Catalog(Connection connection) {
        this.connection = connection;
    }

    /** Makes text the same on every machine: time zone, date form, number form, and names always with their schema. */
    void settle() throws SQLException {
        for (String setting : List.of("TimeZone = 'UTC'", "DateStyle = 'ISO, YMD'", "IntervalStyle = 'postgres'",
                "bytea_output = 'hex'", "extra_float_digits = 1", "xmlbinary = 'base64'", "search_path = ''",
                "synchronize_seqscans = off", "statement_timeout = 0", "lock_timeout = 0",
                "idle_in_transaction_session_timeout = 0", "row_security = off")) {
            execute("SET " + setting);
        }
    }

    /** Tables and partitioned tables without their parts, by name. Row counts and hashes are still empty. */
    List<Table> tables() throws SQLException {
        return list("""
                SELECT n.nspname, c.relname, c.relkind = 'p',
                       ARRAY(SELECT a.attname::text FROM pg_attribute a
                              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                              ORDER BY a.attnum)
                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND\s""" + OURS + " ORDER BY 1, 2",
                row -> new Table(row.getString(1), row.getString(2), row.getBoolean(3), 0, "", "",
                        Arrays.asList((String[]) row.getArray(4).getArray())));
    }

    /** Parts of partitioned tables, parents first: each part has a later oid than what it is a part of. */
    List<Partition> partitions() throws SQLException {
        return list("""
                SELECT n.nspname, c.relname, pn.nspname, pc.relname, pg_get_expr(c.relpartbound, c.oid),
                       coalesce(pg_get_partkeydef(c.oid), '')
                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                  JOIN pg_inherits i ON i.inhrelid = c.oid
                  JOIN pg_class pc ON pc.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = pc.relnamespace
                 WHERE c.relkind IN ('r', 'p') AND c.relispartition AND\s""" + OURS + " ORDER BY c.oid",
                row -> new Partition(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getString(5), row.getString(6)));
    }

    /** Statements that put the triggers on TRUNCATE of a part's whole on the part. */
    List<String> truncateTriggers(Partition part) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("""
                SELECT format('CREATE TRIGGER %I %s TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION %s()', tgname,
                              CASE tgtype::int & 2 WHEN 2 THEN 'BEFORE' ELSE 'AFTER' END, ?::text, tgfoid::regproc)
                  FROM pg_trigger WHERE tgrelid = ?::regclass AND NOT tgisinternal AND tgtype::int & 32 = 32 ORDER BY tgname""")) {
            find.setString(1, quote(part.schema(), part.name()));
            find.setString(2, quote(part.parentSchema(), part.parent()));
            try (ResultSet rows = find.executeQuery()) {
                List<String> statements = new ArrayList<>();
                while (rows.next()) {
                    statements.add(rows.getString(1));
                }
                return statements;
            }
        }
    }

    List<Sequence> sequences() throws SQLException {
        List<String[]> names = list("SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                + "WHERE c.relkind = 'S' AND " + OURS + " ORDER BY 1, 2",
                row -> new String[] {row.getString(1), row.getString(2)});
        List<Sequence> sequences = new ArrayList<>();
        for (String[] name : names) {
            sequences.addAll(list("SELECT last_value, is_called FROM " + quote(name[0], name[1]),
                    row -> new Sequence(name[0], name[1], row.getLong(1), row.getBoolean(2))));
        }
        return sequences;
    }

    List<String> materializedViews() throws SQLException {
        return list("SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                + "WHERE c.relkind = 'm' AND " + OURS + " ORDER BY c.oid", row -> quote(row.getString(1), row.getString(2)));
    }

    boolean hasLargeObjects() throws SQLException {
        return !list("SELECT 1 FROM pg_catalog.pg_largeobject_metadata LIMIT 1", row -> 1).isEmpty();
    }

    /** The newest migration that has run; "0" when none has. */
    String schemaVersion() throws SQLException {
        if (list("SELECT 1 WHERE to_regclass('" + HISTORY + "') IS NOT NULL", row -> 1).isEmpty()) {
            return "0";
        }
        return list("SELECT version FROM " + HISTORY + " WHERE success AND version IS NOT NULL",
                row -> row.getString(1)).stream().max(Versions::compare).orElse("0");
    }

    /**
     * A hash of all rows that does not depend on their order: the sum of two 64-bit hashes of each row's text. It is
     * computed by the server on both sides and guards against a mistake, not against forgery.
     */
    Table checksum(Table table) throws SQLException {
        String columns = table.columns().stream().map(Catalog::quote).collect(Collectors.joining(", "));
        return list("SELECT count(*), coalesce(sum(hashtextextended(line, 0)::numeric), 0) || ':' "
                + "|| coalesce(sum(hashtextextended(line, 1)::numeric), 0) FROM (SELECT ROW(" + columns + ")::text AS line FROM "
                + source(table) + ") AS l", row -> table.with(row.getLong(1), row.getString(2), table.sha256())).getFirst();
    }

    String copyOut(Table table) {
        return "COPY (SELECT " + columns(table) + " FROM " + source(table) + ") TO STDOUT (FORMAT text, ENCODING 'UTF8')";
    }

    String copyIn(Table table) {
        return "COPY " + quote(table.schema(), table.name())
                + (table.columns().isEmpty() ? "" : " (" + columns(table) + ")") + " FROM STDIN (FORMAT text, ENCODING 'UTF8')";
    }

    void execute(String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String columns(Table table) {
        return table.columns().stream().map(Catalog::quote).collect(Collectors.joining(", "));
    }

    /** A plain table without the tables that inherit from it; those are saved by themselves. */
    private static String source(Table table) {
        return (table.partitioned() ? "" : "ONLY ") + quote(table.schema(), table.name());
    }

    static String quote(String schema, String name) {
        return quote(schema) + "." + quote(name);
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    interface FromRow<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String query, FromRow<T> read) throws SQLException {
        try (Statement sql = connection.createStatement(); ResultSet rows = sql.executeQuery(query)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(read.read(rows));
            }
            return all;
        }
    }
}
