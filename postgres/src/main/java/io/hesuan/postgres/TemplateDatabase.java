package io.hesuan.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A database migrated once and copied often: a test gets a fresh one in tens of milliseconds and may do to it what it
 * likes. Copies may be made by several threads.
 */
public final class TemplateDatabase {

    private final Address address;
    private final String name;
    private final AtomicInteger copies = new AtomicInteger();

    private TemplateDatabase(Address address, String name) {
        this.address = address;
        this.name = name;
    }

    /**
     * Makes the template.
     *
     * @param migrate gets a JDBC address that signs in as owner; must leave no connection open
     */
    public static TemplateDatabase of(EmbeddedPostgres server, String name, Consumer<String> migrate) {
        Address address = server.address();
        execute(address, "CREATE DATABASE " + name);
        migrate.accept(address.ownerUrl(name));
        execute(address, "ALTER DATABASE " + name + " IS_TEMPLATE true ALLOW_CONNECTIONS false");
        execute(address, "CHECKPOINT"); // copying files first writes out what is still in memory: once here, not at each copy
        return new TemplateDatabase(address, name);
    }

    /** A copy with everything that the template holds. */
    public Copy fresh() {
        String copy = name + "_" + copies.incrementAndGet();
        execute(address, "CREATE DATABASE " + copy + " TEMPLATE " + name + " STRATEGY FILE_COPY");
        return new Copy(address, copy);
    }

    /** A database of its own, dropped on close even if somebody is still connected. */
    public record Copy(Address address, String name) implements AutoCloseable {

        /** JDBC address without a login; see {@link Address} for the logins. */
        public String url() {
            return address.url(name);
        }

        /** JDBC address that signs in as owner. */
        public String ownerUrl() {
            return address.ownerUrl(name);
        }

        @Override
        public void close() {
            execute(address, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
    }

    private static void execute(Address address, String statement) {
        try (Connection connection = address.connect("postgres"); Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement + ": " + e.getMessage(), e);
        }
    }
}
