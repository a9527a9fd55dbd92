package io.hesuan.platform.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Where the data lives.
 *
 * @param data the data directory (HESUAN_DATA): the embedded database, keys, files
 * @param db   an external PostgreSQL instead of the embedded one (HESUAN_DB_URL, HESUAN_DB_USER, HESUAN_DB_PASSWORD)
 * @param slowStatement how long a statement may take before it is logged (HESUAN_SLOW_STATEMENT, such as {@code 300ms})
 */
@ConfigurationProperties("hesuan")
public record DatabaseSettings(@DefaultValue(".hesuan/data") Path data, @DefaultValue External db,
                               @DefaultValue("300ms") Duration slowStatement) {

    /** As the server reads them, for commands that run without it. */
    public static DatabaseSettings ofEnvironment() {
        Map<String, String> words = System.getenv();
        return new DatabaseSettings(Path.of(words.getOrDefault("HESUAN_DATA", ".hesuan/data")),
                new External(words.get("HESUAN_DB_URL"), words.get("HESUAN_DB_USER"), words.get("HESUAN_DB_PASSWORD")), Duration.ofMillis(300));
    }

    public boolean isExternal() {
        return db.url() != null && !db.url().isBlank();
    }

    /** @param user owner of the database: it migrates, and must be allowed to act as hesuan_app */
    public record External(String url, String user, String password) {
    }
}
