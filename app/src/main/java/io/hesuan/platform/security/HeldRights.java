package io.hesuan.platform.security;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.access.PartScope;
import io.hesuan.platform.access.Rights;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static hesuandb.security.Tables.ROLE;
import static hesuandb.security.Tables.ROLE_GRANT;
import static hesuandb.security.Tables.USER;

/** What users may do, as it stands in the database at this moment. */
@Component
public class HeldRights {

    private final DSLContext sql;
    private final KnownPermissions known;

    HeldRights(DSLContext sql, KnownPermissions known) {
        this.sql = sql;
        this.known = known;
    }

    /** A role held in a place; null companies, warehouses and channels mean all. */
    record Held(Collection<String> rules, UUID companyId, UUID warehouseId, UUID channelId) {
    }

    /**
     * The user as the one who acts, by one statement; empty when there is no such user or he is not active.
     *
     * @param locale the language he asked for, null for his own
     */
    public Optional<Acting> acting(UUID userId, Locale locale, String requestId) {
        var rows = sql.select(USER.NAME, USER.LOCALE, ROLE.RULES, ROLE_GRANT.COMPANY_ID, ROLE_GRANT.WAREHOUSE_ID, ROLE_GRANT.CHANNEL_ID)
                .from(USER)
                .leftJoin(ROLE_GRANT).on(ROLE_GRANT.USER_ID.eq(USER.ID))
                .leftJoin(ROLE).on(ROLE.ID.eq(ROLE_GRANT.ROLE_ID))
                .where(USER.ID.eq(userId), USER.ACTIVE.isTrue())
                .fetch();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var user = rows.getFirst();
        Rights rights = rights(rows.stream().filter(row -> row.get(ROLE.RULES) != null).map(HeldRights::held).toList());
        return Optional.of(new Acting(userId, user.get(USER.NAME), rights,
                locale == null ? Locale.forLanguageTag(user.get(USER.LOCALE)) : locale, requestId));
    }

    /** The rights of several users, by one statement; those without any are absent. */
    Map<UUID, Rights> of(DSLContext writing, Collection<UUID> userIds) {
        Map<UUID, List<Held>> held = writing
                .select(ROLE_GRANT.USER_ID, ROLE.RULES, ROLE_GRANT.COMPANY_ID, ROLE_GRANT.WAREHOUSE_ID, ROLE_GRANT.CHANNEL_ID)
                .from(ROLE_GRANT).join(ROLE).on(ROLE.ID.eq(ROLE_GRANT.ROLE_ID))
                .where(ROLE_GRANT.USER_ID.eq(DSL.any(userIds.toArray(UUID[]::new))))
                .fetchGroups(row -> row.get(ROLE_GRANT.USER_ID), HeldRights::held);
        Map<UUID, Rights> rights = new HashMap<>();
        held.forEach((user, roles) -> rights.put(user, rights(roles)));
        return rights;
    }

    Rights rights(Collection<Held> held) {
        return held.stream().map(this::rights).reduce(Rights.NONE, Rights::and);
    }

    private Rights rights(Held held) {
        CompanyScope companies = held.companyId() == null ? CompanyScope.ALL : CompanyScope.of(Set.of(held.companyId()));
        return Rights.of(known.resolve(held.rules()), companies, part(companies, held.warehouseId()), part(companies, held.channelId()));
    }

    private static PartScope part(CompanyScope companies, UUID part) {
        return part == null ? PartScope.whole(companies) : PartScope.part(part);
    }

    private static Held held(Record row) {
        return new Held(Arrays.asList(row.get(ROLE.RULES)), row.get(ROLE_GRANT.COMPANY_ID), row.get(ROLE_GRANT.WAREHOUSE_ID), row.get(ROLE_GRANT.CHANNEL_ID));
    }
}
