package io.hesuan.books.stock;

import org.jooq.DSLContext;
import org.jooq.Record;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What stock reads of items and warehouses: their published views, one statement each; unknown ids are left out. */
final class Catalogue {

    private Catalogue() {
    }

    static Map<UUID, StockItem> items(DSLContext sql, Collection<UUID> ids) {
        Map<UUID, StockItem> items = new HashMap<>();
        sql.fetch("""
                SELECT i.id, i.code, i.kind, i.category_id, i.lot_control, i.expiry_control, i.shelf_life, i.shelf_life_unit, i.min_days_at_shipment,
                       i.valuation, u.code AS unit
                  FROM catalog.item_view i JOIN catalog.unit_view u ON u.id = i.base_unit_id WHERE i.id = ANY(?)""", (Object) ids.toArray(UUID[]::new))
                .forEach(row -> items.put(row.get("id", UUID.class), item(row)));
        return items;
    }

    private static StockItem item(Record row) {
        String kind = row.get("kind", String.class);
        Integer left = row.get("min_days_at_shipment", Integer.class);
        return new StockItem(row.get("id", UUID.class), row.get("code", String.class), row.get("unit", String.class), row.get("category_id", UUID.class), kind,
                !kind.equals("service") && !kind.equals("kit"), row.get("lot_control", Boolean.class), row.get("expiry_control", Boolean.class),
                row.get("shelf_life", Integer.class), row.get("shelf_life_unit", String.class), left == null ? 0 : left,
                ValuationMethod.of(row.get("valuation", String.class)));
    }

    /** The places of the house and, by their ids, bins and warehouses. A warehouse at an agent or counter is a consigned place. */
    static Map<UUID, Place> places(DSLContext sql, Collection<UUID> ids) {
        Map<UUID, Place> places = new HashMap<>();
        Place.OF_THE_HOUSE.forEach((id, kind) -> places.put(id, new Place(id, kind, null, null)));
        UUID[] others = ids.stream().filter(id -> !places.containsKey(id)).toArray(UUID[]::new);
        if (others.length > 0) {
            sql.fetch("""
                    SELECT b.id, b.warehouse_id, b.company_id, w.kind FROM warehouse.bin_view b JOIN warehouse.warehouse_view w ON w.id = b.warehouse_id
                     WHERE b.id = ANY(?)
                    UNION ALL
                    SELECT id, id AS warehouse_id, company_id, kind FROM warehouse.warehouse_view WHERE id = ANY(?)""", others, others)
                    .forEach(row -> places.put(row.get("id", UUID.class), new Place(row.get("id", UUID.class),
                            row.get("kind", String.class).equals("consignment") ? PlaceKind.CONSIGNED : PlaceKind.BIN,
                            row.get("warehouse_id", UUID.class), row.get("company_id", UUID.class))));
        }
        return places;
    }
}
