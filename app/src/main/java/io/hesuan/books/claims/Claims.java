package io.hesuan.books.claims;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's id formats and permissions. */
@Configuration(proxyBeanMethods = false)
public class Claims {

    public static final IdFormat ITEM_ID = IdFormat.of("opn");
    public static final IdFormat MATCH_ID = IdFormat.of("mat");
    public static final Permission READ = new Permission("claim.read");
    public static final Permission MATCH = new Permission("claim.match");

    @Bean
    Permission mayReadClaims() {
        return READ;
    }

    @Bean
    Permission mayMatchClaims() {
        return MATCH;
    }
}
