package io.hesuan;

import io.hesuan.platform.database.DatabaseSettings;
import io.hesuan.postgres.Address;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole house without its doors: for commands that need the rooms but no server. */
final class Inside {

    private Inside() {
    }

    /** The house on the stored data, at rest or while a server runs on it; without rounds of its own. */
    static ConfigurableApplicationContext onStoredData() {
        List<String> settings = new ArrayList<>(List.of("hesuan.work=false"));
        DatabaseSettings database = DatabaseSettings.ofEnvironment();
        Optional<Address> running = database.isExternal() ? Optional.empty() : Address.running(database.data());
        running.ifPresent(server -> settings.addAll(List.of("hesuan.db.url=" + server.url(), "hesuan.db.user=" + server.owner().user(),
                "hesuan.db.password=" + server.owner().password())));
        return open(settings);
    }

    /** The house at full work on a new, durable database, empty or with the sample companies. */
    static ConfigurableApplicationContext onNewData(Path home, boolean sample) {
        return open(List.of("hesuan.data=" + home, "hesuan.db.url=", "hesuan.sample=" + sample, "logging.level.root=warn"));
    }

    private static ConfigurableApplicationContext open(List<String> settings) {
        List<String> all = new ArrayList<>(settings);
        all.add("server.port=-1"); // a web context, so that every room finds what it needs, but no socket
        return new SpringApplicationBuilder(Hesuan.class).web(WebApplicationType.SERVLET).logStartupInfo(false)
                .run(all.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }
}
