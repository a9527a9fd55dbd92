package io.hesuan.platform.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * All that somebody may do, and where. A permission that is absent is not held anywhere. A grant that is limited to a
 * warehouse or a channel still opens its company's common records.
 */
public record Rights(Map<Permission, CompanyScope> companies, Map<Permission, PartScope> warehouses, Map<Permission, PartScope> channels) {

    public static final Rights NONE = new Rights(Map.of(), Map.of(), Map.of());

    public Rights {
        companies = Map.copyOf(companies);
        warehouses = Map.copyOf(warehouses);
        channels = Map.copyOf(channels);
    }

    /** Rights that are limited by company at most. */
    public static Rights inCompanies(Map<Permission, CompanyScope> companies) {
        Map<Permission, PartScope> parts = new HashMap<>();
        companies.forEach((permission, scope) -> parts.put(permission, PartScope.whole(scope)));
        return new Rights(companies, parts, parts);
    }

    /** These permissions in the same places. */
    public static Rights of(Set<Permission> permissions, CompanyScope companies, PartScope warehouses, PartScope channels) {
        Map<Permission, CompanyScope> inCompanies = new HashMap<>();
        Map<Permission, PartScope> inWarehouses = new HashMap<>();
        Map<Permission, PartScope> inChannels = new HashMap<>();
        for (Permission permission : permissions) {
            inCompanies.put(permission, companies);
            inWarehouses.put(permission, warehouses);
            inChannels.put(permission, channels);
        }
        return new Rights(inCompanies, inWarehouses, inChannels);
    }

    public Rights and(Rights other) {
        Map<Permission, CompanyScope> inCompanies = new HashMap<>(companies);
        Map<Permission, PartScope> inWarehouses = new HashMap<>(warehouses);
        Map<Permission, PartScope> inChannels = new HashMap<>(channels);
        other.companies.forEach((permission, scope) -> inCompanies.merge(permission, scope, CompanyScope::and));
        other.warehouses.forEach((permission, scope) -> inWarehouses.merge(permission, scope, PartScope::and));
        other.channels.forEach((permission, scope) -> inChannels.merge(permission, scope, PartScope::and));
        return new Rights(inCompanies, inWarehouses, inChannels);
    }

    public CompanyScope companies(Permission permission) {
        return companies.getOrDefault(permission, CompanyScope.NONE);
    }

    /** The companies in which anything at all is permitted. */
    public CompanyScope anywhere() {
        return companies.values().stream().reduce(CompanyScope.NONE, CompanyScope::and);
    }

    public PartScope warehouses(Permission permission) {
        return warehouses.getOrDefault(permission, PartScope.NONE);
    }

    public PartScope channels(Permission permission) {
        return channels.getOrDefault(permission, PartScope.NONE);
    }

    /** Whether everything that the other rights permit is permitted by these: nobody gives what he does not have. */
    public boolean cover(Rights other) {
        return other.companies.keySet().stream().allMatch(permission ->
                companies(permission).covers(other.companies(permission))
                        && warehouses(permission).covers(other.warehouses(permission))
                        && channels(permission).covers(other.channels(permission)));
    }
}
