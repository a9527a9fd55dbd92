package io.hesuan.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hesuan.postgres.Address;
import io.hesuan.postgres.EmbeddedPostgres;
import io.hesuan.postgres.Login;
import io.hesuan.schema.Migrations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;
import java.time.Clock;

/** Opens the database, migrates it, and builds the application's pool. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class Database {

    private static final int CONNECTIONS = 20;

    /** The open database: embedded, or a mere address. */
    record Opened(String url, Login owner, Login application, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    @Bean
    Opened openedDatabase(DatabaseSettings settings) {
        Opened opened = settings.isExternal() ? external(settings.db()) : embedded(settings);
        Migrations.migrate(opened.url(), opened.owner().user(), opened.owner().password());
        return opened;
    }

    @Bean
    DataSource dataSource(Opened database) {
        var pool = new HikariConfig();
        pool.setPoolName("hesuan");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.application().user());
        pool.setPassword(database.application().password());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(2);
        pool.setIdleTimeout(60_000);
        pool.setConnectionInitSql("SET ROLE hesuan_app");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "hesuan");
        return new HikariDataSource(pool);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    private static Opened embedded(DatabaseSettings settings) {
        EmbeddedPostgres postgres = EmbeddedPostgres.durable(settings.data());
        Address address = postgres.address();
        return new Opened(address.url(), address.owner(), address.application(), postgres::close);
    }

    private static Opened external(DatabaseSettings.External db) {
        Login login = new Login(db.user(), db.password());
        return new Opened(db.url(), login, login, () -> { });
    }
}
