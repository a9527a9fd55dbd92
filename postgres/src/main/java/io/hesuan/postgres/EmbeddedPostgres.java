package io.hesuan.postgres;

import io.hesuan.postgres.PostgresTrouble.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A running PostgreSQL server of our own, with a database {@code hesuan}, an owner and an application login.
 * Open it, use {@link #address()}, close it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final long ROOM_TO_MAKE_MB = 400; // programs 60, empty database 40, log to begin with
    private static final long ROOM_TO_START_MB = 64;
    /** Class 08 of SQL states. */
    private static final String CONNECTION_TROUBLE = "08";
    private static final Duration LAST_BREATH = Duration.ofSeconds(2);
    private static final String INVALID_PASSWORD = "28P01";

    private final Cluster cluster;
    private final String stopMode;
    private final AutoCloseable afterStop;
    private final Address address;
    private volatile boolean closing;

    private EmbeddedPostgres(Cluster cluster, Address address, String stopMode, AutoCloseable afterStop) {
        this.cluster = cluster;
        this.address = address;
        this.stopMode = stopMode;
        this.afterStop = afterStop;
    }

    /**
     * The database that keeps the books, in {@code home/postgres}: made at the first call, found again later, also
     * after a crash of this program or of the server. If the server dies while it is open, it is started again on the
     * same port.
     *
     * @throws HomeInUse       when another program has this home open
     * @throws PostgresTrouble for everything else that a person can mend
     */
    public static EmbeddedPostgres durable(Path home) {
        return durable(home, Account.forServer(), Binaries.cacheOr(home.toAbsolutePath()));
    }

    static EmbeddedPostgres durable(Path home, Account account, Path cache) {
        Home here = new Home(makeRoot(home));
        HomeLock lock = HomeLock.take(here.root());
        try {
            Directories.mustHaveRoom(here.root(), here.hasDatabase() ? ROOM_TO_START_MB : ROOM_TO_MAKE_MB);
            Binaries binaries = Binaries.in(cache);
            account.mustReach(binaries.directory());
            Cluster cluster = new Cluster(here, binaries, account, Settings.durable());
            cluster.make();
            EmbeddedPostgres server = open(cluster, here, "fast", lock);
            server.watch(here);
            return server;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * A server for a build or a test: in memory where there is room, without any promise to keep what is written.
     * It goes away on close and at the end of the program; what a killed program leaves is removed by the next one.
     */
    public static EmbeddedPostgres throwaway() {
        return throwaway(end -> Runtime.getRuntime().addShutdownHook(new Thread(end, "stop-throwaway-postgres")));
    }

    /** @param atExit is told what to do at the end of the program, after everything that still uses the server has ended */
    public static EmbeddedPostgres throwaway(Consumer<Runnable> atExit) {
        ThrowawayHome place = ThrowawayHome.make();
        try {
            Home here = new Home(place.root());
            Account account = Account.forServer();
            Binaries binaries = Binaries.in(Binaries.cacheOr(ThrowawayHome.cacheOfUser()));
            account.mustReach(binaries.directory());
            Cluster cluster = new Cluster(here, binaries, account, Settings.throwaway());
            cluster.make("--no-sync");
            EmbeddedPostgres server = open(cluster, here, "immediate", place);
            atExit.accept(server::close);
            return server;
        } catch (RuntimeException e) {
            place.close();
            throw e;
        }
    }

    private static EmbeddedPostgres open(Cluster cluster, Home home, String stopMode, AutoCloseable afterStop) {
        Postmaster postmaster = cluster.start();
        try {
            return open(postmaster, cluster, home, stopMode, afterStop);
        } catch (SQLException e) {
            boolean cutOff = String.valueOf(e.getSQLState()).startsWith(CONNECTION_TROUBLE);
            if (cutOff) {
                postmaster.awaitEnd(LAST_BREATH);
            }
            if (!cutOff || postmaster.isServing()) {
                throw unusable(cluster, stopMode, e);
            }
        }
        try { // what was found was an orphan in its last breath
            return open(cluster.start(), cluster, home, stopMode, afterStop);
        } catch (SQLException e) {
            throw unusable(cluster, stopMode, e);
        }
    }

    private static EmbeddedPostgres open(Postmaster postmaster, Cluster cluster, Home home, String stopMode, AutoCloseable afterStop) throws SQLException {
        home.ensurePassword(home.applicationPassword());
        Address address = new Address(postmaster.port(), home.owner(), home.application());
        ensureRoleAndDatabase(address);
        return new EmbeddedPostgres(cluster, address, stopMode, afterStop);
    }

    private static PostgresTrouble unusable(Cluster cluster, String stopMode, SQLException e) {
        cluster.stop(stopMode);
        return new PostgresTrouble(INVALID_PASSWORD.equals(e.getSQLState()) ? Kind.PASSWORD_LOST : Kind.START_FAILED,
                "PostgreSQL started but could not be used: " + e.getMessage(), e);
    }

    /** Where to connect and as whom. */
    public Address address() {
        return address;
    }

    /** Stops the server; a second call does nothing. */
    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        try {
            cluster.stop(stopMode);
        } finally {
            closeQuietly(afterStop);
        }
    }

    private static void closeQuietly(AutoCloseable rest) {
        try {
            rest.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The port stays the same, so that connection pools find the server again by themselves. */
    private void watch(Home home) {
        Postmaster.find(home.data()).map(Postmaster::process).map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null))
                .thenRunAsync(() -> startAgain(home));
    }

    private synchronized void startAgain(Home home) {
        if (closing) {
            return;
        }
        System.Logger log = System.getLogger(EmbeddedPostgres.class.getName());
        try {
            log.log(System.Logger.Level.WARNING, "PostgreSQL ended by itself; starting it again");
            if (cluster.start().port() != address.port()) {
                cluster.stop(stopMode);
                throw new PostgresTrouble(Kind.START_FAILED, "Port " + address.port() + " of PostgreSQL was taken by another program meanwhile.");
            }
            watch(home);
        } catch (RuntimeException e) {
            log.log(System.Logger.Level.ERROR, e.getMessage());
            CompletableFuture.delayedExecutor(10, TimeUnit.SECONDS).execute(() -> startAgain(home));
        }
    }

    private static Path makeRoot(Path home) {
        try {
            Path root = Files.createDirectories(home.toAbsolutePath()).toRealPath();
            if (!Files.isWritable(root)) {
                throw new PostgresTrouble(Kind.WRONG_OWNER, "The data directory " + root + " belongs to user "
                        + Files.getOwner(root).getName() + " and may not be written by " + Account.current().name()
                        + ". Set HESUAN_DATA to a directory of your own.");
            }
            return root;
        } catch (IOException e) {
            throw Directories.trouble(e, Kind.WRONG_OWNER, "The data directory " + home + " cannot be made: "
                    + Directories.reason(e));
        }
    }

    private static void ensureRoleAndDatabase(Address address) throws SQLException {
        Login application = address.application();
        try (Connection connection = address.connect("postgres"); Statement sql = connection.createStatement()) {
            if (!exists(sql, "SELECT 1 FROM pg_roles WHERE rolname = '" + application.user() + "'")) {
                sql.execute("CREATE ROLE " + application.user() + " LOGIN PASSWORD '" + application.password() + "'");
            } else if (!mayConnect(address)) {
                sql.execute("ALTER ROLE " + application.user() + " PASSWORD '" + application.password() + "'");
            }
            if (!exists(sql, "SELECT 1 FROM pg_database WHERE datname = '" + Address.DATABASE + "'")) {
                sql.execute("CREATE DATABASE " + Address.DATABASE);
            }
        }
    }

    private static boolean mayConnect(Address address) throws SQLException {
        Login application = address.application();
        try (Connection ignored = DriverManager.getConnection(
                address.url("postgres"), application.user(), application.password())) {
            return true;
        } catch (SQLException e) {
            if (INVALID_PASSWORD.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static boolean exists(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            return rows.next();
        }
    }
}
