package io.hesuan.books.stock;

import org.jooq.DSLContext;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import static hesuandb.stock.Tables.LOT;
import static org.jooq.impl.DSL.any;

/** Lots, read by id. */
final class LotRows {

    private LotRows() {
    }

    static List<Lot> find(DSLContext sql, Collection<UUID> ids) {
        return sql.selectFrom(LOT).where(LOT.ID.eq(any(ids.toArray(UUID[]::new)))).fetch(row -> new Lot(row.getId(), row.getItemId(), row.getCode(),
                row.getMadeOn(), row.getExpiresOn(), row.getOpenedOn(), row.getPaoMonths() == null ? null : row.getPaoMonths().intValue(),
                Quality.of(row.getQuality())));
    }
}
