package io.hesuan.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A server process that lives on a data directory, as its {@code postmaster.pid} tells.
 *
 * @param state "starting", "ready", "stopping" or "standby", as PostgreSQL writes it
 */
record Postmaster(ProcessHandle process, int port, String state) {

    private static final String PID_FILE = "postmaster.pid";

    /** The live server of a data directory. A pid file whose number now belongs to some other program does not count. */
    static Optional<Postmaster> find(Path data) {
        List<String> lines = pidFile(data);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        String state = lines.size() > 7 ? lines.get(7).strip() : "starting";
        return process(lines).filter(p -> isServerOf(p, data))
                .map(p -> new Postmaster(p, Integer.parseInt(lines.get(3).strip()), state));
    }

    /** Waits until the process is gone; one that is dead but not yet reaped by its parent counts as gone. */
    void awaitEnd(Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        while (!words(process).isEmpty() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Whether the process is there; one that is dead but not yet reaped does not count. */
    boolean isServing() {
        return !words(process).isEmpty();
    }

    boolean isReady() {
        return state.equals("ready");
    }

    /**
     * Takes away a pid file that would stop PostgreSQL from starting although nobody serves this directory: after a
     * reboot its number may belong to a stranger. Only then: for a dead number PostgreSQL itself also makes sure that
     * no old session is left on the shared memory.
     */
    static void removeStalePidFile(Path data) {
        boolean strangerHasItsNumber = process(pidFile(data)).filter(p -> !isServerOf(p, data)).isPresent();
        if (strangerHasItsNumber && ProcessHandle.allProcesses().noneMatch(p -> worksIn(p, data))) {
            try {
                Files.deleteIfExists(data.resolve(PID_FILE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<String> pidFile(Path data) {
        try {
            return Files.readAllLines(data.resolve(PID_FILE));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw Directories.trouble(e, PostgresTrouble.Kind.WRONG_OWNER,
                    "The database in " + data + " cannot be read: " + Directories.reason(e));
        }
    }

    private static Optional<ProcessHandle> process(List<String> pidFile) {
        try {
            return pidFile.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pidFile.getFirst().strip()))
                    .filter(ProcessHandle::isAlive);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isServerOf(ProcessHandle process, Path data) {
        return List.of(words(process).split("\0")).contains(data.toString());
    }

    /** The words a program was started with: readable for everyone, whatever the namespace, and empty once it is dead. */
    private static String words(ProcessHandle process) {
        try {
            return new String(Files.readAllBytes(Path.of("/proc", String.valueOf(process.pid()), "cmdline")), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }

    private static boolean worksIn(ProcessHandle process, Path data) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd")).equals(data);
        } catch (IOException | SecurityException notOurs) {
            return false;
        }
    }
}
