package io.hesuan.platform.audit;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.home.HomeException;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.util.List;

import static hesuandb.audit.Tables.VERIFICATION;

/** Says on the first page that the last walk along the chain found a breach. */
@Component
class AuditAtHome implements HomeException {

    private final DSLContext sql;

    AuditAtHome(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> look(Acting reader) {
        if (!reader.companies(AuditList.READ).all()) {
            return List.of();
        }
        var last = sql.selectFrom(VERIFICATION).orderBy(VERIFICATION.VERIFIED_AT.desc()).limit(1).fetchOne();
        return last == null || last.getBreach() == null ? List.of() : List.of(new Found("audit-chain-broken", List.of(last.getBreach()), "/audit"));
    }
}
