package io.hesuan.postgres;

import io.hesuan.postgres.Manifest.Table;
import io.hesuan.postgres.PostgresTrouble.Kind;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Saves a whole database into one file while others go on working: everything is read in one transaction, so the file
 * shows a single moment. Memory stays constant whatever the size.
 *
 * @param file          the file
 * @param bytes         its size
 * @param tables        number of tables
 * @param rows          number of rows in all of them
 * @param schemaVersion the newest migration that had run
 * @param sha256        one hash over all rows and sequences, which a restore must reach again
 */
public record Backup(Path file, long bytes, int tables, long rows, String schemaVersion, String sha256) {

    /**
     * Writes the file; it appears under its name when it is whole.
     *
     * @param owner a connection that may read everything, used for nothing else meanwhile
     * @throws PostgresTrouble when the file is there already, or the disk is full
     */
    public static Backup write(Connection owner, Path file) {
        Path target = file.toAbsolutePath();
        if (Files.exists(target)) {
            throw new PostgresTrouble(Kind.FILE_EXISTS, "The file " + target + " is there already; an older backup is never "
                    + "overwritten. Give another name.");
        }
        Path aside = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.deleteIfExists(aside);
            Manifest manifest = writeSnapshot(owner, aside);
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            return new Backup(target, Files.size(target), manifest.tables().size(), manifest.rows(), manifest.schemaVersion(),
                    manifest.fingerprint());
        } catch (IOException e) {
            throw Directories.trouble(e, Kind.WRONG_OWNER, "The backup cannot be written to " + target + ": "
                    + Directories.reason(e));
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be read: " + e.getMessage(), e);
        } finally {
            removeQuietly(aside);
        }
    }

    private static Manifest writeSnapshot(Connection owner, Path aside) throws IOException, SQLException {
        Catalog catalog = new Catalog(owner);
        owner.setAutoCommit(false);
        try (FileChannel channel = FileChannel.open(aside,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                ZipOutputStream zip = new ZipOutputStream(
                        new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16))) {
            zip.setLevel(Deflater.BEST_SPEED); // the disk and the database are the slow parts
            catalog.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            catalog.settle();
            Manifest manifest = copyTables(owner, catalog, zip);
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(manifest.format().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.finish();
            zip.flush();
            channel.force(true);
            return manifest;
        } finally {
            owner.rollback();
        }
    }

    private static Manifest copyTables(Connection owner, Catalog catalog, ZipOutputStream zip) throws IOException, SQLException {
        Instant made = catalog.list("SELECT now()", row -> row.getTimestamp(1).toInstant()).getFirst();
        if (catalog.hasLargeObjects()) {
            throw new IllegalStateException("the database holds large objects, which a backup does not save");
        }
        CopyManager copy = owner.unwrap(PGConnection.class).getCopyAPI();
        List<Table> saved = new ArrayList<>();
        for (Table table : catalog.tables()) {
            zip.putNextEntry(new ZipEntry(table.entry()));
            MessageDigest digest = Sha256.begin();
            copy.copyOut(catalog.copyOut(table), new DigestOutputStream(new Unclosed(zip), digest));
            zip.closeEntry();
            Table counted = catalog.checksum(table);
            saved.add(counted.with(counted.rows(), counted.checksum(), Sha256.end(digest)));
        }
        return new Manifest(made, catalog.schemaVersion(), saved, catalog.partitions(), catalog.sequences());
    }

    private static void removeQuietly(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            // the trouble that led here is the one to tell
        }
    }

    /** One entry's end must not close the file; and bytes pass in blocks, not one by one. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
