package io.hesuan.platform.access;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The parts of companies (warehouses, or channels) in which something is permitted: every part of some companies, and
 * single parts of others. As a predicate: {@code company_id = ANY (whole) OR part_id = ANY (parts)}, which two indexes serve.
 */
public record PartScope(CompanyScope whole, Set<UUID> parts) {

    public static final PartScope NONE = new PartScope(CompanyScope.NONE, Set.of());

    public PartScope {
        parts = Set.copyOf(parts);
    }

    public static PartScope whole(CompanyScope companies) {
        return new PartScope(companies, Set.of());
    }

    public static PartScope part(UUID part) {
        return new PartScope(CompanyScope.NONE, Set.of(part));
    }

    public boolean covers(UUID company, UUID part) {
        return whole.covers(company) || parts.contains(part);
    }

    /** Whether everything that the other scope permits is permitted here too. */
    public boolean covers(PartScope other) {
        return whole.covers(other.whole) && (whole.all() || parts.containsAll(other.parts));
    }

    public PartScope and(PartScope other) {
        Set<UUID> both = new HashSet<>(parts);
        both.addAll(other.parts);
        return new PartScope(whole.and(other.whole), both);
    }
}
