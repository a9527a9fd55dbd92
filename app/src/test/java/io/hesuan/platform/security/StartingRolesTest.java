package io.hesuan.platform.security;

import io.hesuan.platform.access.Permission;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** The roles of a new house give what their jobs need, by permissions that exist. */
@HouseTest
class StartingRolesTest {

    @Autowired
    private List<Permission> permissions;

    private Set<String> held(String role) {
        return RoleRules.resolve(StartingRoles.rules().get(role), permissions).stream().map(Permission::name).collect(Collectors.toSet());
    }

    @Test
    void everyRuleOfEveryRoleGivesSomething() {
        StartingRoles.rules().forEach((role, rules) -> assertThat(rules).as(role)
                .allSatisfy(rule -> assertThat(permissions).as(rule).anyMatch(permission -> RoleRules.matches(rule, permission))));
    }

    @Test
    void aControllerPostsClosesAndChangesTheRules() {
        assertThat(held("controller")).contains("ledger.post", "ledger.close", "account.write", "claim.match", "fact.post", "posting-rule.write", "count.approve",
                "stock-cost.settle", "proof.run").doesNotContain("user.write", "role.write");
    }

    @Test
    void anAccountantPostsAndMatchesButDoesNotCloseOrChangeTheRules() {
        assertThat(held("accountant")).contains("ledger.read", "ledger.post", "claim.match", "fact.post", "late-cost.write", "stock-cost.read", "proof.run")
                .doesNotContain("ledger.close", "account.write", "posting-rule.write", "count.approve", "user.write");
    }

    @Test
    void aWarehouseKeeperMovesGoodsAndSeesNoValues() {
        assertThat(held("warehouse-keeper")).contains("stock.read", "stock.reserve", "lot.write", "transfer.write", "count.write", "adjustment.write")
                .doesNotContain("stock-cost.read", "ledger.read", "fact.read", "claim.read", "proof.read", "count.approve", "personal-data.read");
    }

    @Test
    void anAuditorAndAManagerReadAllAndWriteNothing() {
        Set<String> readable = permissions.stream().map(Permission::name).filter(name -> name.endsWith(".read")).collect(Collectors.toSet());
        assertThat(held("auditor")).isEqualTo(readable);
        assertThat(held("manager")).isEqualTo(readable);
    }
}
