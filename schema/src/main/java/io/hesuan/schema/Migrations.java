package io.hesuan.schema;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import javax.sql.DataSource;

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

    private static FluentConfiguration configured(FluentConfiguration flyway) {
        return flyway
                .locations("classpath:db/migration")
                .schemas("house")
                .table("schema_history")
                .cleanDisabled(true);
    }
}
