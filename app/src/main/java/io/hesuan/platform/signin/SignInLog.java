package io.hesuan.platform.signin;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.audit.AuditLog;
import io.hesuan.platform.audit.AuditLog.Deed;
import io.hesuan.platform.security.UserDirectory.Listed;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts into the audit log what happens at the door. */
@Component
class SignInLog {

    private final DSLContext sql;
    private final AuditLog auditLog;
    private final JsonMapper json;
    private final Clock clock;

    SignInLog(DSLContext sql, AuditLog auditLog, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.auditLog = auditLog;
        this.json = json;
        this.clock = clock;
    }

    /** @param user whom it was about, empty when nobody has the login */
    @Transactional
    public void write(Acting by, Optional<Listed> user, String action, String address) {
        var entry = AuditEntry.of(action, "user", user.map(Listed::id).orElse(null), user.map(found -> found.login() + " " + found.name()).orElse("?"));
        auditLog.write(sql, clock.instant().truncatedTo(ChronoUnit.MICROS), List.of(new Deed(by,
                address == null ? entry : entry.changing(null, json.writeValueAsString(Map.of("address", address))))));
    }
}
