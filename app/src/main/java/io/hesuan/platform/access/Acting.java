package io.hesuan.platform.access;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The person or program on whose behalf something is done, with all that it may do. Built once per request.
 *
 * @param userId    null for the house itself (jobs, first start)
 * @param grants    where each permission holds; a permission that is absent is not held anywhere
 * @param locale    the language in which to answer
 * @param requestId ties log lines, audit entries and error answers of one request together
 */
public record Acting(UUID userId, String name, Map<Permission, CompanyScope> grants, Locale locale, String requestId) {

    public Acting {
        grants = Map.copyOf(grants);
    }

    /** The house acting by itself, with exactly the permissions named. */
    public static Acting house(String requestId, Set<Permission> permissions) {
        Map<Permission, CompanyScope> grants = new java.util.HashMap<>();
        permissions.forEach(permission -> grants.put(permission, CompanyScope.ALL));
        return new Acting(null, "hesuan", grants, Locale.SIMPLIFIED_CHINESE, requestId);
    }

    /** Whether the permission is held in at least one company. */
    public boolean may(Permission permission) {
        return !companies(permission).isEmpty();
    }

    public CompanyScope companies(Permission permission) {
        return grants.getOrDefault(permission, CompanyScope.NONE);
    }
}
