package io.hesuan.trade.orders;

import org.jooq.DSLContext;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Channels as the room of channels publishes them. */
final class Shops {

    private Shops() {
    }

    /** By id; those that are not there are missing. One statement. */
    static Map<UUID, Shop> find(DSLContext sql, Collection<UUID> channels) {
        Map<UUID, Shop> shops = new HashMap<>();
        sql.fetch("""
                SELECT id, company_id, code, name, platform, party_id, currency, time_zone, revenue_policy, min_life_days
                  FROM channels.channel_view WHERE id = ANY(?)""", (Object) channels.toArray(UUID[]::new)).forEach(row -> shops.put(row.get(0, UUID.class),
                new Shop(row.get(0, UUID.class), row.get(1, UUID.class), row.get(2, String.class), row.get(3, String.class), row.get(4, String.class),
                        row.get(5, UUID.class), row.get(6, String.class), ZoneId.of(row.get(7, String.class)), row.get(8, String.class), row.get(9, Integer.class))));
        return shops;
    }
}
