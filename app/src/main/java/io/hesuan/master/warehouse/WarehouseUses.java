package io.hesuan.master.warehouse;

import io.hesuan.platform.records.RecordUse;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import static hesuandb.warehouse.Tables.PLACE;

/** Companies and parties that warehouses refer to can't be removed. */
@Configuration(proxyBeanMethods = false)
class WarehouseUses {

    private record Use(String record, Field<UUID> field) implements RecordUse {
        @Override
        public Set<UUID> inUse(DSLContext sql, Collection<UUID> ids) {
            return new HashSet<>(sql.selectDistinct(field).from(PLACE).where(field.eq(DSL.any(ids.toArray(UUID[]::new)))).fetch(field));
        }
    }

    @Bean
    RecordUse companiesOfWarehouses() {
        return new Use("company", PLACE.COMPANY_ID);
    }

    @Bean
    RecordUse partiesOfWarehouses() {
        return new Use("party", PLACE.PARTY_ID);
    }
}
