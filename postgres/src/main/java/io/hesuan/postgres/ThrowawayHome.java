package io.hesuan.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A home that lives as long as this program; its lock tells later programs whether anyone still uses it. */
final class ThrowawayHome implements AutoCloseable {

    private static final String PREFIX = "hesuan-throwaway-";
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM_IN_MEMORY_MB = 2048;
    private static final Duration TOO_YOUNG_TO_JUDGE = Duration.ofSeconds(30); // it may not have taken its lock yet

    private final Path root;
    private final HomeLock lock;

    private ThrowawayHome(Path root, HomeLock lock) {
        this.root = root;
        this.lock = lock;
    }

    static ThrowawayHome make() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        for (Path parent : List.of(MEMORY, temporary)) {
            removeLeftOver(parent);
        }
        Path parent = Directories.hasRoom(MEMORY, ROOM_IN_MEMORY_MB) && Files.isWritable(MEMORY) ? MEMORY : temporary;
        try {
            // others may pass through, because the server may have to run as another account; what is inside is private
            Path root = Files.createTempDirectory(parent, PREFIX,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            return new ThrowawayHome(root, HomeLock.take(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path root() {
        return root;
    }

    /** Where the programs are unpacked when no home of business data is at hand. */
    static Path cacheOfUser() {
        Path home = Path.of(System.getProperty("user.home"));
        return Files.isWritable(home) ? home.resolve(".cache/hesuan")
                : Path.of(System.getProperty("java.io.tmpdir"), "hesuan-" + Account.current().uid());
    }

    @Override
    public void close() {
        try {
            Directories.delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.close();
        }
    }

    private static void removeLeftOver(Path parent) {
        try (Stream<Path> found = Files.list(parent)) {
            found.filter(path -> path.getFileName().toString().startsWith(PREFIX))
                    .filter(ThrowawayHome::isOldAndOurs)
                    .forEach(ThrowawayHome::removeUnlessUsed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOldAndOurs(Path path) {
        try {
            return Files.isWritable(path) && Files.exists(HomeLock.file(path)) && Files.getLastModifiedTime(path)
                    .toInstant().isBefore(Instant.now().minus(TOO_YOUNG_TO_JUDGE));
        } catch (IOException gone) {
            return false;
        }
    }

    private static void removeUnlessUsed(Path path) {
        Optional<HomeLock> lock = HomeLock.tryTake(path);
        if (lock.isEmpty()) {
            return;
        }
        try (HomeLock held = lock.get()) {
            Postmaster.find(new Home(path).data()).ifPresent(orphan -> {
                orphan.process().destroyForcibly();
                orphan.process().onExit().join();
            });
            Directories.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
