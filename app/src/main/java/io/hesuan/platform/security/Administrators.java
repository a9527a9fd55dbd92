package io.hesuan.platform.security;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import static hesuandb.security.Tables.ROLE;
import static hesuandb.security.Tables.ROLE_GRANT;
import static hesuandb.security.Tables.USER;

/** The active users who are administrators everywhere. There must always be one. */
@Component
class Administrators {

    /** All of them, locked against two who would leave at the same moment. */
    Set<UUID> locked(DSLContext sql) {
        sql.select(ROLE.ID).from(ROLE).where(ROLE.CODE.eq(Users.ADMINISTRATOR)).forUpdate().fetch();
        return new HashSet<>(sql.select(USER.ID).from(USER)
                .join(ROLE_GRANT).on(ROLE_GRANT.USER_ID.eq(USER.ID))
                .join(ROLE).on(ROLE.ID.eq(ROLE_GRANT.ROLE_ID))
                .where(USER.ACTIVE.isTrue(), everywhere())
                .fetch(USER.ID));
    }

    /** A grant of the role of administrators that no place limits. */
    static Condition everywhere() {
        return ROLE.CODE.eq(Users.ADMINISTRATOR).and(ROLE_GRANT.COMPANY_ID.isNull()).and(ROLE_GRANT.WAREHOUSE_ID.isNull()).and(ROLE_GRANT.CHANNEL_ID.isNull());
    }

    /** Whether the house would be left without one if these left: some of them are the last. */
    static boolean lastLeaves(Set<UUID> administrators, Collection<UUID> leaving) {
        return !administrators.isEmpty() && leaving.containsAll(administrators);
    }
}
