package io.hesuan.books.stock;

import io.hesuan.platform.database.CopyRows;
import org.jooq.DSLContext;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes what a batch has changed: new rows by COPY, changed rows by one UPDATE a table. */
final class StockWriting {

    private final DSLContext sql;
    private final StockWork work;

    StockWriting(DSLContext sql, StockWork work) {
        this.sql = sql;
        this.work = work;
    }

    void write() {
        writeMoves();
        writeBalances();
        writePools();
        ReservationRows.write(sql, work);
        writeCards();
    }

    private void writeMoves() {
        var rows = new CopyRows("stock.move", "id", "occurred_on", "recorded_at", "company_id", "item_id", "sequence", "fact_id", "number", "lot_id",
                "owner_id", "from_kind", "from_place_id", "from_pool_id", "from_account_id", "to_kind", "to_place_id", "to_pool_id", "to_account_id", "quantity", "value", "variance",
                "reference", "reservation_id");
        for (StockWork.Row row : work.rows) {
            ValuedMove valued = row.move();
            GoodsMove move = valued.move();
            rows.uuid(valued.id()).date(row.on()).instant(work.now).uuid(row.companyId()).uuid(move.itemId()).bigint(row.sequence())
                    .uuid(row.factId()).integer(move.number()).uuid(orNone(valued.lotId())).uuid(orNone(move.ownerId()))
                    .text(valued.fromKind().written()).uuid(move.fromPlace()).uuid(valued.fromPool()).uuid(valued.fromAccount())
                    .text(valued.toKind().written()).uuid(move.toPlace()).uuid(valued.toPool()).uuid(valued.toAccount())
                    .bigint(valued.quantity()).bigint(valued.value()).bigint(valued.variance()).uuid(move.reference()).uuid(move.reservation());
        }
        rows.send(sql);
    }

    private void writeBalances() {
        List<Balance> changed = work.balances.values().stream().filter(Balance::changed).toList();
        var made = new CopyRows("stock.balance", "id", "company_id", "item_id", "place_id", "lot_id", "owner_id", "kind", "warehouse_id", "on_hand", "reserved");
        changed.stream().filter(balance -> !balance.stored).forEach(balance -> made.uuid(balance.id).uuid(balance.key.companyId())
                .uuid(balance.key.itemId()).uuid(balance.key.placeId()).uuid(balance.key.lotId()).uuid(balance.key.ownerId())
                .text(balance.place.kind().written()).uuid(balance.place.warehouseId()).bigint(balance.onHand).bigint(balance.reserved));
        made.send(sql);
        List<Balance> stored = changed.stream().filter(balance -> balance.stored).toList();
        if (!stored.isEmpty()) {
            sql.execute("""
                    UPDATE stock.balance b SET on_hand = n.on_hand, reserved = n.reserved
                      FROM unnest(?::uuid[], ?::bigint[], ?::bigint[]) AS n (id, on_hand, reserved) WHERE b.id = n.id""",
                    stored.stream().map(balance -> balance.id).toArray(UUID[]::new),
                    stored.stream().map(balance -> balance.onHand).toArray(Long[]::new),
                    stored.stream().map(balance -> balance.reserved).toArray(Long[]::new));
        }
    }

    private void writePools() {
        var made = new CopyRows("stock.pool", "id", "company_id", "item_id", "kind", "area_id", "tracked_id", "lot_id", "account_id", "arrived", "quantity", "value");
        for (Map.Entry<StockWork.AreaKey, ValueArea> area : work.areas.entrySet()) {
            for (ValuePool pool : area.getValue().pools()) {
                // what came and went within one batch has left no trace but its moves
                if (pool.changed && !pool.stored && pool.quantity != 0) {
                    made.uuid(pool.id).uuid(area.getKey().companyId()).uuid(area.getKey().itemId()).text(area.getValue().kind.written())
                            .uuid(area.getKey().areaId()).uuid(pool.key.tracked()).uuid(pool.key.lot()).uuid(pool.account).bigint(pool.arrived)
                            .bigint(pool.quantity).bigint(pool.value);
                }
            }
        }
        made.send(sql);
        List<ValuePool> stored = work.areas.values().stream().flatMap(area -> area.pools().stream()).filter(pool -> pool.changed && pool.stored).toList();
        if (!stored.isEmpty()) {
            sql.execute("""
                    UPDATE stock.pool p SET account_id = n.account_id, quantity = n.quantity, value = n.value
                      FROM unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[]) AS n (id, account_id, quantity, value) WHERE p.id = n.id""",
                    stored.stream().map(pool -> pool.id).toArray(UUID[]::new), stored.stream().map(pool -> pool.account).toArray(UUID[]::new),
                    stored.stream().map(pool -> pool.quantity).toArray(Long[]::new), stored.stream().map(pool -> pool.value).toArray(Long[]::new));
        }
    }

    private void writeCards() {
        List<Card> moved = work.rows.stream().map(row -> work.cards.get(new Card.Key(row.companyId(), row.move().move().itemId()))).distinct().toList();
        if (!moved.isEmpty()) {
            sql.execute("""
                    UPDATE stock.card c SET method = n.method, moves = n.moves, last_quantity = n.last_quantity, last_value = n.last_value
                      FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                           AS n (company_id, item_id, method, moves, last_quantity, last_value)
                     WHERE c.company_id = n.company_id AND c.item_id = n.item_id""",
                    moved.stream().map(card -> card.key.companyId()).toArray(UUID[]::new), moved.stream().map(card -> card.key.itemId()).toArray(UUID[]::new),
                    moved.stream().map(card -> card.method.written()).toArray(String[]::new), moved.stream().map(card -> card.moves).toArray(Long[]::new),
                    moved.stream().map(card -> card.last == null ? 0L : Long.valueOf(card.last.quantity())).toArray(Long[]::new),
                    moved.stream().map(card -> card.last == null ? 0L : Long.valueOf(card.last.value())).toArray(Long[]::new));
        }
    }

    private static UUID orNone(UUID id) {
        return id == null ? ValueArea.NONE : id;
    }
}
