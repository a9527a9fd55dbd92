package io.hesuan.books.claims;

import io.hesuan.books.posting.FactType;
import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Arrays;

/** The room's id formats, permissions and type of fact. */
@Configuration(proxyBeanMethods = false)
public class Claims {

    public static final IdFormat ITEM_ID = IdFormat.of("opn");
    public static final IdFormat MATCH_ID = IdFormat.of("mat");
    public static final Permission READ = new Permission("claim.read");
    public static final Permission MATCH = new Permission("claim.match");

    /** What a match leaves over; each line names the account of its items. */
    @Bean
    FactType claimDifference() {
        return FactType.of(MatchBatch.FACT, Arrays.stream(Difference.Role.values()).map(Difference.Role::written).toArray(String[]::new));
    }

    @Bean
    Permission mayReadClaims() {
        return READ;
    }

    @Bean
    Permission mayMatchClaims() {
        return MATCH;
    }
}
