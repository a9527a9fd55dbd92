package io.hesuan.books.stock;

import io.hesuan.kernel.Outcome;
import io.hesuan.kernel.Refusal;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.stock.Tables.CARD_VIEW;

/** The stock card of an item: what there is, where, since when, and what is promised. Quantities are decimals in base units. */
@Component
class StockCards {

    /**
     * @param reserved   part of {@code onHand}
     * @param value      in warehouses, in functional currency; null for readers who may not see costs; likewise all costs here
     * @param unitCost   value over quantity on hand, six decimals, for display; null where nothing is there
     * @param otherValue in transit, dispatched, consigned and in process
     */
    record Card(String id, String companyId, String itemId, String item, String itemName, String spec, String unit, boolean lotControlled, String method,
                String onHand, String reserved, String available, String transit, String dispatched, String consigned, String wip, String ofOthers,
                String minimum, String value, String unitCost, String otherValue, String standardCost, List<Place> places) {
    }

    /** @param ownerId null for the company's own goods */
    record Place(String balanceId, String kind, String warehouseId, String warehouse, String bin, String lotId, String lot, LocalDate madeOn, LocalDate expiresOn,
                 String quality, String ownerId, String onHand, String reserved, String available) {
    }

    /**
     * One row of the card.
     *
     * @param in      null on a row where goods leave; a row that only changes value has neither
     * @param balance after this row, in the warehouses looked at
     */
    record Movement(String id, long sequence, LocalDate occurredOn, Instant recordedAt, String factId, String fromKind, String toKind, String lot,
                    String in, String out, String balance, String valueIn, String valueOut, String valueBalance) {
    }

    /** @param before asks for the next page; null when there are no more */
    record MovementPage(List<Movement> rows, Long before) {
    }

    private final DSLContext sql;

