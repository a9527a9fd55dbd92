package io.hesuan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.io.TempDir;

@Execution(ExecutionMode.SAME_THREAD) // its tests share a source and a target
class BackupTest {

    /** Seed rows, references in both directions, parts, generated columns: what migrations may hold. */
    private static final String SCHEMA = """
            CREATE SCHEMA house;
            CREATE TABLE house.schema_history (installed_rank int, version text, success boolean);
            INSERT INTO house.schema_history VALUES (1, '001', true), (2, '12', true), (3, NULL, true), (4, '99', false);
            CREATE SCHEMA odd;
            CREATE TABLE odd.parent (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, child bigint,
                                     twice text GENERATED ALWAYS AS (name || name) STORED);
            CREATE TABLE odd.child (id bigint PRIMARY KEY, parent bigint NOT NULL REFERENCES odd.parent);
            ALTER TABLE odd.parent ADD FOREIGN KEY (child) REFERENCES odd.child DEFERRABLE;
            CREATE TABLE odd."Ünlucky \""name\""\" (raw bytea, doc jsonb, amounts numeric(30,10)[], at timestamptz, day date,
                                                 span interval, yes boolean, rate double precision, code uuid, words text);
            CREATE TABLE odd.empty (a int);
            CREATE TABLE odd.no_columns ();
            CREATE TABLE odd.moves (company int, day date, amount bigint) PARTITION BY LIST (company);
            CREATE TABLE odd.moves_1 PARTITION OF odd.moves FOR VALUES IN (1);
            CREATE SEQUENCE odd.numbers START 5;
            CREATE SEQUENCE odd.untouched;
            CREATE TABLE odd.seed (a int);
            INSERT INTO odd.seed VALUES (1), (2);
            CREATE FUNCTION odd.forbid() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''append only''; END';
            CREATE TRIGGER forbid BEFORE INSERT ON odd.child FOR EACH ROW WHEN (NEW.id < 0) EXECUTE FUNCTION odd.forbid();
            CREATE TRIGGER never_emptied BEFORE TRUNCATE ON odd.moves FOR EACH STATEMENT EXECUTE FUNCTION odd.forbid();
            CREATE MATERIALIZED VIEW odd.totals AS SELECT company, sum(amount) AS amount FROM odd.moves GROUP BY company;
            """;

    private static final String ROWS = """
            INSERT INTO odd.parent (name) SELECT '户' || g FROM generate_series(1, 500) g;
            INSERT INTO odd.child SELECT g, g FROM generate_series(1, 500) g;
            UPDATE odd.parent SET child = id WHERE id % 2 = 0;
            DELETE FROM odd.seed WHERE a = 1;
            INSERT INTO odd."Ünlucky \""name\""\" VALUES
              ('\\x00ff5c0a0d09', '{"客户":"合算\\n","n":1.2300,"null":null}', '{1.5,NULL,-99999999999999999999.0123456789}',
               '2026-11-23 12:34:56.789012+08', '0044-03-15 BC', '1 year 2 mons -3 days 04:05:06.7', true, 0.1,
               '0193f1a0-0000-7000-8000-000000000001', E'tab\\t line\\n back\\\\slash \\\\. 汉字 🀄 "quote"'),
              ('', '[]', '{}', 'infinity', 'infinity', NULL, NULL, 'NaN', NULL, ''),
              (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '\\.'),
              (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '\\N');
            INSERT INTO odd.no_columns DEFAULT VALUES;
            CREATE TABLE odd.moves_2 PARTITION OF odd.moves FOR VALUES IN (2) PARTITION BY RANGE (day);
            CREATE TABLE odd.moves_2_nov PARTITION OF odd.moves_2 FOR VALUES FROM ('2026-11-01') TO ('2026-12-01');
            INSERT INTO odd.moves SELECT 1 + g % 2, '2026-11-01'::date + g % 30, g FROM generate_series(1, 20000) g;
            SELECT setval('odd.numbers', 41);
            REFRESH MATERIALIZED VIEW odd.totals;
            """;

    private static final AtomicBoolean spoil = new AtomicBoolean();

    private static EmbeddedPostgres from;
    private static EmbeddedPostgres to;

    @TempDir(factory = HomeInMemory.class)
    Path place;

    private Path file;

    @BeforeAll
    static void startServers() throws Exception {
        from = EmbeddedPostgres.throwaway();
        to = EmbeddedPostgres.throwaway();
        execute(from.address().ownerUrl("hesuan"), SCHEMA + ROWS);
    }

    @AfterAll
    static void stopServers() {
        from.close();
        to.close();
    }

