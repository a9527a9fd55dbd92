package io.hesuan.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Where a server of ours listens and who may sign in.
 *
 * @param port        on 127.0.0.1
 * @param owner       superuser; runs migrations, backup and restore
 * @param application the role the application works as; has only what migrations grant
 */
public record Address(int port, Login owner, Login application) {

    /** The database that holds the books. */
    public static final String DATABASE = "hesuan";

    /** The address of the server that now runs on this home, whoever started it; empty when none does. */
    public static Optional<Address> running(Path home) {
        Home here = new Home(home.toAbsolutePath().normalize());
        return Postmaster.find(here.data()).map(server -> new Address(server.port(), here.owner(), here.application()));
    }

    /** JDBC address of the main database, without a login. */
    public String url() {
        return url(DATABASE);
    }

    /** JDBC address of a database, without a login. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** JDBC address that signs in as owner by itself. */
    public String ownerUrl(String database) {
        return url(database) + "?user=" + owner.user() + "&password=" + owner.password();
    }

    /** A connection as owner. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), owner.user(), owner.password());
    }
}
