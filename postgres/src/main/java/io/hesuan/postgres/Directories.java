package io.hesuan.postgres;

import io.hesuan.postgres.PostgresTrouble.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Making and removing the directories of a home, with trouble told in words. */
final class Directories {

    private Directories() {}

    /** Makes a directory that only its owner may enter, and tightens it where it was open. */
    static void makePrivate(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw trouble(e, Kind.WRONG_OWNER, "The directory " + directory + " cannot be made or kept private: "
                    + reason(e));
        }
    }

    /** Writes a file that only its owner may read, whole or not at all. */
    static void writePrivate(Path file, String text) {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(aside);
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(aside, text);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw trouble(e, Kind.WRONG_OWNER, "The file " + file + " cannot be written: " + reason(e));
        }
    }

    /** Refuses to go on with less room than asked, because a database that fills the disk stops in the middle. */
    static void mustHaveRoom(Path directory, long megabytes) {
        if (!hasRoom(directory, megabytes)) {
            throw new PostgresTrouble(Kind.DISK_FULL, "The disk of " + directory + " has less than " + megabytes
                    + " MB left, and the database needs that much to start. Free some room first.");
        }
    }

    /** Whether a directory is there and its disk has so much left. */
    static boolean hasRoom(Path directory, long megabytes) {
        try {
            return Files.isDirectory(directory) && Files.getFileStore(directory).getUsableSpace() >> 20 >= megabytes;
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes a directory and everything in it; what is already gone is no trouble. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The trouble of a failed write: a full disk and a refused access have their own kinds, the rest the given one. */
    static PostgresTrouble trouble(IOException e, Kind otherwise, String message) {
        if (isDiskFull(String.valueOf(e.getMessage()))) {
            return new PostgresTrouble(Kind.DISK_FULL, "The disk is full. " + message, e);
        }
        return new PostgresTrouble(e instanceof AccessDeniedException ? Kind.WRONG_OWNER : otherwise, message, e);
    }

    static boolean isDiskFull(String text) {
        return text.contains("No space left on device") || text.contains("Disk quota exceeded");
    }

    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied ->
                    "user " + Account.current().name() + " may not write there (" + denied.getMessage() + ")";
            case NoSuchFileException absent -> absent.getMessage() + " is not there";
            default -> e.getMessage();
        };
    }
}
