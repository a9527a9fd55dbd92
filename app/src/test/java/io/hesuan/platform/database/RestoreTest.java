package io.hesuan.platform.database;

import io.hesuan.postgres.Backup;
import io.hesuan.postgres.EmbeddedPostgres;
import io.hesuan.postgres.Restore;
import io.hesuan.schema.Migrations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class RestoreTest {

    @TempDir Path directory;

    @Test
    void whatCommitsAfterARestoreComesAfterAllThatWasRestored() throws Exception {
        Path file = directory.resolve("house.backup");
        long saved;
        try (EmbeddedPostgres old = EmbeddedPostgres.throwaway()) {
            var owner = old.address().owner();
            Migrations.migrate(old.address().url(), owner.user(), owner.password());
            try (Connection connection = old.address().connect("hesuan")) {
                burnTransactions(connection, 3_000);
                tell(connection);
                saved = lastPosition(connection);
                Backup.write(connection, file);
            }
        }
        try (EmbeddedPostgres fresh = EmbeddedPostgres.throwaway()) {
            Restore done = Restore.into(fresh.address(), file, DatabaseCommands.migrations(fresh.address()));
            assertThat(done.restored()).isEqualTo(done.saved());
            try (Connection connection = fresh.address().connect("hesuan")) {
                assertThat(lastPosition(connection)).isEqualTo(saved);
                tell(connection);
                assertThat(lastPosition(connection)).isGreaterThan(saved);
            }
        }
    }

    /** So that the old cluster's transaction ids are well ahead of those of a new one. */
    private static void burnTransactions(Connection connection, int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            connection.createStatement().execute("SELECT pg_current_xact_id()");
        }
    }

    private static void tell(Connection connection) throws SQLException {
        connection.createStatement().execute("INSERT INTO outbox.event (id, type, content, recorded_at) VALUES ('" + UUID.randomUUID() + "', 'test.told', '{}', now())");
    }

    private static long lastPosition(Connection connection) throws SQLException {
        var rows = connection.createStatement().executeQuery("SELECT max(commit_position) FROM outbox.event");
        rows.next();
        return rows.getLong(1);
    }
}
