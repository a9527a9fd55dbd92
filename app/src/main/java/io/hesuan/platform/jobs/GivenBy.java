package io.hesuan.platform.jobs;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.access.PartScope;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.access.Rights;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who gave a job, with what he was permitted to do then and where, by permission, as it is stored with the job. */
record GivenBy(UUID userId, String name, Map<String, Where> companies, Map<String, Where> warehouses, Map<String, Where> channels,
               String locale, String requestId) {

    /** All companies, or these, and these single warehouses or channels. */
    record Where(boolean all, Set<UUID> companies, Set<UUID> parts) {

        static Where of(CompanyScope scope) {
            return new Where(scope.all(), scope.companies(), Set.of());
        }

        static Where of(PartScope scope) {
            return new Where(scope.whole().all(), scope.whole().companies(), scope.parts());
        }

        CompanyScope scope() {
            return new CompanyScope(all, companies);
        }

        PartScope partScope() {
            return new PartScope(scope(), parts);
        }
    }

    static GivenBy of(Acting by) {
        Rights rights = by.rights();
        return new GivenBy(by.userId(), by.name(), stored(rights.companies(), Where::of), stored(rights.warehouses(), Where::of),
                stored(rights.channels(), Where::of), by.locale().toLanguageTag(), by.requestId());
    }

    Acting acting() {
        var rights = new Rights(held(companies, Where::scope), held(warehouses, Where::partScope), held(channels, Where::partScope));
        return new Acting(userId, name, rights, Locale.forLanguageTag(locale), requestId);
    }

    private static <S> Map<String, Where> stored(Map<Permission, S> scopes, Function<S, Where> where) {
        Map<String, Where> stored = new TreeMap<>();
        scopes.forEach((permission, scope) -> stored.put(permission.name(), where.apply(scope)));
        return stored;
    }

    private static <S> Map<Permission, S> held(Map<String, Where> stored, Function<Where, S> scope) {
        return stored.entrySet().stream().collect(Collectors.toMap(entry -> new Permission(entry.getKey()), entry -> scope.apply(entry.getValue())));
    }
}
