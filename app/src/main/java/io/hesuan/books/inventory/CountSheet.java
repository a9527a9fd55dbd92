package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.StockCountRecord;
import io.hesuan.books.inventory.CountEntry.Spot;
import io.hesuan.books.stock.StockIds;
import io.hesuan.books.stock.StockRights;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static hesuandb.inventory.Tables.STOCK_COUNT;

/** The list of what is to be counted and what was found. */
@Component
class CountSheet {

    /**
     * @param codes      what a scanner may read on the goods: item code, lot number, barcodes
     * @param book       what the books said at the last look, or say now where nobody has looked; null for those who count blind
     * @param counted    last look; null: none yet
     * @param difference null where nobody has looked, and for those who count blind
     * @param looks      how many
     * @param state      {@code open}, {@code agrees}, {@code differs} or {@code count-again}; those who count blind see no {@code agrees}
     */
    record Line(String placeId, String place, String itemId, String item, String itemName, String unit, String lotId, String lot, LocalDate expiresOn,
                List<String> codes, String book, String counted, String difference, int looks, Instant countedAt, String state) {
    }

    /** @param shown whether the reader sees what the books say */
    record Sheet(boolean shown, List<Line> lines) {
    }

    private final DSLContext sql;

    CountSheet(DSLContext sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    Sheet of(UUID id, Acting reader) {
        StockCountRecord count = sql.selectFrom(STOCK_COUNT).where(STOCK_COUNT.ID.eq(id), Visible.inCompanies(reader, STOCK_COUNT.COMPANY_ID)).fetchOptional()
                .filter(row -> reader.may(StockRights.READ))
                .orElseThrow(() -> new Refused((Outcome.Refused<?>) Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "id", InventoryIds.COUNT.write(id))));
        boolean shown = !count.getBlind() || !count.getState().equals("open") || reader.companies(InventoryRights.APPROVE_COUNT).covers(count.getCompanyId());
        Map<Spot, List<CountEntry>> looks = CountRules.bySpot(CountRows.of(sql, Set.of(id)).get(id));
        List<Line> lines = new ArrayList<>();
        for (Record row : rows(count, looks.keySet())) {
            Spot spot = new Spot(row.get("place_id", UUID.class), row.get("item_id", UUID.class), row.get("lot_id", UUID.class));
            lines.add(line(count, row, spot, looks.getOrDefault(spot, List.of()), shown));
        }
        return new Sheet(shown, lines);
    }

    private static Line line(StockCountRecord count, Record row, Spot spot, List<CountEntry> looks, boolean shown) {
        CountEntry last = looks.isEmpty() ? null : looks.getLast();
        boolean hasLot = !spot.lotId().equals(CountRows.NONE);
        var format = spot.placeId().equals(count.getWarehouseId()) ? Warehouses.ID : Warehouses.BIN_ID;
        CountRules.Standing standing = CountRules.standing(looks, count.getTolerance());
        String state = !shown && standing == CountRules.Standing.AGREES ? CountRules.Standing.DIFFERS.written() : standing.written();
        return new Line(format.write(spot.placeId()), row.get("place", String.class), Catalog.ITEM_ID.write(spot.itemId()), row.get("item", String.class),
                row.get("name", String.class), row.get("unit", String.class), hasLot ? StockIds.LOT.write(spot.lotId()) : null, row.get("lot", String.class),
                row.get("expires_on", LocalDate.class), List.of(row.get("codes", String[].class)),
                shown ? DocumentLines.shown(last == null ? row.get("on_hand", Long.class) : last.book()) : null,
                last == null ? null : DocumentLines.shown(last.quantity()), shown && last != null ? DocumentLines.shown(last.difference()) : null, looks.size(),
                last == null ? null : last.countedAt(), !shown && state.equals("differs") ? "counted" : state);
    }

    /** What lies in the places of the count, and what was looked at besides. */
    private List<Record> rows(StockCountRecord count, Set<Spot> looked) {
        return sql.fetch("""
                SELECT s.place_id, s.item_id, s.lot_id, max(s.on_hand)::bigint AS on_hand, coalesce(n.code, '') AS place, i.code AS item, i.name, u.name AS unit,
                       l.code AS lot, l.expires_on,
                       array_remove(ARRAY[i.code, l.code], NULL) || coalesce((SELECT array_agg(ltrim(gtin14, '0')) FROM catalog.barcode_view WHERE item_id = s.item_id), '{}') AS codes
                  FROM (SELECT place_id, item_id, lot_id, on_hand FROM stock.balance_view
                         WHERE company_id = ? AND warehouse_id = ? AND owner_id = ? AND on_hand <> 0
                        UNION ALL
                        SELECT *, 0 FROM unnest(?::uuid[], ?::uuid[], ?::uuid[])) AS s (place_id, item_id, lot_id, on_hand)
                  JOIN catalog.item_view i ON i.id = s.item_id JOIN catalog.unit_view u ON u.id = i.base_unit_id
                  LEFT JOIN warehouse.bin_view n ON n.id = s.place_id LEFT JOIN stock.lot_view l ON l.id = s.lot_id
                 WHERE ? = '' OR n.zone = ?
                 GROUP BY s.place_id, s.item_id, s.lot_id, n.code, n.pick_sequence, i.code, i.name, u.name, l.code, l.expires_on
                 ORDER BY n.pick_sequence NULLS FIRST, n.code, i.code, l.expires_on, l.code""",
                count.getCompanyId(), count.getWarehouseId(), CountRows.NONE, looked.stream().map(Spot::placeId).toArray(UUID[]::new),
                looked.stream().map(Spot::itemId).toArray(UUID[]::new), looked.stream().map(Spot::lotId).toArray(UUID[]::new), count.getZone(), count.getZone());
    }
}
