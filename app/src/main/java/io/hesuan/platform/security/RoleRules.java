package io.hesuan.platform.security;

import io.hesuan.platform.access.Permission;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a role's rules mean: {@code party.write} one permission, {@code party.*} all of a record, {@code *.read} one action
 * on all records, {@code *} everything. Personal data is never opened by a pattern, only by its own name. Pure.
 */
final class RoleRules {

    private RoleRules() {
    }

    static Set<Permission> resolve(Collection<String> rules, Collection<Permission> known) {
        return known.stream().filter(permission -> rules.stream().anyMatch(rule -> matches(rule, permission))).collect(Collectors.toUnmodifiableSet());
    }

    static boolean matches(String rule, Permission permission) {
        if (rule.equals(permission.name())) {
            return true;
        }
        if (permission.isPersonal()) {
            return false;
        }
        if (rule.equals("*")) {
            return true;
        }
        int dot = rule.indexOf('.');
        return (rule.startsWith("*.") || rule.substring(0, dot).equals(permission.record()))
                && (rule.endsWith(".*") || rule.substring(dot + 1).equals(permission.action()));
    }
}
