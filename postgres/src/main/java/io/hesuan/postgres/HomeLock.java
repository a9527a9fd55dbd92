package io.hesuan.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One program per home, for as long as the program lives; the kernel lets go when it dies in any way.
 *
 * <p>Linux drops a process's lock when <em>any</em> channel of that process on the file is closed, so a second attempt
 * inside one process must not even open the file: {@code held} is asked first.
 */
final class HomeLock implements AutoCloseable {

    private static final Set<Path> held = new HashSet<>();

    private final Path file;
    private final FileChannel channel;

    private HomeLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock of a home or says who has it. */
    static HomeLock take(Path home) {
        return tryTake(home).orElseThrow(() -> new HomeInUse(home, holder(home)));
    }

    static Optional<HomeLock> tryTake(Path home) {
        Path file = file(home);
        synchronized (held) {
            if (held.contains(file)) {
                return Optional.empty();
            }
            Optional<HomeLock> lock = lock(file);
            lock.ifPresent(l -> held.add(file));
            return lock;
        }
    }

    private static Optional<HomeLock> lock(Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            Files.writeString(pidFile(file.getParent()), ProcessHandle.current().pid() + "\n");
            return Optional.of(new HomeLock(file, channel));
        } catch (AccessDeniedException e) {
            throw new PostgresTrouble(PostgresTrouble.Kind.WRONG_OWNER,
                    "The file " + file + " may not be written by user " + Account.current().name() + ".", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OptionalLong holder(Path home) {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(pidFile(home)).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    static Path file(Path home) {
        return home.resolve("lock");
    }

    /** A file of its own, so that whoever reads it does not close a channel on the lock. */
    private static Path pidFile(Path home) {
        return home.resolve("lock.pid");
    }

    @Override
    public void close() {
        synchronized (held) {
            held.remove(file);
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
