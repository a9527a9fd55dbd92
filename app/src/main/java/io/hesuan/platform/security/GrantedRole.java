package io.hesuan.platform.security;

import jakarta.validation.constraints.NotBlank;

/**
 * A role held in a place.
 *
 * @param role        the role's code
 * @param companyId   null for all companies
 * @param warehouseId null for all warehouses of the company
 * @param channelId   null for all channels of the company
 */
public record GrantedRole(@NotBlank String role, String companyId, String warehouseId, String channelId) {
}
