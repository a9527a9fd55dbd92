package io.hesuan.platform.database;

import io.hesuan.postgres.Address;
import io.hesuan.postgres.Backup;
import io.hesuan.postgres.EmbeddedPostgres;
import io.hesuan.postgres.Login;
import io.hesuan.postgres.PostgresTrouble;
import io.hesuan.postgres.Restore;
import io.hesuan.schema.Migrations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The launcher's commands on the database: {@code backup FILE}, {@code restore FILE}, {@code doctor}. They need no server. */
public final class DatabaseCommands {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USED_WRONGLY = 2;

    private DatabaseCommands() {
    }

    /** @return exit code: 0 done, 1 failed, 2 used wrongly */
    public static int run(String command, List<String> words) {
        boolean wantsFile = !command.equals("doctor");
        if (words.size() != (wantsFile ? 1 : 0)) {
            System.err.println("hesuan: " + Words.say(wantsFile ? "wants-one-file" : "wants-no-words", command));
            return USED_WRONGLY;
        }
        DatabaseSettings settings = DatabaseSettings.ofEnvironment();
        try {
            return switch (command) {
                case "backup" -> backup(settings, Path.of(words.getFirst()));
                case "restore" -> restore(settings, Path.of(words.getFirst()));
                default -> new Examination(settings).run() ? DONE : FAILED;
            };
        } catch (PostgresTrouble trouble) {
            System.err.println("hesuan: " + Words.tell(trouble));
        } catch (SQLException | IllegalStateException e) {
            System.err.println("hesuan: " + Words.say("unexpected", e.getMessage()));
        }
        return FAILED;
    }

    private static int backup(DatabaseSettings settings, Path file) throws SQLException {
        Backup done;
        if (settings.isExternal()) {
            try (Connection owner = connect(settings.db())) {
                done = Backup.write(owner, file);
            }
        } else {
            done = backupEmbedded(settings.data(), file);
        }
        System.out.println(Words.say("backup.done", done.tables(), done.rows(), done.schemaVersion(), done.file(),
                megabytes(done.bytes())));
        System.out.println(Words.say("backup.hash", done.sha256()));
        return DONE;
    }

    /** The running database is used as it is; one at rest is started for the purpose. */
    private static Backup backupEmbedded(Path home, Path file) throws SQLException {
        if (!Files.exists(home.resolve("postgres/data"))) {
            throw new IllegalStateException(Words.say("backup.nothing", home));
        }
        Optional<Address> running = Address.running(home);
        if (running.isPresent()) {
            return backup(running.get(), file);
        }
        try (EmbeddedPostgres started = EmbeddedPostgres.durable(home)) {
            return backup(started.address(), file);
        }
    }

    private static Backup backup(Address address, Path file) throws SQLException {
        try (Connection owner = address.connect(Address.DATABASE)) {
            return Backup.write(owner, file);
        }
    }

    private static int restore(DatabaseSettings settings, Path file) {
        if (settings.isExternal()) {
            throw new IllegalStateException(Words.say("restore.external"));
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.durable(settings.data())) {
            Restore done = Restore.into(server.address(), file, migrations(server.address()));
            System.out.println(Words.say("restore.done", done.tables(), done.rows(), done.schemaVersion(), done.made()));
            System.out.println(Words.say("restore.proof", done.saved(), done.restored()));
        }
        return DONE;
    }

    static Restore.Migrations migrations(Address address) {
        Login owner = address.owner();
        return new Restore.Migrations() {
            @Override
            public String newest() {
                return Migrations.newest(address.url(), owner.user(), owner.password());
            }

            @Override
            public void migrate(String url, String version) {
                if (!version.equals("0")) {
                    Migrations.migrate(url, owner.user(), owner.password(), version);
                }
            }

            @Override
            public void restored(Connection connection) throws SQLException {
                Migrations.beginEpoch(connection);
            }
        };
    }

    static Connection connect(DatabaseSettings.External db) throws SQLException {
        return DriverManager.getConnection(db.url(), db.user(), db.password());
    }

    private static String megabytes(long bytes) {
        return String.valueOf((bytes + (1 << 20) - 1) >> 20);
    }
}