    StockCards(DSLContext sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    Card card(String id, Acting reader) {
        Record row = row(id, reader);
        UUID company = row.get("company_id", UUID.class);
        UUID item = row.get("item_id", UUID.class);
        boolean costs = reader.companies(StockRights.COST).covers(company);
        long onHand = row.get("on_hand", Long.class);
        long value = row.get("value", Long.class);
        Record standard = sql.fetchOne("""
                SELECT value, quantity FROM stock.standard_cost WHERE company_id = ? AND item_id = ? AND valid_from <= current_date
                 ORDER BY valid_from DESC LIMIT 1""", company, item);
        return new Card(id, Companies.ID.write(company), Catalog.ITEM_ID.write(item), row.get("code", String.class), row.get("name", String.class),
                row.get("spec", String.class), row.get("unit", String.class), row.get("lot_control", Boolean.class), row.get("method", String.class),
                shown(row, "on_hand"), shown(row, "reserved"), Taking.shown(onHand - row.get("reserved", Long.class)), shown(row, "transit"),
                shown(row, "dispatched"), shown(row, "consigned"), shown(row, "wip"), shown(row, "of_others"), shown(row, "minimum"),
                costs ? money(value) : null, costs && onHand > 0 ? each(value, onHand) : null,
                costs ? money(row.get("value_everywhere", Long.class) - value) : null,
                costs && standard != null ? each(standard.get("value", Long.class), standard.get("quantity", Long.class)) : null, places(company, item));
    }

    private Record row(String id, Acting reader) {
        UUID card = StockIds.read(StockIds.CARD, id, "id");
        Record row = sql.fetchOptional("""
                SELECT c.*, i.code, i.name, i.spec, i.lot_control, u.name AS unit FROM stock.card_view c
                  JOIN catalog.item_view i ON i.id = c.item_id JOIN catalog.unit_view u ON u.id = i.base_unit_id WHERE c.id = ?""", card)
                .orElseThrow(() -> refused(RequestRefusal.RECORD_NOT_FOUND, "id", id));
        if (!reader.companies(StockRights.READ).covers(row.get("company_id", UUID.class))) {
            throw refused(AccessRefusal.COMPANY_IS_NOT_YOURS, "id");
        }
        return row;
    }

    private List<Place> places(UUID company, UUID item) {
        return sql.fetch("""
                SELECT b.id, b.kind, b.warehouse_id, w.name AS warehouse, n.code AS bin, l.id AS lot_id, l.code AS lot, l.made_on, l.expires_on, l.quality,
                       b.owner_id, b.on_hand, b.reserved
                  FROM stock.balance b LEFT JOIN stock.lot l ON l.id = b.lot_id
                  LEFT JOIN warehouse.warehouse_view w ON w.id = b.warehouse_id LEFT JOIN warehouse.bin_view n ON n.id = b.place_id
                 WHERE b.company_id = ? AND b.item_id = ? AND b.on_hand <> 0
                 ORDER BY array_position(ARRAY['bin', 'consigned', 'transit', 'dispatched', 'wip'], b.kind), w.name, l.expires_on NULLS LAST, l.code, n.code
                 LIMIT 500""", company, item).map(row -> {
            UUID owner = row.get("owner_id", UUID.class);
            UUID warehouse = row.get("warehouse_id", UUID.class);
            UUID lot = row.get("lot_id", UUID.class);
            return new Place(StockIds.BALANCE.write(row.get("id", UUID.class)), row.get("kind", String.class),
                    warehouse == null ? null : Warehouses.ID.write(warehouse), row.get("warehouse", String.class), row.get("bin", String.class),
                    lot == null ? null : StockIds.LOT.write(lot), row.get("lot", String.class), row.get("made_on", LocalDate.class),
                    row.get("expires_on", LocalDate.class), row.get("quality", String.class), owner.equals(ValueArea.NONE) ? null : StockIds.OWNER.write(owner),
                    shown(row, "on_hand"), shown(row, "reserved"), Taking.shown(row.get("on_hand", Long.class) - row.get("reserved", Long.class)));
        });
    }

    /**
     * The movements in and out of warehouses with the balance after each, newest first. A move between two bins that are
     * both looked at changes nothing and is left out.
     *
     * @param warehouse null: all of the company
     * @param before    sequence number that the page ends before; null: from the newest
     */
    @Transactional(readOnly = true)
    MovementPage movements(String id, String warehouse, Long before, int limit, Acting reader) {
        Record card = row(id, reader);
        UUID only = warehouse == null ? null : StockIds.read(Warehouses.ID, warehouse, "warehouseId");
        boolean costs = reader.companies(StockRights.COST).covers(card.get("company_id", UUID.class)) && only == null;
        List<Movement> rows = sql.fetch("""
                SELECT * FROM (
                    SELECT m.*, l.code AS lot, m.in_quantity - m.out_quantity AS change, m.in_value - m.out_value AS value_change,
                           sum(m.in_quantity - m.out_quantity) OVER w AS balance, sum(m.in_value - m.out_value) OVER w AS value_balance
                      FROM (SELECT m.id, m.sequence, m.occurred_on, m.recorded_at, m.fact_id, m.lot_id, m.from_kind, m.to_kind,
                                   CASE WHEN m.to_kind = 'bin' AND (t.only OR tb.warehouse_id = ?) THEN m.quantity ELSE 0 END AS in_quantity,
                                   CASE WHEN m.from_kind = 'bin' AND (t.only OR fb.warehouse_id = ?) THEN m.quantity ELSE 0 END AS out_quantity,
                                   CASE WHEN m.to_kind = 'bin' AND m.to_pool_id IS NOT NULL THEN m.value - m.variance ELSE 0 END AS in_value,
                                   CASE WHEN m.from_kind = 'bin' AND m.from_pool_id IS NOT NULL THEN m.value ELSE 0 END AS out_value
                              FROM stock.move m CROSS JOIN (SELECT ?::uuid IS NULL AS only) t
                              LEFT JOIN (SELECT id, warehouse_id FROM warehouse.bin_view UNION ALL SELECT id, id FROM warehouse.warehouse_view) tb ON tb.id = m.to_place_id
                              LEFT JOIN (SELECT id, warehouse_id FROM warehouse.bin_view UNION ALL SELECT id, id FROM warehouse.warehouse_view) fb ON fb.id = m.from_place_id
                             WHERE m.company_id = ? AND m.item_id = ? AND m.owner_id = ?) m
                      LEFT JOIN stock.lot l ON l.id = m.lot_id
                    WINDOW w AS (ORDER BY m.sequence, m.id)) AS running
                 WHERE (change <> 0 OR value_change <> 0) AND sequence < ? ORDER BY sequence DESC, id DESC LIMIT ?""",
                only, only, only, card.get("company_id", UUID.class), card.get("item_id", UUID.class), ValueArea.NONE,
                before == null ? Long.MAX_VALUE : before, limit).map(row -> movement(row, costs));
        return new MovementPage(rows, rows.size() < limit ? null : rows.getLast().sequence());
    }

    private static Movement movement(Record row, boolean costs) {
        long change = row.get("change", Long.class);
        long value = row.get("value_change", Long.class);
        return new Movement(StockIds.MOVE.write(row.get("id", UUID.class)), row.get("sequence", Long.class), row.get("occurred_on", LocalDate.class),
                row.get("recorded_at", OffsetDateTime.class).toInstant(), StockIds.FACT.write(row.get("fact_id", UUID.class)), row.get("from_kind", String.class),
                row.get("to_kind", String.class), row.get("lot", String.class), change > 0 ? Taking.shown(change) : null, change < 0 ? Taking.shown(-change) : null,
                Taking.shown(row.get("balance", BigDecimal.class).longValueExact()), costs && value > 0 ? money(value) : null,
                costs && value < 0 ? money(-value) : null, costs ? money(row.get("value_balance", BigDecimal.class).longValueExact()) : null);
    }

    /** What each channel may still promise of an item in a warehouse today, as the next reservation would decide it. */
    record Entitlement(String quotaId, String channelId, String mode, String set, int priority, String held, String drawn, String left) {
    }

    /** @param leftForOthers what channels without a quota may promise */
    record Entitlements(String onHand, String free, String leftForOthers, List<Entitlement> quotas) {
    }

    @Transactional(readOnly = true)
    Entitlements entitlements(String id, String warehouse, Acting reader) {
        Record card = row(id, reader);
        return QuotaPreview.of(sql, card.get("company_id", UUID.class), card.get("item_id", UUID.class), StockIds.read(Warehouses.ID, warehouse, "warehouseId"));
    }

    /** The card of an item in a company, for pages that know these two. */
    @Transactional(readOnly = true)
    Map<String, String> find(String company, String item, Acting reader) {
        UUID companyId = StockIds.read(Companies.ID, company, "companyId");
        if (!reader.companies(StockRights.READ).covers(companyId)) {
            throw refused(AccessRefusal.COMPANY_IS_NOT_YOURS, "companyId");
        }
        return sql.select(CARD_VIEW.ID).from(CARD_VIEW)
                .where(CARD_VIEW.COMPANY_ID.eq(companyId), CARD_VIEW.ITEM_ID.eq(StockIds.read(Catalog.ITEM_ID, item, "itemId"))).fetchOptional(CARD_VIEW.ID)
                .map(card -> Map.of("id", StockIds.CARD.write(card))).orElseThrow(() -> refused(RequestRefusal.RECORD_NOT_FOUND, "itemId", item));
    }

    private static String shown(Record row, String column) {
        return Taking.shown(row.get(column, Long.class));
    }

    private static String money(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, 2).toPlainString();
    }

    private static String each(long value, long quantity) {
        return BigDecimal.valueOf(value, 2).multiply(BigDecimal.valueOf(1_000_000)).divide(BigDecimal.valueOf(quantity), 6, java.math.RoundingMode.HALF_UP).toPlainString();
    }

    private static Refused refused(Refusal refusal, String field, Object... arguments) {
        return new Refused((Outcome.Refused<?>) Outcome.refused(refusal, field, arguments));
    }
}
