package io.hesuan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only root can try: other users, forbidden namespaces, a disk that is really full. */
class HostTest {

    private static final List<String> AS_NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");

    @TempDir(factory = HomeInMemory.class)
    Path place;

    @BeforeEach
    void asRoot() throws Exception {
        assumeTrue(Account.current().uid() == 0, "skipped: only root can change users and mount a small disk");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void anOrdinaryUserKeepsADatabaseToo() throws Exception {
        Path home = Files.createDirectory(place.resolve("home"));
        shell("chown 65534:65534 " + home);
        Keeper.Running program = startAsNobody(home);
        try {
            assertThat(program.firstLine()).startsWith("open ");
            assertThat(shell("stat -c %u " + home.resolve("postgres/data")).strip()).isEqualTo("65534");
        } finally {
            program.kill();
            Postmaster.find(home.toRealPath().resolve("postgres/data")).ifPresent(p -> p.process().destroy());
        }
    }

    @Test
    void aHomeOfAnotherUserIsRefusedWithBothNames() throws Exception {
        Path home = Files.createDirectory(place.resolve("home"));
        Keeper.Running program = startAsNobody(home);
        program.kill();
        assertThat(program.firstLine()).startsWith("WRONG_OWNER").contains("belongs to user root").contains("HESUAN_DATA");
    }

    @Test
    void aDatabaseOfAnotherUserIsRefusedWithBothNames() throws Exception {
        EmbeddedPostgres.durable(place).close();
        shell("chown -R 65534 " + place.resolve("postgres/data"));
        PostgresTrouble trouble = catchThrowableOfType(PostgresTrouble.class, () -> EmbeddedPostgres.durable(place));
        assertThat(trouble.kind()).isEqualTo(PostgresTrouble.Kind.WRONG_OWNER);
        assertThat(trouble).hasMessageContaining("belongs to user nobody").hasMessageContaining("run as root");
    }

    @Test
    void whereNamespacesAreForbiddenTheServerRunsAsAnAccountWithoutRights() throws Exception {
        Account account = Account.withoutRights();
        Path cache = place.resolve("cache");
        try (EmbeddedPostgres server = EmbeddedPostgres.durable(place, account, cache)) {
            DurablePostgresTest.tell(server, "CREATE TABLE kept AS SELECT 7 AS a");
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.durable(place, account, cache)) {
            assertThat(DurablePostgresTest.ask(server, "SELECT a FROM kept")).isEqualTo("7");
            long pid = Postmaster.find(place.toRealPath().resolve("postgres/data")).orElseThrow().process().pid();
            assertThat(shell("stat -c %u /proc/" + pid).strip()).isEqualTo(String.valueOf(account.uid()));
        }
    }

    @Test
    void aHomeThatThisAccountCannotReachIsRefused() throws Exception {
        Path closed = Files.createDirectory(place.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        PostgresTrouble trouble = catchThrowableOfType(PostgresTrouble.class,
                () -> EmbeddedPostgres.durable(closed, Account.withoutRights(), place.resolve("cache")));
        assertThat(trouble.kind()).isEqualTo(PostgresTrouble.Kind.WRONG_OWNER);
        assertThat(trouble).hasMessageContaining("may not enter");
    }

    @Test
    void aDiskWithTooLittleRoomIsRefusedAndTheRowsAreThereWhenRoomIsMade() throws Exception {
        onSmallDisk("size=500m", home -> {
            try (EmbeddedPostgres server = EmbeddedPostgres.durable(home)) {
                DurablePostgresTest.tell(server, "CREATE TABLE kept AS SELECT 7 AS a");
            }
            Path filler = home.resolve("filler");
            fill(filler);
            assertDiskFull(home, "less than 64 MB left");
            Files.delete(filler);
            try (EmbeddedPostgres server = EmbeddedPostgres.durable(home)) {
                assertThat(DurablePostgresTest.ask(server, "SELECT a FROM kept")).isEqualTo("7");
            }
        });
    }

    @Test
    void aDiskThatFillsUpWhileTheDatabaseIsMadeIsNamedAsTheReason() throws Exception {
        onSmallDisk("size=500m,nr_inodes=300", home -> assertDiskFull(home, "is full"));
    }

    private static void assertDiskFull(Path home, String words) {
        PostgresTrouble trouble = catchThrowableOfType(PostgresTrouble.class, () -> EmbeddedPostgres.durable(home));
        assertThat(trouble).hasMessageContaining(words);
        assertThat(trouble.kind()).isEqualTo(PostgresTrouble.Kind.DISK_FULL);
    }

    private interface OnDisk {
        void run(Path home) throws Exception;
    }

    private void onSmallDisk(String options, OnDisk test) throws Exception {
        Path disk = Files.createDirectory(place.resolve("disk"));
        int mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString()).start().waitFor();
        assumeTrue(mounted == 0, "skipped: this machine does not let root mount a small disk");
        try {
            test.run(disk);
        } finally {
            shell("umount " + disk);
        }
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] megabyte = new byte[1 << 20];
            while (true) {
                out.write(megabyte);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    /** The program's parts are copied where that user can read them: a build may lie in root's own directory. */
    private Keeper.Running startAsNobody(Path home) throws Exception {
        Path parts = Files.createDirectories(place.resolve("parts"));
        List<String> classPath = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path from = Path.of(part);
            if (Files.exists(from) && !from.toString().matches(".*(junit|assertj|surefire).*")) {
                Path to = parts.resolve(classPath.size() + "-" + from.getFileName());
                copy(from, to);
                classPath.add(to.toString());
            }
        }
        return Keeper.start(AS_NOBODY, String.join(File.pathSeparator, classPath),
                Map.of("HESUAN_CACHE", home.resolve("cache").toString()), home.toString());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
            }
        }
    }

    private static String shell(String command) throws Exception {
        Commands.Result result = Commands.run(List.of("sh", "-c", command));
        assertThat(result.exit()).as(command + ": " + result.output()).isZero();
        return result.output();
    }
}
