package io.hesuan.platform.jobs;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.access.Permission;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Who gave a job, with what he was permitted to do then, as it is stored with the job. */
record GivenBy(UUID userId, String name, Map<String, Where> grants, String locale, String requestId) {

    /** All companies, or these. */
    record Where(boolean all, Set<UUID> companies) {
    }

    static GivenBy of(Acting by) {
        Map<String, Where> grants = new TreeMap<>();
        by.grants().forEach((permission, scope) -> grants.put(permission.name(), new Where(scope.all(), scope.companies())));
        return new GivenBy(by.userId(), by.name(), grants, by.locale().toLanguageTag(), by.requestId());
    }

    Acting acting() {
        Map<Permission, CompanyScope> held = new HashMap<>();
        grants.forEach((permission, where) -> held.put(new Permission(permission), new CompanyScope(where.all(), where.companies())));
        return new Acting(userId, name, held, Locale.forLanguageTag(locale), requestId);
    }
}
