package io.hesuan.testing;

import io.hesuan.postgres.EmbeddedPostgres;
import io.hesuan.postgres.TemplateDatabase;
import io.hesuan.schema.Migrations;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** One throw-away server per test run, migrated once; each application context gets a copy of its own. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static EmbeddedPostgres server;
    private static TemplateDatabase template;

    /** A fresh, migrated database; the caller closes it. */
    public static synchronized TemplateDatabase.Copy fresh() {
        if (template == null) {
            // after the contexts: a house whose database goes first waits half a minute for it
            server = EmbeddedPostgres.throwaway(SpringApplication.getShutdownHandlers()::add);
            var owner = server.address().owner();
            template = TemplateDatabase.of(server, "house", ownerUrl ->
                    Migrations.migrate(server.address().url("house"), owner.user(), owner.password()));
        }
        return template.fresh();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var database = fresh();
        var owner = database.address().owner();
        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context,
                "hesuan.db.url=" + database.url(), "hesuan.db.user=" + owner.user(), "hesuan.db.password=" + owner.password(),
                "hesuan.data=target/test-data", "hesuan.sign-in.password-memory=256KB", "hesuan.webhooks.anywhere=true");
        // What is registered first is destroyed last: all that still asks the database has ended by then.
        ((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("testDatabase", database::close);
    }
}
