package io.hesuan.platform.security;

import java.util.List;
import java.util.UUID;

/**
 * Give a user exactly these roles.
 *
 * @param version the user's version that was seen
 */
public record GrantRoles(UUID userId, int version, List<GrantedRole> grants) {
}
