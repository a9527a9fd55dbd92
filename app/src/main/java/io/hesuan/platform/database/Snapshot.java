package io.hesuan.platform.database;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Several connections that all see the database at the same moment, so that one reading can be shared among the processors. Read-only. */
public final class Snapshot implements AutoCloseable {

    private final List<Connection> connections = new ArrayList<>();
    private final int readers;
    private final int connectionsOfAReader;

    /** One part of a reading. */
    @FunctionalInterface
    public interface Part<T> {
        T read(int part, List<Connection> connections) throws SQLException;
    }

    private Snapshot(int readers, int connectionsOfAReader) {
        this.readers = readers;
        this.connectionsOfAReader = connectionsOfAReader;
    }

    /** As many readers as there are processors, at most four. */
    public static Snapshot take(DataSource dataSource, int connectionsOfAReader) throws SQLException {
        var snapshot = new Snapshot(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4), connectionsOfAReader);
        try {
            snapshot.begin(dataSource);
            return snapshot;
        } catch (SQLException | RuntimeException failed) {
            snapshot.close();
            throw failed;
        }
    }

    /** For what is asked before the reading begins. */
    public Connection first() {
        return connections.getFirst();
    }

    /**
     * Reads all parts, several at a time, each with its own connections. What comes after a part that answers the last
     * word may be left out.
     *
     * @param isLast whether an answer makes the parts after it needless
     * @return the answers in the order of the parts, up to and with the first last word
     */
    public <T> List<T> read(int parts, Part<T> part, Predicate<T> isLast) throws SQLException {
        var next = new AtomicInteger();
        var end = new AtomicInteger(parts);
        List<T> answers = new ArrayList<>(Collections.nCopies(parts, (T) null));
        try (var threads = Executors.newFixedThreadPool(readers)) {
            List<Future<?>> running = new ArrayList<>();
            for (int reader = 0; reader < readers; reader++) {
                List<Connection> own = connections.subList(reader * connectionsOfAReader, (reader + 1) * connectionsOfAReader);
                running.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < end.get(); i = next.getAndIncrement()) {
                        T answer = part.read(i, own);
                        synchronized (answers) {
                            answers.set(i, answer);
                        }
                        if (isLast.test(answer)) {
                            int last = i + 1;
                            end.updateAndGet(before -> Math.min(before, last));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> reader : running) {
                await(reader);
            }
        }
        return answers.subList(0, end.get());
    }

    private static void await(Future<?> reader) throws SQLException {
        try {
            reader.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SQLException trouble) {
                throw trouble;
            }
            throw new IllegalStateException("a part could not be read", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the reading was stopped", stopped);
        }
    }

    private void begin(DataSource dataSource) throws SQLException {
        String name = null;
        for (int i = 0; i < readers * connectionsOfAReader; i++) {
            Connection connection = dataSource.getConnection();
            connections.add(connection);
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                if (name != null) {
                    statement.execute("SET TRANSACTION SNAPSHOT '" + name + "'");
                } else {
                    try (var row = statement.executeQuery("SELECT pg_export_snapshot()")) {
                        row.next();
                        name = row.getString(1);
                    }
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        }
    }
}
