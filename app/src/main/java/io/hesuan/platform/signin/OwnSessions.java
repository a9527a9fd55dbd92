package io.hesuan.platform.signin;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static hesuandb.signin.Tables.SESSION;

/** The sessions of one user. A session is shown by a name that cannot be used as a cookie. */
@Component
class OwnSessions {

    private final DSLContext sql;
    private final Clock clock;

    OwnSessions(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param id      names the session without opening it
     * @param current whether it is the one that asks
     */
    record Open(String id, Instant beganAt, Instant lastUsedAt, boolean current) {
    }

    List<Open> of(UUID userId, String currentSessionId) {
        return sql.selectFrom(SESSION)
                .where(SESSION.PRINCIPAL_NAME.eq(userId.toString()), SESSION.EXPIRY_TIME.gt(clock.millis()))
                .orderBy(SESSION.LAST_ACCESS_TIME.desc())
                .fetch(row -> new Open(row.getPrimaryId(), Instant.ofEpochMilli(row.getCreationTime()), Instant.ofEpochMilli(row.getLastAccessTime()),
                        row.getSessionId().equals(currentSessionId)));
    }

    /** @return whether there was such a session of this user */
    @Transactional
    public boolean end(UUID userId, String id) {
        return sql.deleteFrom(SESSION).where(SESSION.PRINCIPAL_NAME.eq(userId.toString()), SESSION.PRIMARY_ID.eq(id)).execute() > 0;
    }

    /** Ends all sessions of the user but the one that asks. @return how many */
    @Transactional
    public int endOthers(UUID userId, String currentSessionId) {
        return sql.deleteFrom(SESSION).where(SESSION.PRINCIPAL_NAME.eq(userId.toString()),
                currentSessionId == null ? DSL.noCondition() : SESSION.SESSION_ID.ne(currentSessionId)).execute();
    }
}
