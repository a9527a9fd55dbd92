package io.hesuan.platform.signin;

import io.hesuan.platform.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's permissions. */
@Configuration(proxyBeanMethods = false)
class SignInRights {

    static final Permission RESET = new Permission("password.reset");
    static final Permission END_SESSIONS = new Permission("session.end");

    @Bean
    Permission mayResetPasswords() {
        return RESET;
    }

    @Bean
    Permission mayEndSessions() {
        return END_SESSIONS;
    }
}
