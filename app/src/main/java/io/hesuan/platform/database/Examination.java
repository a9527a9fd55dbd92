package io.hesuan.platform.database;

import io.hesuan.postgres.Address;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What the launcher's doctor asks the database: one line a finding, with what to do where it is not well. */
final class Examination {

    private static final int LEAST_VERSION = 180_000;

    private final DatabaseSettings settings;
    private boolean well = true;

    Examination(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** Prints the findings; false when one of them must be mended. */
    boolean run() {
        if (settings.isExternal()) {
            examineExternal();
            return well;
        }
        Path data = settings.data().resolve("postgres/data");
        if (!Files.exists(data)) {
            ok("doctor.no-database", settings.data());
            return well;
        }
        Optional<Address> running = Address.running(settings.data());
        if (running.isEmpty()) {
            ok("doctor.at-rest", data);
            return well;
        }
        try (Connection owner = running.get().connect(Address.DATABASE)) {
            examine(owner);
        } catch (SQLException e) {
            fail("doctor.no-connection", running.get().url(), e.getMessage());
        }
        return well;
    }

    private void examineExternal() {
        try (Connection owner = DatabaseCommands.connect(settings.db())) {
            if (Integer.parseInt(ask(owner, "SHOW server_version_num")) < LEAST_VERSION) {
                fail("doctor.too-old", ask(owner, "SHOW server_version"));
            }
            examine(owner);
        } catch (SQLException e) {
            fail("doctor.no-connection", settings.db().url(), e.getMessage());
        }
    }

    private void examine(Connection owner) throws SQLException {
        ok("doctor.database", ask(owner, "SHOW server_version"),
                ask(owner, "SELECT pg_size_pretty(pg_database_size(current_database()))"),
                ask(owner, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"));
        String damaged = ask(owner, "SELECT coalesce(sum(checksum_failures), 0) FROM pg_stat_database");
        if (damaged.equals("0")) {
            ok("doctor.pages-well");
        } else {
            fail("doctor.pages-damaged", damaged);
        }
        for (String setting : new String[] {"fsync", "full_page_writes"}) {
            if (!ask(owner, "SHOW " + setting).equals("on")) {
                fail("doctor.not-durable", setting);
            }
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement(); ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void ok(String key, Object... holes) {
        System.out.println("✓ ok    " + Words.say(key, holes));
    }

    private void fail(String key, Object... holes) {
        well = false;
        System.out.println("✗ fail  " + Words.say(key, holes));
    }
}
