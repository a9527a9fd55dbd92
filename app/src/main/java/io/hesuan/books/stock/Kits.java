package io.hesuan.books.stock;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.catalog.Tables.COMPONENT_VIEW;

/** Kits and gift bundles: they never lie in stock, their components move instead. */
@Component
public class Kits {

    /** The components of those of the items that are kits, each weighing what it counts in the kit; one statement. */
    public Map<UUID, List<GoodsMove.Component>> find(DSLContext sql, Collection<UUID> items) {
        Map<UUID, List<GoodsMove.Component>> kits = new HashMap<>();
        sql.select(COMPONENT_VIEW.KIT_ID, COMPONENT_VIEW.ITEM_ID, COMPONENT_VIEW.QUANTITY).from(COMPONENT_VIEW)
                .where(COMPONENT_VIEW.KIT_ID.eq(DSL.any(items.toArray(UUID[]::new)))).orderBy(COMPONENT_VIEW.KIT_ID, COMPONENT_VIEW.ITEM_ID).forEach(row -> {
            long perKit = row.value3().movePointRight(6).longValueExact();
            kits.computeIfAbsent(row.value1(), kit -> new ArrayList<>()).add(new GoodsMove.Component(row.value2(), perKit, perKit));
        });
        return kits;
    }
}
