package io.hesuan.books.inventory;

import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static hesuandb.catalog.Tables.ITEM_VIEW;
import static hesuandb.warehouse.Tables.BIN_VIEW;
import static hesuandb.warehouse.Tables.WAREHOUSE_VIEW;

/** What the rules of documents need to know of the things that their lines name; a statement for each kind of thing. */
final class DocumentLines {

    private final Map<UUID, UUID> companyOfWarehouse = new HashMap<>();
    private final Map<UUID, UUID> warehouseOfBin = new HashMap<>();
    private final Map<UUID, String> items = new HashMap<>();

    private DocumentLines() {
    }

    static DocumentLines load(DSLContext sql, Collection<String> warehouses, Collection<String> bins, Collection<String> itemIds) {
        var known = new DocumentLines();
        sql.select(WAREHOUSE_VIEW.ID, WAREHOUSE_VIEW.COMPANY_ID).from(WAREHOUSE_VIEW).where(WAREHOUSE_VIEW.ID.eq(any(Reference.ids(Warehouses.ID, warehouses))))
                .forEach(row -> known.companyOfWarehouse.put(row.value1(), row.value2()));
        sql.select(BIN_VIEW.ID, BIN_VIEW.WAREHOUSE_ID).from(BIN_VIEW).where(BIN_VIEW.ID.eq(any(Reference.ids(Warehouses.BIN_ID, bins))))
                .forEach(row -> known.warehouseOfBin.put(row.value1(), row.value2()));
        sql.select(ITEM_VIEW.ID, ITEM_VIEW.CODE).from(ITEM_VIEW).where(ITEM_VIEW.ID.eq(any(Reference.ids(Catalog.ITEM_ID, itemIds))))
                .forEach(row -> known.items.put(row.value1(), row.value2()));
        return known;
    }

    private static org.jooq.QuantifiedSelect<org.jooq.Record1<UUID>> any(Set<UUID> ids) {
        return DSL.any(ids.toArray(UUID[]::new));
    }

    Optional<Outcome.Refused<Saved>> warehouse(String companyId, String warehouseId, String field) {
        UUID company = Reference.id(Warehouses.ID, warehouseId).map(companyOfWarehouse::get).orElse(null);
        return company != null && Companies.ID.write(company).equals(companyId) ? Optional.empty() : refused(InventoryRefusal.WAREHOUSE_IS_UNKNOWN, field);
    }

    /** Item, bin and quantity of the line at a place in the document, from 0. */
    Optional<Outcome.Refused<Saved>> line(int at, String itemId, String quantity, String warehouseId, Map<String, String> binsByField) {
        String item = Reference.id(Catalog.ITEM_ID, itemId).map(items::get).orElse(null);
        if (item == null) {
            return refused(InventoryRefusal.LINE_ITEM_IS_UNKNOWN, place(at, "itemId"), at + 1);
        }
        for (Map.Entry<String, String> bin : binsByField.entrySet()) {
            if (!bin.getValue().isEmpty() && !lies(bin.getValue(), warehouseId)) {
                return refused(InventoryRefusal.BIN_IS_ELSEWHERE, place(at, bin.getKey()), at + 1);
            }
        }
        return new BigDecimal(quantity).signum() > 0 ? Optional.empty() : refused(InventoryRefusal.LINE_QUANTITY_IS_WRONG, place(at, "quantity"), item);
    }

    private boolean lies(String bin, String warehouseId) {
        return Reference.id(Warehouses.BIN_ID, bin).map(warehouseOfBin::get).filter(warehouse -> Warehouses.ID.write(warehouse).equals(warehouseId)).isPresent();
    }

    static String place(int at, String field) {
        return "lines[" + at + "]." + field;
    }

    static long millionths(String quantity) {
        return new BigDecimal(quantity).movePointRight(6).longValueExact();
    }

    static String shown(long millionths) {
        return BigDecimal.valueOf(millionths, 6).stripTrailingZeros().toPlainString();
    }

    /** Where the goods of a line lie: in its bin, else in the warehouse itself. */
    static UUID placeOf(String bin, UUID warehouse) {
        return bin.isEmpty() ? warehouse : Warehouses.BIN_ID.read(bin);
    }

    static <R> Optional<Outcome.Refused<R>> refused(InventoryRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
