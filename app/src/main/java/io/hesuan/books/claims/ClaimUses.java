package io.hesuan.books.claims;

import io.hesuan.platform.records.RecordUse;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import static hesuandb.claims.Tables.ITEM;

/** Parties with items, open or cleared, stay. */
@Component
class ClaimUses implements RecordUse {

    @Override
    public String record() {
        return "party";
    }

    @Override
    public Set<UUID> inUse(DSLContext sql, Collection<UUID> ids) {
        return new HashSet<>(sql.selectDistinct(ITEM.PARTY_ID).from(ITEM).where(ITEM.PARTY_ID.eq(DSL.any(ids.toArray(UUID[]::new)))).fetch(ITEM.PARTY_ID));
    }
}