    @BeforeEach
    void freshTarget() throws Exception {
        spoil.set(false);
        file = place.resolve("books.hesuan");
        execute(to.address().ownerUrl("postgres"), "DROP DATABASE hesuan WITH (FORCE)");
        execute(to.address().ownerUrl("postgres"), "CREATE DATABASE hesuan");
    }

    @Test
    void oddDataComesBackAsItWas() throws Exception {
        Backup backup = backup();
        Restore restore = restore();
        assertThat(restore.restored()).isEqualTo(restore.saved()).isEqualTo(backup.sha256());
        assertThat(restore.rows()).isEqualTo(backup.rows()).isEqualTo(500 + 500 + 1 + 4 + 1 + 20000);
        assertThat(backup.schemaVersion()).isEqualTo("12");
        for (String query : new String[] {
            "SELECT string_agg(t::text, '|' ORDER BY words) FROM odd.\"Ünlucky \"\"name\"\"\" t",
            "SELECT string_agg(twice || child, ',' ORDER BY id) FROM odd.parent",
            "SELECT string_agg(tableoid::regclass || ':' || day || ':' || amount, ',' ORDER BY amount) FROM odd.moves",
            "SELECT string_agg(t::text, ',' ORDER BY company) FROM odd.moves t JOIN odd.totals USING (company) WHERE t.amount < 9",
            "SELECT sum(amount)::text FROM odd.moves"}) {
            assertThat(ask(to, query)).as(query).isNotNull().isEqualTo(ask(from, query));
        }
        assertThat(ask(to, "SELECT string_agg(t::text, ',' ORDER BY company) FROM odd.totals t"))
                .isEqualTo("(1,100010000),(2,100000000)");
    }

    @Test
    void numbersGoOnWhereTheyWere() throws Exception {
        backup();
        restore();
        assertThat(ask(to, "SELECT nextval('odd.numbers')::text")).isEqualTo("42");
        assertThat(ask(to, "SELECT nextval('odd.untouched')::text")).isEqualTo("1");
        assertThat(ask(to, "INSERT INTO odd.parent (name) VALUES ('next') RETURNING id::text")).isEqualTo("501");
    }

    @Test
    void referencesAndTriggersAreOnAgainAfterwards() throws Exception {
        backup();
        restore();
        String url = to.address().ownerUrl("hesuan");
        assertThatThrownBy(() -> execute(url, "INSERT INTO odd.child VALUES (900, 900)"))
                .hasMessageContaining("violates foreign key");
        assertThatThrownBy(() -> execute(url, "INSERT INTO odd.child VALUES (-1, 1)"))
                .hasMessageContaining("append only");
    }

    @Test
    void partsMadeByTheProgramAreKeptFromBeingEmptiedAsTheirWholeIs() throws Exception {
        backup();
        restore();
        for (String part : new String[] {"moves", "moves_2", "moves_2_nov"}) {
            assertThatThrownBy(() -> execute(to.address().ownerUrl("hesuan"), "TRUNCATE odd." + part)).as(part).hasMessageContaining("append only");
        }
    }

