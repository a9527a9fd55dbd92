package io.hesuan.platform.access;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The companies in which something is permitted: all of them, or exactly these (possibly none). */
public record CompanyScope(boolean all, Set<UUID> companies) {

    public static final CompanyScope ALL = new CompanyScope(true, Set.of());
    public static final CompanyScope NONE = new CompanyScope(false, Set.of());

    public CompanyScope {
        companies = Set.copyOf(companies);
    }

    public static CompanyScope of(Set<UUID> companies) {
        return new CompanyScope(false, companies);
    }

    public boolean covers(UUID company) {
        return all || companies.contains(company);
    }

    /** Whether everything that the other scope permits is permitted here too. */
    public boolean covers(CompanyScope other) {
        return all || !other.all && companies.containsAll(other.companies);
    }

    public CompanyScope and(CompanyScope other) {
        if (all || other.all) {
            return ALL;
        }
        Set<UUID> both = new HashSet<>(companies);
        both.addAll(other.companies);
        return of(both);
    }

    public boolean isEmpty() {
        return !all && companies.isEmpty();
    }
}
