package io.hesuan.books.stock;

import org.jooq.DSLContext;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.stock.Tables.QUOTA;

/** Shows how the quotas of an item in a warehouse share what is there, by the rules that reservations are decided by. */
final class QuotaPreview {

    private QuotaPreview() {
    }

    static StockCards.Entitlements of(DSLContext sql, UUID companyId, UUID itemId, UUID warehouseId) {
        LocalDate today = StockLoading.day(Instant.now());
        StockWork work = new StockWork(Instant.now());
        ReservationRows.loadQuotas(sql, work, new UUID[]{companyId}, new UUID[]{itemId});
        Map<UUID, UUID> ids = new HashMap<>();
        sql.select(QUOTA.CHANNEL_ID, QUOTA.ID).from(QUOTA)
                .where(QUOTA.COMPANY_ID.eq(companyId), QUOTA.ITEM_ID.eq(itemId), QUOTA.WAREHOUSE_ID.eq(warehouseId)).forEach(row -> ids.put(row.value1(), row.value2()));
        List<Quota> quotas = work.quotas.values().stream().filter(quota -> quota.key.warehouseId().equals(warehouseId)).toList();
        long[] there = usable(sql, companyId, itemId, warehouseId, today);
        List<Quota> valid = QuotaRules.valid(quotas, today);
        long[] left = QuotaRules.remaining(quotas, there[0], there[1], today);
        List<StockCards.Entitlement> rows = new ArrayList<>();
        for (int at = 0; at < left.length; at++) {
            Quota quota = valid.get(at);
            rows.add(new StockCards.Entitlement(StockIds.QUOTA.write(ids.get(quota.key.channelId())), StockIds.CHANNEL.write(quota.key.channelId()),
                    quota.terms.fixed() ? "fixed" : "ratio", quota.terms.fixed() ? Taking.shown(quota.terms.quantity()) : String.valueOf(quota.terms.ratio()),
                    quota.terms.priority(), Taking.shown(quota.held), Taking.shown(quota.drawn), Taking.shown(left[at])));
        }
        return new StockCards.Entitlements(Taking.shown(there[0]), Taking.shown(there[1]),
                Taking.shown(QuotaRules.promisable(quotas, ValueArea.NONE, there[0], there[1], today)), rows);
    }

    /** On hand and free, of goods that may be promised today. */
    private static long[] usable(DSLContext sql, UUID companyId, UUID itemId, UUID warehouseId, LocalDate today) {
        StockItem item = Catalogue.items(sql, List.of(itemId)).get(itemId);
        long[] there = new long[2];
        var rows = sql.fetch("""
                SELECT lot_id, on_hand, reserved FROM stock.balance
                 WHERE company_id = ? AND item_id = ? AND warehouse_id = ? AND kind = 'bin' AND owner_id = ?""", companyId, itemId, warehouseId, ValueArea.NONE);
        Map<UUID, Lot> lots = new HashMap<>();
        LotRows.find(sql, rows.getValues("lot_id", UUID.class)).forEach(lot -> lots.put(lot.id(), lot));
        rows.forEach(row -> {
            if (LotRules.usable(lots.get(row.get("lot_id", UUID.class)), today, item.minDaysAtShipment(), Quality.RELEASED).isEmpty()) {
                there[0] += row.get("on_hand", Long.class);
                there[1] += Math.max(0, row.get("on_hand", Long.class) - row.get("reserved", Long.class));
            }
        });
        return there;
    }
}