    @Test
    void whatIsWrittenDuringABackupIsNotInIt() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> writeUntil(done));
        try {
            while (ask(from, "SELECT count(*)::text FROM odd.empty").equals("0")) {
                Thread.onSpinWait();
            }
            backup();
        } finally {
            done.set(true);
            writer.join();
        }
        long written = Long.parseLong(ask(from, "SELECT count(*)::text FROM odd.empty"));
        execute(from.address().ownerUrl("hesuan"), "TRUNCATE odd.empty; DELETE FROM odd.seed WHERE a > 2");
        restore();
        long saved = Long.parseLong(ask(to, "SELECT count(*)::text FROM odd.empty"));
        assertThat(saved).isPositive().isLessThan(written);
        assertThat(ask(to, "SELECT count(*)::text FROM odd.seed WHERE a > 2"))
                .as("the two tables, written in one transaction and saved one after the other, agree")
                .isEqualTo(String.valueOf(saved));
    }

    @Test
    void aTargetWithTablesIsRefusedAndKept() throws Exception {
        backup();
        execute(to.address().ownerUrl("hesuan"), "CREATE TABLE books AS SELECT 1 AS a");
        assertRefused(PostgresTrouble.Kind.NOT_EMPTY);
        assertThat(ask(to, "SELECT a::text FROM books")).isEqualTo("1");
    }

    @Test
    void aBackupOfANewerProgramIsRefused() throws Exception {
        backup();
        PostgresTrouble trouble = catchThrowableOfType(PostgresTrouble.class,
                () -> Restore.into(to.address(), file, new TestMigrations("11.9")));
        assertThat(trouble.kind()).isEqualTo(PostgresTrouble.Kind.BACKUP_NEWER);
        assertThat(trouble).hasMessageContaining("schema 12, this one knows 11.9");
        assertNothingRemains();
    }

    @Test
    void oneAlteredByteAnywhereIsFoundAndNothingRemains() throws Exception {
        backup();
        byte[] good = Files.readAllBytes(file);
        for (int at = 40; at < good.length; at += good.length / 25) {
            byte[] bad = good.clone();
            bad[at] ^= 0x10;
            Files.write(file, bad);
            PostgresTrouble trouble = catchThrowableOfType(PostgresTrouble.class, this::restore);
            if (trouble == null) { // zip keeps some things twice, such as an entry's time: then the books must be whole
                assertThat(ask(to, "SELECT sum(amount)::text FROM odd.moves")).isEqualTo(ask(from, "SELECT sum(amount)::text FROM odd.moves"));
                freshTarget();
            } else {
                assertThat(trouble.kind()).as("byte " + at).isEqualTo(PostgresTrouble.Kind.BACKUP_DAMAGED);
                assertNothingRemains();
            }
        }
    }

    @Test
    void aFileCutShortAndAFileOfAnotherKindAreRefused() throws Exception {
        backup();
        byte[] good = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(good, good.length / 2));
        assertRefused(PostgresTrouble.Kind.BACKUP_DAMAGED);
        Files.writeString(file, "日记账");
        assertRefused(PostgresTrouble.Kind.BACKUP_DAMAGED);
        Files.delete(file);
        assertRefused(PostgresTrouble.Kind.BACKUP_DAMAGED);
        assertNothingRemains();
    }

    @Test
    void rowsThatComeBackDifferentAreNotKept() throws Exception {
        backup();
        spoil.set(true);
        assertRefused(PostgresTrouble.Kind.RESTORE_DIFFERS);
        assertNothingRemains();
    }

    @Test
    void anOlderBackupIsNeverOverwritten() throws Exception {
        Files.writeString(file, "older");
        assertThat(catchThrowableOfType(PostgresTrouble.class, this::backup).kind()).isEqualTo(PostgresTrouble.Kind.FILE_EXISTS);
        assertThat(file).hasContent("older");
    }

    private record TestMigrations(String newest) implements Restore.Migrations {
        @Override
        public void restored(Connection owner) throws SQLException {
            owner.createStatement().execute("COMMENT ON SCHEMA odd IS 'restored'");
        }

        @Override
        public void migrate(String url, String version) {
            assertThat(version).isEqualTo("12");
            try {
                execute(url, SCHEMA);
                if (spoil.get()) {
                    execute(url, "CREATE FUNCTION odd.spoil() RETURNS trigger LANGUAGE plpgsql AS "
                            + "'BEGIN NEW.amount := NEW.amount + (NEW.amount = 8)::int; RETURN NEW; END'; "
                            + "CREATE TRIGGER spoil BEFORE INSERT ON odd.moves_1 FOR EACH ROW EXECUTE FUNCTION odd.spoil(); "
                            + "ALTER TABLE odd.moves_1 ENABLE ALWAYS TRIGGER spoil");
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Backup backup() {
        try (Connection owner = from.address().connect("hesuan")) {
            return Backup.write(owner, file);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Restore restore() {
        return Restore.into(to.address(), file, new TestMigrations("12"));
    }

    private void assertRefused(PostgresTrouble.Kind kind) {
        assertThat(catchThrowableOfType(PostgresTrouble.class, this::restore).kind()).isEqualTo(kind);
    }

    private static void assertNothingRemains() throws SQLException {
        assertThat(ask(to, "SELECT count(*)::text FROM pg_class WHERE relnamespace NOT IN "
                + "('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)")).isEqualTo("0");
        assertThat(ask(to, "SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database WHERE NOT datistemplate"))
                .isEqualTo("hesuan,postgres");
    }

    private static void writeUntil(AtomicBoolean done) {
        try (Connection connection = from.address().connect("hesuan"); Statement sql = connection.createStatement()) {
            while (!done.get()) {
                sql.execute("BEGIN; INSERT INTO odd.empty VALUES (3); INSERT INTO odd.seed VALUES (3); COMMIT");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url); Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String ask(EmbeddedPostgres server, String query) throws SQLException {
        try (Connection connection = server.address().connect("hesuan"); Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
