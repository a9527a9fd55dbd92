package io.hesuan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThrowawayPostgresTest {

    @Test
    void aCopyHoldsWhatTheTemplateHoldsAndCopiesDoNotSeeEachOther() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.throwaway()) {
            TemplateDatabase template = TemplateDatabase.of(server, "template_of_test", ThrowawayPostgresTest::migrate);
            try (TemplateDatabase.Copy one = template.fresh(); TemplateDatabase.Copy other = template.fresh()) {
                execute(one.ownerUrl(), "DELETE FROM seed");
                assertThat(count(one.ownerUrl())).isZero();
                assertThat(count(other.ownerUrl())).isEqualTo(100);
            }
            printTimeOfCopies(template);
        }
    }

    @Test
    void itIsGoneAfterClose() throws Exception {
        Set<Path> before = places();
        EmbeddedPostgres server = EmbeddedPostgres.throwaway();
        Set<Path> mine = new HashSet<>(places());
        mine.removeAll(before);
        mine.removeIf(place -> holder(place) != ProcessHandle.current().pid()); // other programs of this machine make some too
        assertThat(mine).isNotEmpty();
        server.close();
        assertThat(places()).doesNotContainAnyElementsOf(mine);
    }

    @Test
    void whatAKilledProgramLeftIsRemovedByTheNextOne() throws Exception {
        Keeper.Running program = Keeper.start("throwaway");
        Path place = places().stream().filter(p -> holder(p) == program.process().pid()).findFirst().orElseThrow();
        ProcessHandle server = Postmaster.find(new Home(place).data()).orElseThrow().process();
        program.kill();
        assertThat(server.isAlive()).isTrue();
        Files.setLastModifiedTime(place, FileTime.from(Instant.now().minusSeconds(60)));
        EmbeddedPostgres.throwaway().close();
        assertThat(place).doesNotExist();
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void aProgramThatEndsWithoutClosingLeavesNothing() throws Exception {
        Keeper.Running program = Keeper.start("throwaway");
        Path place = places().stream().filter(p -> holder(p) == program.process().pid()).findFirst().orElseThrow();
        program.process().destroy();
        program.process().onExit().join();
        assertThat(place).doesNotExist();
    }

    private static void printTimeOfCopies(TemplateDatabase template) {
        int copies = 10;
        long begin = System.nanoTime();
        for (int i = 0; i < copies; i++) {
            template.fresh().close();
        }
        System.out.println("copy and drop of a template database: " + (System.nanoTime() - begin) / copies / 1_000_000 + " ms");
    }

    private static void migrate(String url) {
        try {
            execute(url, "CREATE TABLE seed AS SELECT generate_series(1, 100) a");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url); Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static long count(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url); Statement sql = connection.createStatement();
                var rows = sql.executeQuery("SELECT count(*) FROM seed")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Set<Path> places() throws Exception {
        Set<Path> all = new HashSet<>();
        for (Path parent : new Path[] {Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir"))}) {
            try (Stream<Path> found = Files.list(parent)) {
                all.addAll(found.filter(p -> p.getFileName().toString().startsWith("hesuan-throwaway-"))
                        .collect(Collectors.toSet()));
            }
        }
        return all;
    }

    private static long holder(Path place) {
        try {
            return Long.parseLong(Files.readString(place.resolve("lock.pid")).strip());
        } catch (Exception notYet) {
            return -1;
        }
    }
}
