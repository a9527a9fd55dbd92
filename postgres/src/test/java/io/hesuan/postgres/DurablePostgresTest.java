package io.hesuan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurablePostgresTest {

    @TempDir(factory = HomeInMemory.class)
    Path home;

    @Test
    void aNewHomeGetsADatabaseThatKeepsItsPromises() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.durable(home)) {
            assertThat(List.of("fsync", "full_page_writes", "synchronous_commit", "data_checksums"))
                    .allSatisfy(name -> assertThat(ask(server, "SHOW " + name)).isEqualTo("on"));
            assertThat(ask(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "SHOW password_encryption")).isEqualTo("scram-sha-256");
            assertThat(ask(server, "SELECT pg_encoding_to_char(encoding) || ' ' || datlocprovider::text || ' ' || datlocale "
                    + "FROM pg_database WHERE datname = 'hesuan'")).isEqualTo("UTF8 b C.UTF-8");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("postgres/owner.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void nobodyEntersWithoutThePasswordAndTheApplicationIsNoSuperuser() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.durable(home)) {
            Address address = server.address();
            assertThatThrownBy(() -> DriverManager.getConnection(address.url(), "hesuan", "wrong"))
                    .isInstanceOf(SQLException.class).hasMessageContaining("password authentication failed");
            Login application = address.application();
            try (Connection connection = DriverManager.getConnection(address.url(), application.user(), application.password());
                    Statement sql = connection.createStatement()) {
                assertThatThrownBy(() -> sql.execute("CREATE TABLE public.mine (a int)")).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void committedRowsOutliveAKilledServerWhichIsStartedAgainOnTheSamePort() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.durable(home)) {
            tell(server, "CREATE TABLE kept (a int)");
            tell(server, "INSERT INTO kept SELECT generate_series(1, 1000)");
            ProcessHandle killed = postmaster();
            killed.destroyForcibly();
            killed.onExit().join();
            assertThat(askWhenBack(server, "SELECT count(*) FROM kept")).isEqualTo("1000");
            assertThat(postmaster().pid()).isNotEqualTo(killed.pid());
        }
    }

    @Test
    void aServerLeftBehindByAKilledProgramIsFoundAndTakenOver() throws Exception {
        Keeper.Running program = Keeper.start(home.toString());
        program.kill();
        ProcessHandle orphan = postmaster();
        try (EmbeddedPostgres server = EmbeddedPostgres.durable(home)) {
            assertThat(postmaster().pid()).isEqualTo(orphan.pid());
            assertThat(program.firstLine()).isEqualTo("open " + server.address().port());
        }
        assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void rowsOutliveTheDeathOfProgramAndServerTogether() throws Exception {
        Keeper.Running program = Keeper.start(home.toString());
        Address address = Address.running(home).orElseThrow();
        try (Connection connection = address.connect("hesuan"); Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) a");
        }
        program.kill();
        postmaster().destroyForcibly();
        try (EmbeddedPostgres server = EmbeddedPostgres.durable(home)) {
            assertThat(ask(server, "SELECT count(*) FROM kept")).isEqualTo("1000");
        }
    }

    @Test
    void aPidFileWhoseNumberNowBelongsToAStrangerDoesNotHinderTheStart() throws Exception {
        EmbeddedPostgres.durable(home).close();
        Path data = home.toRealPath().resolve("postgres/data");
        Files.writeString(data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n1\n5\n\n\n");
        try (EmbeddedPostgres server = EmbeddedPostgres.durable(home)) {
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aSecondOpeningIsRefusedInThisProgramAndInAnother() {
        try (EmbeddedPostgres server = EmbeddedPostgres.durable(home)) {
            for (int attempt = 0; attempt < 2; attempt++) { // the first refusal must not loosen the lock
                HomeInUse refused = catchThrowableOfType(HomeInUse.class, () -> EmbeddedPostgres.durable(home));
                assertThat(refused.pid()).hasValue(ProcessHandle.current().pid());
                Keeper.Running other = Keeper.start(home.toString());
                assertThat(other.firstLine()).startsWith("HOME_IN_USE The data directory")
                        .contains("is in use by process " + ProcessHandle.current().pid());
            }
            assertThat(server.address().port()).isPositive();
        }
    }

    @Test
    void theSamePortIsTakenAgainAndALostApplicationPasswordIsReplaced() throws Exception {
        EmbeddedPostgres first = EmbeddedPostgres.durable(home);
        first.close();
        Files.delete(home.resolve("postgres/application.password"));
        try (EmbeddedPostgres second = EmbeddedPostgres.durable(home)) {
            assertThat(second.address().port()).isEqualTo(first.address().port());
            assertThat(second.address().application().password()).isNotEqualTo(first.address().application().password());
            Login application = second.address().application();
            DriverManager.getConnection(second.address().url(), application.user(), application.password()).close();
        }
    }

    @Test
    void aLostOwnerPasswordIsToldInWords() throws Exception {
        EmbeddedPostgres.durable(home).close();
        Files.delete(home.resolve("postgres/owner.password"));
        assertTrouble(PostgresTrouble.Kind.PASSWORD_LOST, "owner.password that keeps the database password is gone");
    }

    @Test
    void aDatabaseOfAnotherMajorVersionIsNotTouched() throws Exception {
        EmbeddedPostgres.durable(home).close();
        Files.writeString(home.resolve("postgres/data/PG_VERSION"), "17\n");
        assertTrouble(PostgresTrouble.Kind.OTHER_VERSION, "was made by PostgreSQL 17");
    }

    @Test
    void aServerThatRefusesToStartIsQuoted() throws Exception {
        EmbeddedPostgres.durable(home).close();
        Files.writeString(home.resolve("postgres/data/postgresql.auto.conf"), "no_such_setting = 1\n");
        assertTrouble(PostgresTrouble.Kind.START_FAILED, "unrecognized configuration parameter \"no_such_setting\"");
    }

    @Test
    void anInterruptedFirstStartIsMadeGood() throws Exception {
        Files.createDirectories(home.resolve("postgres/data.new/base"));
        Files.writeString(home.resolve("postgres/data.new/PG_VERSION"), "18\n");
        try (EmbeddedPostgres server = EmbeddedPostgres.durable(home)) {
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
        }
        assertThat(home.resolve("postgres/data.new")).doesNotExist();
    }

    private void assertTrouble(PostgresTrouble.Kind kind, String words) {
        PostgresTrouble trouble = catchThrowableOfType(PostgresTrouble.class, () -> EmbeddedPostgres.durable(home));
        assertThat(trouble).hasMessageContaining(words);
        assertThat(trouble.kind()).isEqualTo(kind);
    }

    private ProcessHandle postmaster() throws Exception {
        return Postmaster.find(home.toRealPath().resolve("postgres/data")).orElseThrow().process();
    }

    static String ask(EmbeddedPostgres server, String query) throws SQLException {
        try (Connection connection = server.address().connect("hesuan"); Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void tell(EmbeddedPostgres server, String statement) throws SQLException {
        try (Connection connection = server.address().connect("hesuan"); Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String askWhenBack(EmbeddedPostgres server, String query) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            try {
                return ask(server, query);
            } catch (SQLException away) {
                assertThat(Instant.now()).as("server back: " + away.getMessage()).isBefore(deadline);
                Thread.sleep(100);
            }
        }
    }
}
