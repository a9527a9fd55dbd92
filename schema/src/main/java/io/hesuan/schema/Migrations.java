package io.hesuan.schema;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;

/**
 * The migrations of all rooms, in one order. The same call serves the product, the code generator, tests and a restore,
 * so that none of them can see a schema that another does not.
 */
public final class Migrations {

    private Migrations() {
    }

    /** Brings the database to this program's schema. The login must own the database or be allowed to create schemas in it. */
    public static void migrate(String url, String user, String password) {
        configured(Flyway.configure().dataSource(url, user, password)).load().migrate();
    }

    /** As {@link #migrate(String, String, String)}, on an open data source. */
    public static void migrate(DataSource owner) {
        configured(Flyway.configure().dataSource(owner)).load().migrate();
    }

    /** Brings an empty database to exactly one version, as it was when a backup was made; later migrations stay out. */
    public static void migrate(String url, String user, String password, String version) {
        configured(Flyway.configure().dataSource(url, user, password)).target(version).load().migrate();
    }

    /**
     * Begins a new epoch: in a restored database transaction ids start again, and what commits from now on must come after
     * all that was restored. See {@code house.commit_position()}.
     */
    public static void beginEpoch(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("SELECT house.begin_epoch()");
        }
    }

    /** The newest version that this program knows. The database is only needed to speak its dialect and stays as it is. */
    public static String newest(String url, String user, String password) {
        return Arrays.stream(configured(Flyway.configure().dataSource(url, user, password)).load().info().all())
                .map(MigrationInfo::getVersion).filter(Objects::nonNull)
                .max(Comparator.naturalOrder()).map(MigrationVersion::getVersion).orElse("0");
    }

    private static FluentConfiguration configured(FluentConfiguration flyway) {
        return flyway
                .locations("classpath:db/migration")
                .schemas("house")
                .table("schema_history")
                .outOfOrder(true)
                .cleanDisabled(true);
    }
}
