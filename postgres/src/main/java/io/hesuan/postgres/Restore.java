package io.hesuan.postgres;

import io.hesuan.postgres.Manifest.Partition;
import io.hesuan.postgres.Manifest.Sequence;
import io.hesuan.postgres.Manifest.Table;
import io.hesuan.postgres.PostgresTrouble.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Brings the database of a backup file back, and proves that it is the same: the server computes the checksum of every
 * table again and all must agree before anything is kept. The work is done in a database aside, which takes the real
 * name at the very end, so that a failure leaves nothing behind.
 *
 * @param made          when the backup was made
 * @param schemaVersion the newest migration that had run then
 * @param tables        number of tables
 * @param rows          number of rows in all of them
 * @param saved         hash over all rows and sequences as saved
 * @param restored      the same hash as computed from the restored database; always equal to {@code saved}
 */
public record Restore(Instant made, String schemaVersion, int tables, long rows, String saved, String restored) {

    private static final String ASIDE = "hesuan_restoring";

    /** The migrations of this program, which make the empty tables. */
    public interface Migrations {

        /** The newest version that this program knows. */
        String newest();

        /**
         * Brings an empty database to exactly this version.
         *
         * @param url     signs in as owner
         * @param version as a backup has told it; "0" is before the first
         */
        void migrate(String url, String version);

        /**
         * What must be said of a restored database before it is used, in the transaction of the restore: that it lives in
         * another cluster now. Comes after the proof of equality.
         */
        void restored(Connection owner) throws SQLException;
    }

    /**
     * Restores into the main database of a server, which must not hold any table yet. The database is then as old as
     * the backup; migrations that came later run at the next start.
     *
     * @throws PostgresTrouble NOT_EMPTY, BACKUP_DAMAGED, BACKUP_NEWER
     */
    public static Restore into(Address address, Path file, Migrations migrations) {
        try (ZipFile zip = open(file)) {
            Manifest manifest = check(zip, file, migrations);
            mustBeEmpty(address);
            prepare(address);
            try {
                migrations.migrate(address.ownerUrl(ASIDE), manifest.schemaVersion());
                Manifest restored = load(address, zip, manifest, migrations);
                takeTheName(address);
                return new Restore(manifest.made(), manifest.schemaVersion(), restored.tables().size(), restored.rows(),
                        manifest.fingerprint(), restored.fingerprint());
            } finally {
                dropAside(address);
            }
        } catch (IOException e) {
            throw Directories.trouble(e, Kind.BACKUP_DAMAGED, "The file " + file + " cannot be read: " + Directories.reason(e));
        } catch (SQLException e) {
            throw new IllegalStateException("The restore failed and nothing was kept: " + e.getMessage(), e);
        }
    }

