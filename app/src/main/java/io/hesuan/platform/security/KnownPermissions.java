package io.hesuan.platform.security;

import io.hesuan.platform.access.Permission;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All permissions that the rooms of this program declare, by name. */
@Component
public class KnownPermissions {

    private final List<Permission> all;
    /** By rules: what they mean cannot change while the program runs, so this is no truth kept in memory. */
    private final Map<Set<String>, Set<Permission>> resolved = new ConcurrentHashMap<>();

    KnownPermissions(List<Permission> all) {
        this.all = all.stream().distinct().sorted(Comparator.comparing(Permission::name)).toList();
    }

    public List<Permission> all() {
        return all;
    }

    public Optional<Permission> find(String name) {
        return all.stream().filter(permission -> permission.name().equals(name)).findFirst();
    }

    Set<Permission> resolve(Collection<String> rules) {
        return resolved.computeIfAbsent(Set.copyOf(rules), distinct -> RoleRules.resolve(distinct, all));
    }
}
