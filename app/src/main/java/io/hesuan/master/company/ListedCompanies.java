package io.hesuan.master.company;

import io.hesuan.platform.access.CompanyDirectory;
import io.hesuan.platform.access.CompanyScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;

import static hesuandb.company.Tables.ENTITY;

/** Tells the platform which companies there are. */
@Component
class ListedCompanies implements CompanyDirectory {

    private final DSLContext sql;

    ListedCompanies(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Listed> listed(CompanyScope scope) {
        Condition within = scope.all() ? DSL.noCondition() : ENTITY.ID.eq(DSL.any(scope.companies().toArray(UUID[]::new)));
        return sql.select(ENTITY.ID, ENTITY.CODE, ENTITY.NAME).from(ENTITY).where(ENTITY.ACTIVE.isTrue(), within).orderBy(ENTITY.CODE)
                .fetch(row -> new Listed(Companies.ID.write(row.value1()), row.value2(), row.value3()));
    }

    @Override
    public boolean any() {
        return sql.fetchExists(ENTITY);
    }
}
