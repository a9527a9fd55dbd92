package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.CountEntryRecord;
import hesuandb.inventory.tables.records.StockCountRecord;
import io.hesuan.books.inventory.CountEntry.Spot;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import static hesuandb.inventory.Tables.COUNT_ENTRY;
import static java.time.ZoneOffset.UTC;

/** Reads looks, and what the books said at their moments; a statement each. */
final class CountRows {

    static final UUID NONE = new UUID(0, 0);

    /** A place that belongs to a count: a bin of its warehouse and zone, or the warehouse itself. */
    record Allowed(UUID countId, UUID placeId) {
    }

    private CountRows() {
    }

    static Map<UUID, CountEntry> byId(DSLContext sql, List<UUID> ids) {
        Map<UUID, CountEntry> found = new HashMap<>();
        sql.selectFrom(COUNT_ENTRY).where(COUNT_ENTRY.ID.eq(DSL.any(ids.toArray(UUID[]::new)))).forEach(row -> found.put(row.getId(), entry(row)));
        return found;
    }

    static Map<UUID, List<CountEntry>> of(DSLContext sql, Collection<UUID> counts) {
        Map<UUID, List<CountEntry>> found = new HashMap<>();
        counts.forEach(count -> found.put(count, new ArrayList<>()));
        sql.selectFrom(COUNT_ENTRY).where(COUNT_ENTRY.COUNT_ID.eq(DSL.any(counts.toArray(UUID[]::new)))).orderBy(COUNT_ENTRY.COUNTED_AT, COUNT_ENTRY.ID)
                .forEach(row -> found.get(row.getCountId()).add(entry(row)));
        return found;
    }

    private static CountEntry entry(CountEntryRecord row) {
        return new CountEntry(row.getId(), new Spot(row.getPlaceId(), row.getItemId(), row.getLotId()), row.getQuantity(), row.getBook(),
                row.getCountedAt().toInstant(), row.getCountedBy());
    }

    static Set<Allowed> allowed(DSLContext sql, Collection<StockCountRecord> counts) {
        Set<Allowed> allowed = new HashSet<>();
        sql.fetch("""
                SELECT c.id AS count_id, b.id AS place_id
                  FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS c (id, warehouse_id, zone)
                  JOIN warehouse.bin_view b ON b.warehouse_id = c.warehouse_id AND (c.zone = '' OR b.zone = c.zone)
                UNION ALL
                SELECT id, warehouse_id FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS c (id, warehouse_id, zone) WHERE zone = ''""",
                ids(counts), warehouses(counts), zones(counts), ids(counts), warehouses(counts), zones(counts))
                .forEach(row -> allowed.add(new Allowed(row.get("count_id", UUID.class), row.get("place_id", UUID.class))));
        return allowed;
    }

    private static UUID[] ids(Collection<StockCountRecord> counts) {
        return counts.stream().map(StockCountRecord::getId).toArray(UUID[]::new);
    }

    private static UUID[] warehouses(Collection<StockCountRecord> counts) {
        return counts.stream().map(StockCountRecord::getWarehouseId).toArray(UUID[]::new);
    }

    private static String[] zones(Collection<StockCountRecord> counts) {
        return counts.stream().map(StockCountRecord::getZone).toArray(String[]::new);
    }

    /**
     * What the books said at the moment of each look: what they say now, less what moved since. So goods may come and go while
     * others count, and a look that was kept on a phone for an hour is compared with what was true an hour ago.
     */
    static long[] books(DSLContext sql, Map<UUID, StockCountRecord> counts, List<RecordCount> looks) {
        long[] books = new long[looks.size()];
        sql.fetch("""
                SELECT n.at, (coalesce(b.on_hand, 0) - coalesce(m.moved, 0))::bigint AS book
                  FROM unnest(?::integer[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[])
                       AS n (at, company_id, item_id, place_id, lot_id, counted_at)
                  LEFT JOIN stock.balance_view b ON b.company_id = n.company_id AND b.item_id = n.item_id AND b.place_id = n.place_id AND b.lot_id = n.lot_id
                       AND b.owner_id = ?
                  LEFT JOIN LATERAL (
                       SELECT sum(CASE WHEN v.to_place_id = n.place_id THEN v.quantity ELSE 0 END
                                  - CASE WHEN v.from_place_id = n.place_id THEN v.quantity ELSE 0 END) AS moved
                         FROM stock.move_view v
                        WHERE v.company_id = n.company_id AND v.item_id = n.item_id AND v.lot_id = n.lot_id AND v.owner_id = ?
                          AND v.recorded_at > n.counted_at) m ON true""",
                IntStream.range(0, looks.size()).boxed().toArray(Integer[]::new),
                looks.stream().map(look -> counts.containsKey(look.countId()) ? counts.get(look.countId()).getCompanyId() : NONE).toArray(UUID[]::new),
                looks.stream().map(RecordCount::itemId).toArray(UUID[]::new), looks.stream().map(RecordCount::placeId).toArray(UUID[]::new),
                looks.stream().map(RecordCount::lotId).toArray(UUID[]::new),
                looks.stream().map(look -> look.countedAt().atOffset(UTC)).toArray(OffsetDateTime[]::new), NONE, NONE)
                .forEach(row -> books[row.get("at", Integer.class)] = row.get("book", Long.class));
        return books;
    }
}
