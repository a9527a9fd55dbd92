package io.hesuan.platform.apiclients;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.ListSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The face of the room: its id format, permissions and list. */
@Configuration(proxyBeanMethods = false)
public class ApiClients {

    public static final IdFormat ID = IdFormat.of("cli");
    public static final Permission READ = new Permission("api-client.read");
    public static final Permission WRITE = new Permission("api-client.write");

    @Bean
    Permission mayReadApiClients() {
        return READ;
    }

    @Bean
    Permission mayWriteApiClients() {
        return WRITE;
    }

    @Bean
    ListSpec apiClientList() {
        return ApiClientSpec.list();
    }
}
