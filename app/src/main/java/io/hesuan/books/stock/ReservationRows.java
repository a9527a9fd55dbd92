package io.hesuan.books.stock;

import io.hesuan.platform.database.CopyRows;
import org.jooq.DSLContext;
import org.jooq.Record;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import static java.time.ZoneOffset.UTC;

/** Reservations, what they hold, and quotas: read and written in a fixed number of statements. */
final class ReservationRows {

    private ReservationRows() {
    }

    /** The reservations with these ids, and those of the items that have expired. */
    static void load(DSLContext sql, StockWork work, UUID[] ids, UUID[] companies, UUID[] items) {
        sql.fetch("""
                SELECT * FROM stock.reservation WHERE id = ANY(?)
                UNION
                SELECT r.* FROM stock.reservation r JOIN unnest(?::uuid[], ?::uuid[]) AS n (company_id, item_id) USING (company_id, item_id)
                 WHERE r.state = 'tried' AND r.expires_at <= ?::timestamptz
                 ORDER BY id""", ids, companies, items, work.now.atOffset(UTC)).forEach(row -> {
            Reservation reservation = read(row);
            // another item's card is not locked: its reservation can't be used here, and is told apart by its terms
            work.reservations.put(reservation.terms.id(), reservation);
        });
        if (work.reservations.isEmpty()) {
            return;
        }
        sql.fetch("SELECT reservation_id, balance_id, quantity FROM stock.allocation WHERE reservation_id = ANY(?) ORDER BY reservation_id, balance_id",
                (Object) work.reservations.keySet().toArray(UUID[]::new)).forEach(row ->
                work.reservations.get(row.get("reservation_id", UUID.class)).allocated.put(row.get("balance_id", UUID.class), row.get("quantity", Long.class)));
    }

    static void loadQuotas(DSLContext sql, StockWork work, UUID[] companies, UUID[] items) {
        sql.fetch("""
                SELECT company_id, item_id, warehouse_id, channel_id, q.mode, q.quantity, q.ratio, q.priority, q.valid_until,
                       coalesce(u.held, 0) AS held, coalesce(u.drawn, 0) AS drawn
                  FROM (SELECT q.* FROM stock.quota q JOIN unnest(?::uuid[], ?::uuid[]) AS n (company_id, item_id) USING (company_id, item_id)) q
                  FULL JOIN (SELECT u.* FROM stock.channel_use u JOIN unnest(?::uuid[], ?::uuid[]) AS n (company_id, item_id) USING (company_id, item_id)) u
                 USING (company_id, item_id, warehouse_id, channel_id)""", companies, items, companies, items).forEach(row -> {
            var key = new Quota.Key(row.get("company_id", UUID.class), row.get("item_id", UUID.class), row.get("warehouse_id", UUID.class),
                    row.get("channel_id", UUID.class));
            String mode = row.get("mode", String.class);
            var terms = mode == null ? null : new Quota.Terms(mode.equals("fixed"), row.get("quantity", Long.class), row.get("ratio", Integer.class),
                    row.get("priority", Integer.class), row.get("valid_until", LocalDate.class));
            work.quotas.put(key, new Quota(key, terms, row.get("held", Long.class), row.get("drawn", Long.class)));
        });
    }

    private static Reservation read(Record row) {
        OffsetDateTime expires = row.get("expires_at", OffsetDateTime.class);
        var terms = new Reservation.Terms(row.get("id", UUID.class), row.get("company_id", UUID.class), row.get("item_id", UUID.class),
                row.get("owner_id", UUID.class), row.get("warehouse_id", UUID.class), row.get("lot_id", UUID.class), row.get("channel_id", UUID.class),
                row.get("order_id", UUID.class), row.get("quantity", Long.class), row.get("priority", Integer.class), row.get("life_left", Integer.class),
                expires == null ? null : expires.toInstant());
        return new Reservation(terms, row.get("reserved_at", OffsetDateTime.class).toInstant(), Reservation.State.of(row.get("state", String.class)),
                row.get("issued", Long.class), true);
    }

    static void write(DSLContext sql, StockWork work) {
        List<Reservation> changed = work.reservations.values().stream().filter(reservation -> reservation.changed).toList();
        if (changed.isEmpty()) {
            return;
        }
        insert(sql, work, changed.stream().filter(reservation -> !reservation.stored).toList());
        List<Reservation> stored = changed.stream().filter(reservation -> reservation.stored).toList();
        if (!stored.isEmpty()) {
            UUID[] ids = stored.stream().map(reservation -> reservation.terms.id()).toArray(UUID[]::new);
            sql.execute("""
                    UPDATE stock.reservation r SET state = n.state, issued = n.issued, changed_at = ?::timestamptz
                      FROM unnest(?::uuid[], ?::text[], ?::bigint[]) AS n (id, state, issued) WHERE r.id = n.id""", work.now.atOffset(UTC), ids,
                    stored.stream().map(reservation -> reservation.state.written()).toArray(String[]::new),
                    stored.stream().map(reservation -> reservation.issued).toArray(Long[]::new));
            sql.execute("DELETE FROM stock.allocation WHERE reservation_id = ANY(?)", (Object) ids);
        }
        var allocations = new CopyRows("stock.allocation", "reservation_id", "balance_id", "quantity");
        changed.forEach(reservation -> reservation.allocated.forEach((balance, quantity) ->
                allocations.uuid(reservation.terms.id()).uuid(balance).bigint(quantity)));
        allocations.send(sql);
        writeUse(sql, work.quotas.values().stream().filter(quota -> quota.changed).toList());
    }

    private static void insert(DSLContext sql, StockWork work, List<Reservation> made) {
        var rows = new CopyRows("stock.reservation", "id", "company_id", "item_id", "owner_id", "warehouse_id", "lot_id", "channel_id", "order_id",
                "quantity", "issued", "state", "priority", "life_left", "expires_at", "reserved_at", "changed_at");
        for (Reservation reservation : made) {
            var terms = reservation.terms;
            rows.uuid(terms.id()).uuid(terms.companyId()).uuid(terms.itemId()).uuid(terms.ownerId()).uuid(terms.warehouseId()).uuid(terms.lotId())
                    .uuid(terms.channelId()).uuid(terms.orderId()).bigint(terms.quantity()).bigint(reservation.issued)
                    .text(reservation.state.written()).smallint(terms.priority()).integer(terms.lifeLeft());
            if (terms.expiresAt() == null) {
                rows.absent();
            } else {
                rows.instant(terms.expiresAt());
            }
            rows.instant(reservation.reservedAt).instant(work.now);
        }
        rows.send(sql);
    }

    private static void writeUse(DSLContext sql, List<Quota> used) {
        if (!used.isEmpty()) {
            sql.execute("""
                    INSERT INTO stock.channel_use AS u (company_id, item_id, warehouse_id, channel_id, held, drawn)
                    SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[])
                    ON CONFLICT (company_id, item_id, warehouse_id, channel_id) DO UPDATE SET held = excluded.held, drawn = excluded.drawn""",
                    used.stream().map(quota -> quota.key.companyId()).toArray(UUID[]::new),
                    used.stream().map(quota -> quota.key.itemId()).toArray(UUID[]::new),
                    used.stream().map(quota -> quota.key.warehouseId()).toArray(UUID[]::new),
                    used.stream().map(quota -> quota.key.channelId()).toArray(UUID[]::new),
                    used.stream().map(quota -> quota.held).toArray(Long[]::new),
                    used.stream().map(quota -> quota.drawn).toArray(Long[]::new));
        }
    }
}
