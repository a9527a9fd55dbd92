package io.hesuan.platform.security;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.ListSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The face of the room: id formats, permissions, lists. */
@Configuration(proxyBeanMethods = false)
public class Users {

    public static final IdFormat ID = IdFormat.of("usr");
    public static final IdFormat ROLE_ID = IdFormat.of("rol");
    public static final String ADMINISTRATOR = "administrator";

    public static final Permission READ = new Permission("user.read");
    public static final Permission WRITE = new Permission("user.write");
    public static final Permission READ_ROLES = new Permission("role.read");
    public static final Permission WRITE_ROLES = new Permission("role.write");
    public static final Permission GRANT = new Permission("role.grant");

    @Bean
    Permission mayReadUsers() {
        return READ;
    }

    @Bean
    Permission mayWriteUsers() {
        return WRITE;
    }

    @Bean
    Permission mayReadRoles() {
        return READ_ROLES;
    }

    @Bean
    Permission mayWriteRoles() {
        return WRITE_ROLES;
    }

    @Bean
    Permission mayGrantRoles() {
        return GRANT;
    }

    @Bean
    Permission mayReadPersonalData() {
        return Permission.PERSONAL_DATA;
    }

    @Bean
    ListSpec userList() {
        return UserSpec.list();
    }

    @Bean
    ListSpec roleList() {
        return RoleSpec.list();
    }
}
