package io.hesuan.master.company;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import static hesuandb.company.Tables.ENTITY;

/** Companies as other rooms ask for them, in the caller's transaction. */
@Component
public class CompanyRegister {

    private final CompanySpec spec;

    CompanyRegister(CompanySpec spec) {
        this.spec = spec;
    }

    /** Those of the companies that exist, by id. One statement. */
    public Map<UUID, Company> find(DSLContext sql, Collection<UUID> ids) {
        return find(sql, ENTITY.ID.eq(DSL.any(ids.toArray(UUID[]::new))));
    }

    /** The company with this code, as the only entry; empty when there is none. */
    public Map<UUID, Company> findByCode(DSLContext sql, String code) {
        return find(sql, ENTITY.CODE.eq(code));
    }

    private Map<UUID, Company> find(DSLContext sql, Condition condition) {
        Map<UUID, Company> found = new HashMap<>();
        sql.selectFrom(ENTITY).where(condition).forEach(row -> found.put(row.getId(), spec.content(row)));
        return found;
    }
}
