package io.hesuan.postgres;

import io.hesuan.postgres.PostgresTrouble.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One data directory and the server on it: made once, started, found again, stopped. */
final class Cluster {

    private static final Duration PATIENCE = Duration.ofMinutes(5); // replaying the log after a crash may take long
    private static final int LINES_OF_LOG = 8;

    private final Home home;
    private final Binaries binaries;
    private final Account account;
    private final Settings settings;

    Cluster(Home home, Binaries binaries, Account account, Settings settings) {
        this.home = home;
        this.binaries = binaries;
        this.account = account;
        this.settings = settings;
    }

    /** Makes the data directory where there is none. It appears whole or not at all: a broken attempt is thrown away. */
    void make(String... initdbOptions) {
        Directories.makePrivate(home.postgres());
        account.give(home.postgres());
        if (home.hasDatabase()) {
            mustBeOurs();
            return;
        }
        account.mustReach(home.postgres());
        home.ensurePassword(home.ownerPassword());
        account.give(home.ownerPassword());
        Path aside = home.postgres().resolve("data.new");
        try {
            Directories.delete(aside);
            initdb(aside, initdbOptions);
            Files.writeString(aside.resolve("postgresql.conf"), "\ninclude 'hesuan.conf'\n", StandardOpenOption.APPEND);
            Files.move(aside, home.data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Directories.trouble(e, Kind.START_FAILED, "The database cannot be made in " + home.data() + ": "
                    + Directories.reason(e));
        }
    }

    private void initdb(Path directory, String... options) {
        List<String> words = new ArrayList<>(List.of(account.command(binaries.program("initdb"),
                "--pgdata=" + directory, "--username=" + home.owner().user(), "--pwfile=" + home.ownerPassword(),
                "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8", "--data-checksums")));
        words.addAll(List.of(options));
        Commands.Result result = Commands.run(words);
        if (result.exit() != 0) {
            throw failed("The database cannot be made in " + home.data(), lastLines(result.output().lines().toList()));
        }
    }

    private void mustBeOurs() {
        account.mustOwn(home.data());
        Directories.makePrivate(home.data());
        try {
            String made = Files.readString(home.data().resolve("PG_VERSION")).strip();
            if (!made.equals(binaries.majorVersion())) {
                throw new PostgresTrouble(Kind.OTHER_VERSION, "The database in " + home.data() + " was made by PostgreSQL "
                        + made + ", and this program brings " + binaries.version()
                        + ". Make a backup with the program that made it, and restore that into an empty directory.");
            }
        } catch (IOException e) {
            throw Directories.trouble(e, Kind.WRONG_OWNER, "The database in " + home.data() + " cannot be read: "
                    + Directories.reason(e));
        }
    }

    /** Starts the server, or takes over the one that an earlier program left behind. */
    Postmaster start() {
        Instant deadline = Instant.now().plus(PATIENCE);
        Optional<PostgresTrouble> last = Optional.empty();
        while (Instant.now().isBefore(deadline)) {
            Optional<Postmaster> live = Postmaster.find(home.data());
            if (live.filter(Postmaster::isReady).isPresent()) {
                home.rememberPort(live.get().port());
                return live.get();
            }
            if (live.isEmpty()) {
                last.filter(t -> !isPassing(t)).ifPresent(t -> {
                    throw t;
                });
                last = launch();
            }
            if (last.isPresent() || live.isPresent()) {
                pause(); // it is starting, stopping, or its old sessions are still on their way out
            }
        }
        throw last.orElseGet(() -> new PostgresTrouble(Kind.START_FAILED, "PostgreSQL did not become ready within "
                + PATIENCE.toMinutes() + " minutes; see " + home.log() + "."));
    }

    private static boolean isPassing(PostgresTrouble trouble) {
        return trouble.getMessage().contains("shared memory block") || trouble.getMessage().contains("Address already in use");
    }

    private Optional<PostgresTrouble> launch() {
        Postmaster.removeStalePidFile(home.data());
        Directories.makePrivate(home.log());
        account.give(home.log());
        Path configuration = home.data().resolve("hesuan.conf");
        Directories.writePrivate(configuration, settings.text(freePort()));
        account.give(configuration);
        Instant begin = Instant.now();
        Commands.Result result = Commands.run(List.of(account.command(binaries.program("pg_ctl"), "start", "--wait",
                "--silent", "--timeout=" + PATIENCE.toSeconds(), "--pgdata=" + home.data(), "--log=" + home.startLog())));
        return result.exit() == 0 ? Optional.empty()
                : Optional.of(failed("PostgreSQL did not start", logSince(begin)));
    }

    /** Ends all sessions, writes everything out and stops; "immediate" skips the writing. */
    void stop(String mode) {
        Optional<Postmaster> live = Postmaster.find(home.data());
        if (live.isEmpty()) {
            return;
        }
        Commands.Result result = Commands.run(List.of(account.command(binaries.program("pg_ctl"), "stop", "--wait", "--silent",
                "--mode=" + mode, "--timeout=" + PATIENCE.toSeconds(), "--pgdata=" + home.data())));
        if (result.exit() != 0 && Postmaster.find(home.data()).isPresent()) {
            throw failed("PostgreSQL did not stop", lastLines(result.output().lines().toList()));
        }
        live.get().awaitEnd(PATIENCE); // the pid file goes a moment before the process does
    }

    private int freePort() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        for (int port : new int[] {home.rememberedPort().orElse(0), 0}) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(loopback, port));
                return socket.getLocalPort();
            } catch (IOException | IllegalArgumentException taken) {
                continue;
            }
        }
        throw new PostgresTrouble(Kind.START_FAILED, "No port is free on 127.0.0.1.");
    }

    private PostgresTrouble failed(String what, List<String> log) {
        String words = String.join("\n", log);
        if (Directories.isDiskFull(words)) {
            return new PostgresTrouble(Kind.DISK_FULL, what + ": the disk of " + home.root()
                    + " is full. Free some room and start again; nothing that was saved is lost.");
        }
        return new PostgresTrouble(Kind.START_FAILED, what + ". It said:\n" + words);
    }

    /** The server writes to the start log until its own log opens, so the last words may be in either. */
    private List<String> logSince(Instant begin) {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(home.log())) {
            for (Path file : files.sorted().toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isAfter(begin.minusSeconds(1))) {
                    lines.addAll(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines()
                            .filter(line -> !line.contains("redirecting log output") && !line.contains("Future log output"))
                            .toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lastLines(lines);
    }

    private static List<String> lastLines(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size());
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
        }
    }
}
