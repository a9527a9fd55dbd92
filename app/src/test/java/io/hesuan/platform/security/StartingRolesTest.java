package io.hesuan.platform.security;

import io.hesuan.platform.access.Permission;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The roles that a new house begins with let each do his job, as far as the rooms for it are there. */
@HouseTest
class StartingRolesTest {

    @Autowired List<Permission> known;

    @Test
    void anAccountantPostsVouchersAndMatchesClaimsAndAControllerClosesBesides() {
        assertThat(names("accountant")).contains("ledger.read", "ledger.post", "claim.read", "claim.match").doesNotContain("ledger.close", "account.write");
        assertThat(names("controller")).contains("ledger.post", "ledger.close", "account.write", "claim.match", "posting-rule.write");
        assertThat(names("auditor")).contains("ledger.read", "claim.read").doesNotContain("ledger.post", "claim.match");
    }

    private Set<String> names(String role) {
        return RoleRules.resolve(StartingRoles.rules().get(role), known).stream().map(Permission::name).collect(java.util.stream.Collectors.toSet());
    }
}
