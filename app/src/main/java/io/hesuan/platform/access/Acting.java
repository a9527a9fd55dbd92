package io.hesuan.platform.access;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The person or program on whose behalf something is done, with all that it may do. Built once per request.
 *
 * @param userId    null for the house itself (jobs, first start)
 * @param locale    the language in which to answer
 * @param requestId ties log lines, audit entries and error answers of one request together
 */
public record Acting(UUID userId, String name, Rights rights, Locale locale, String requestId) {

    /** Somebody whose rights are limited by company at most. */
    public Acting(UUID userId, String name, Map<Permission, CompanyScope> grants, Locale locale, String requestId) {
        this(userId, name, Rights.inCompanies(grants), locale, requestId);
    }

    /** The house acting by itself, with exactly the permissions named. */
    public static Acting house(String requestId, Set<Permission> permissions) {
        Map<Permission, CompanyScope> grants = new HashMap<>();
        permissions.forEach(permission -> grants.put(permission, CompanyScope.ALL));
        return new Acting(null, "hesuan", grants, Locale.SIMPLIFIED_CHINESE, requestId);
    }

    /** Whether the permission is held in at least one company. */
    public boolean may(Permission permission) {
        return !companies(permission).isEmpty();
    }

    public CompanyScope companies(Permission permission) {
        return rights.companies(permission);
    }

    public PartScope warehouses(Permission permission) {
        return rights.warehouses(permission);
    }

    public PartScope channels(Permission permission) {
        return rights.channels(permission);
    }
}
