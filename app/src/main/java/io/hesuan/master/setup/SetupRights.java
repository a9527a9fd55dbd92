package io.hesuan.master.setup;

import io.hesuan.platform.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's permission. */
@Configuration(proxyBeanMethods = false)
class SetupRights {

    @Bean
    Permission maySetUp() {
        return SetupController.SET_UP;
    }
}