    /** Reads the whole file once before anything is written, so that a damaged one is found before, not in the middle. */
    private static Manifest check(ZipFile zip, Path file, Migrations migrations) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new PostgresTrouble(Kind.BACKUP_DAMAGED, "The file " + file + " is not a backup of Hesuan.");
        }
        Manifest manifest = Manifest.parse(zip.getInputStream(entry).readAllBytes());
        if (Versions.compare(manifest.schemaVersion(), migrations.newest()) > 0) {
            throw new PostgresTrouble(Kind.BACKUP_NEWER, "The backup was made by a newer Hesuan (schema "
                    + manifest.schemaVersion() + ", this one knows " + migrations.newest() + "). Update this program first.");
        }
        for (Table table : manifest.tables()) {
            if (!table.sha256().equals(hash(zip, table))) {
                throw new PostgresTrouble(Kind.BACKUP_DAMAGED, "The backup " + file + " is damaged: table " + table.schema()
                        + "." + table.name() + " is not as it was saved. Use another copy of the file.");
            }
        }
        return manifest;
    }

    private static String hash(ZipFile zip, Table table) {
        MessageDigest digest = Sha256.begin();
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            return "absent";
        }
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
            return Sha256.end(digest);
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private static ZipFile open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new PostgresTrouble(Kind.BACKUP_DAMAGED, "There is no file " + file + ".");
        }
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new PostgresTrouble(Kind.BACKUP_DAMAGED, "The file " + file
                    + " is not a backup of Hesuan, or it is cut short.", e);
        }
    }

    private static void mustBeEmpty(Address address) throws SQLException {
        try (Connection connection = address.connect(Address.DATABASE)) {
            Catalog catalog = new Catalog(connection);
            if (!catalog.tables().isEmpty() || !catalog.schemaVersion().equals("0")) {
                throw new PostgresTrouble(Kind.NOT_EMPTY, "The database already holds tables, and a restore never writes over "
                        + "books. Set HESUAN_DATA to a new, empty directory.");
            }
        }
    }

    private static void prepare(Address address) throws SQLException {
        dropAside(address);
        onServer(address, "CREATE DATABASE " + ASIDE);
    }

    private static void dropAside(Address address) throws SQLException {
        onServer(address, "DROP DATABASE IF EXISTS " + ASIDE + " WITH (FORCE)");
    }

    private static void takeTheName(Address address) throws SQLException {
        onServer(address, "DROP DATABASE " + Address.DATABASE + " WITH (FORCE)");
        onServer(address, "ALTER DATABASE " + ASIDE + " RENAME TO " + Address.DATABASE);
    }

    private static void onServer(Address address, String statement) throws SQLException {
        try (Connection connection = address.connect("postgres")) {
            new Catalog(connection).execute(statement);
        }
    }

    private static Manifest load(Address address, ZipFile zip, Manifest manifest, Migrations migrations) throws SQLException, IOException {
        try (Connection connection = address.connect(ASIDE)) {
            connection.setAutoCommit(false);
            Catalog catalog = new Catalog(connection);
            catalog.settle();
            // neither foreign keys nor triggers act on what they have already acted on once
            catalog.execute("SET session_replication_role = replica");
            makeMissingPartitions(catalog, manifest);
            emptyTables(catalog);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Table table : manifest.tables()) {
                try (InputStream in = zip.getInputStream(zip.getEntry(table.entry()))) {
                    copy.copyIn(catalog.copyIn(table), in, 1 << 16);
                }
            }
            setSequences(connection, manifest);
            for (String view : catalog.materializedViews()) {
                catalog.execute("REFRESH MATERIALIZED VIEW " + view);
            }
            Manifest restored = readAgain(catalog, manifest);
            mustBeEqual(manifest, restored);
            migrations.restored(connection);
            connection.commit();
            connection.setAutoCommit(true);
            catalog.execute("ANALYZE");
            return restored;
        }
    }

    /**
     * Parts that were made while the program ran, such as one for each month, are not in the migrations. What keeps the
     * whole from being emptied keeps each part from it too: PostgreSQL hands down all other triggers, but not those.
     */
    private static void makeMissingPartitions(Catalog catalog, Manifest manifest) throws SQLException {
        Set<String> there = catalog.partitions().stream().map(p -> Catalog.quote(p.schema(), p.name()))
                .collect(Collectors.toCollection(HashSet::new));
        for (Partition part : manifest.partitions()) {
            String name = Catalog.quote(part.schema(), part.name());
            if (!there.contains(name)) {
                catalog.execute("CREATE TABLE " + name + " PARTITION OF " + Catalog.quote(part.parentSchema(), part.parent())
                        + " " + part.bound() + (part.key().isEmpty() ? "" : " PARTITION BY " + part.key()));
                for (String trigger : catalog.truncateTriggers(part)) {
                    catalog.execute(trigger);
                }
            }
        }
    }

    /** Migrations may have put first rows in; the backup has those rows as they became. */
    private static void emptyTables(Catalog catalog) throws SQLException {
        List<Table> tables = catalog.tables();
        if (!tables.isEmpty()) {
            catalog.execute("TRUNCATE " + tables.stream().map(t -> Catalog.quote(t.schema(), t.name()))
                    .collect(Collectors.joining(", ")));
        }
    }

    private static void setSequences(Connection connection, Manifest manifest) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SELECT setval(?::regclass, ?, ?)")) {
            for (Sequence sequence : manifest.sequences()) {
                set.setString(1, Catalog.quote(sequence.schema(), sequence.name()));
                set.setLong(2, sequence.value());
                set.setBoolean(3, sequence.called());
                set.execute();
            }
        }
    }

    private static Manifest readAgain(Catalog catalog, Manifest manifest) throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (Table table : manifest.tables()) {
            tables.add(catalog.checksum(table));
        }
        Set<String> saved = manifest.sequences().stream().map(s -> Catalog.quote(s.schema(), s.name()))
                .collect(Collectors.toSet());
        List<Sequence> sequences = catalog.sequences().stream()
                .filter(s -> saved.contains(Catalog.quote(s.schema(), s.name()))).toList();
        return new Manifest(manifest.made(), manifest.schemaVersion(), tables, manifest.partitions(), sequences);
    }

    private static void mustBeEqual(Manifest saved, Manifest restored) {
        for (int i = 0; i < saved.tables().size(); i++) {
            Table before = saved.tables().get(i);
            Table after = restored.tables().get(i);
            if (!before.fingerprint().equals(after.fingerprint())) {
                throw new PostgresTrouble(Kind.RESTORE_DIFFERS, "Table " + before.schema() + "." + before.name()
                        + " came back with " + after.rows() + " rows that are not the " + before.rows()
                        + " saved ones. Nothing was kept.");
            }
        }
        if (!saved.fingerprint().equals(restored.fingerprint())) {
            throw new PostgresTrouble(Kind.RESTORE_DIFFERS, "The number sequences did not come back as saved. Nothing was kept.");
        }
    }
}
