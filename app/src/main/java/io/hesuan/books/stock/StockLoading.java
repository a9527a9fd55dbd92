package io.hesuan.books.stock;

import io.hesuan.platform.batching.Writing;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads all that a batch can touch. The stock cards are locked first, in order; whoever holds an item's card has the item
 * to himself, so nothing below needs a lock. About ten statements, whatever the size of the batch.
 */
final class StockLoading {

    private record PoolKey(UUID companyId, UUID itemId, UUID areaId, UUID tracked) {
    }

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final DSLContext sql;
    private final StockWork work;
    private final Set<UUID> companies = new HashSet<>();
    private final Set<UUID> items = new LinkedHashSet<>();
    private final Set<UUID> places = new LinkedHashSet<>();
    private final Set<UUID> lots = new LinkedHashSet<>();
    private final Set<UUID> reservations = new LinkedHashSet<>();
    private final Set<Card.Key> cards = new TreeSet<>(Comparator.comparing((Card.Key key) -> key.companyId().toString()).thenComparing(key -> key.itemId().toString()));
    private boolean wholeItems;

    StockLoading(Writing writing) {
        this.sql = writing.sql();
        this.work = new StockWork(writing.now());
    }

    static LocalDate day(java.time.Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    StockWork forMoves(List<StockNeed> needs) {
        for (StockNeed need : needs) {
            GoodsMove move = need.move();
            want(need.companyId(), move.itemId());
            Stream.of(move.fromPlace(), move.toPlace()).filter(Objects::nonNull).forEach(places::add);
            Stream.of(move.lotId()).filter(Objects::nonNull).forEach(lots::add);
            Stream.of(move.reservation()).filter(Objects::nonNull).forEach(reservations::add);
        }
        loadMaster();
        lockCards();
        loadReservations();
        loadBalances(needs);
        loadLots();
        loadPools(needs);
        loadStandards();
        releaseExpired();
        return work;
    }

    /** For promises: every balance of the items, no values. */
    StockWork forPromises(List<Reservation.Terms> asked) {
        asked.forEach(terms -> {
            want(terms.companyId(), terms.itemId());
            places.add(terms.warehouseId());
            lots.add(terms.lotId());
            reservations.add(terms.id());
        });
        wholeItems = true;
        return promises();
    }

    /** For reservations that are there: their items are found first, then locked, then all is read anew. */
    StockWork forSettling(Set<UUID> ids) {
        sql.fetch("SELECT DISTINCT company_id, item_id FROM stock.reservation WHERE id = ANY(?)", (Object) array(ids))
                .forEach(row -> want(row.get("company_id", UUID.class), row.get("item_id", UUID.class)));
        reservations.addAll(ids);
        return promises();
    }

    /** One item, locked; nothing else. */
    StockWork forCard(Card.Key key) {
        want(key.companyId(), key.itemId());
        loadMaster();
        lockCards();
        return work;
    }

    /** Items, locked, with the value of all that lies in warehouses. */
    StockWork forValues(List<Card.Key> keys) {
        keys.forEach(key -> want(key.companyId(), key.itemId()));
        loadMaster();
        lockCards();
        loadPools(List.of());
        return work;
    }

    private StockWork promises() {
        loadMaster();
        lockCards();
        loadReservations();
        loadBalances(List.of());
        loadLots();
        releaseExpired();
        return work;
    }

    private void want(UUID company, UUID item) {
        companies.add(company);
        items.add(item);
        cards.add(new Card.Key(company, item));
    }

    private void loadMaster() {
        work.items.putAll(Catalogue.items(sql, items));
        cards.removeIf(key -> !work.items.containsKey(key.itemId()));
        work.places.putAll(Catalogue.places(sql, places));
        sql.fetch("SELECT company_id, area, shortage_allowed FROM stock.policy WHERE company_id = ANY(?)", (Object) array(companies))
                .forEach(row -> work.policies.put(row.get("company_id", UUID.class),
                        new Policy("company".equals(row.get("area", String.class)), row.get("shortage_allowed", Boolean.class))));
    }

    private void lockCards() {
        if (cards.isEmpty()) {
            return;
        }
        UUID[] ofCompanies = cards.stream().map(Card.Key::companyId).toArray(UUID[]::new);
        UUID[] ofItems = cards.stream().map(Card.Key::itemId).toArray(UUID[]::new);
        Result<Record> found = lockCards(ofCompanies, ofItems);
        if (found.size() < cards.size()) {
            String[] methods = cards.stream().map(key -> work.items.get(key.itemId()).method().written()).toArray(String[]::new);
            sql.execute("""
                    INSERT INTO stock.card (company_id, item_id, method, moves, last_quantity, last_value)
                    SELECT company_id, item_id, method, 0, 0, 0 FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS n (company_id, item_id, method)
                    ON CONFLICT DO NOTHING""", ofCompanies, ofItems, methods);
            found = lockCards(ofCompanies, ofItems);
        }
        for (Record row : found) {
            var key = new Card.Key(row.get("company_id", UUID.class), row.get("item_id", UUID.class));
            long quantity = row.get("last_quantity", Long.class);
            work.cards.put(key, new Card(key, ValuationMethod.of(row.get("method", String.class)), row.get("moves", Long.class),
                    quantity == 0 ? null : new UnitCost(row.get("last_value", Long.class), quantity)));
        }
    }

    private Result<Record> lockCards(UUID[] ofCompanies, UUID[] ofItems) {
        return sql.fetch("""
                SELECT c.company_id, c.item_id, c.method, c.moves, c.last_quantity, c.last_value
                  FROM stock.card c JOIN unnest(?::uuid[], ?::uuid[]) AS n (company_id, item_id) USING (company_id, item_id)
                 ORDER BY c.company_id, c.item_id FOR UPDATE OF c""", ofCompanies, ofItems);
    }

    private void loadReservations() {
        UUID[] ofCompanies = work.cards.keySet().stream().map(Card.Key::companyId).toArray(UUID[]::new);
        UUID[] ofItems = work.cards.keySet().stream().map(Card.Key::itemId).toArray(UUID[]::new);
        ReservationRows.load(sql, work, array(reservations), ofCompanies, ofItems);
        if (!work.reservations.isEmpty() || wholeItems) {
            ReservationRows.loadQuotas(sql, work, ofCompanies, ofItems);
        }
    }

    private void loadBalances(List<StockNeed> needs) {
        for (Record row : wholeItems ? balancesOfItems() : balancesOfEnds(needs)) {
            var key = new Balance.Key(row.get("company_id", UUID.class), row.get("item_id", UUID.class), row.get("place_id", UUID.class),
                    row.get("lot_id", UUID.class), row.get("owner_id", UUID.class));
            Place place = work.places.computeIfAbsent(key.placeId(), id -> new Place(id, PlaceKind.of(row.get("kind", String.class)),
                    row.get("warehouse_id", UUID.class), null));
            work.add(new Balance(row.get("id", UUID.class), key, place, row.get("on_hand", Long.class), row.get("reserved", Long.class), true));
            lots.add(key.lotId());
        }
    }

    private Result<Record> balancesOfItems() {
        return sql.fetch("""
                SELECT id, company_id, item_id, place_id, lot_id, owner_id, kind, warehouse_id, on_hand, reserved FROM stock.balance
                  JOIN unnest(?::uuid[], ?::uuid[]) AS n (company_id, item_id) USING (company_id, item_id)
                 ORDER BY id""",
                work.cards.keySet().stream().map(Card.Key::companyId).toArray(UUID[]::new), work.cards.keySet().stream().map(Card.Key::itemId).toArray(UUID[]::new));
    }

    /** Where the moves begin and end, and what their reservations hold. */
    private Result<Record> balancesOfEnds(List<StockNeed> needs) {
        var ends = needs.stream().flatMap(need -> Stream.of(need.move().fromPlace(), need.move().toPlace())
                .map(place -> new Balance.Key(need.companyId(), need.move().itemId(), place, null, null))).distinct().toList();
        UUID[] held = work.reservations.values().stream().flatMap(reservation -> reservation.allocated.keySet().stream()).distinct().toArray(UUID[]::new);
        return sql.fetch("""
                SELECT id, company_id, item_id, place_id, lot_id, owner_id, kind, warehouse_id, on_hand, reserved FROM stock.balance
                  JOIN unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS n (company_id, item_id, place_id) USING (company_id, item_id, place_id)
                 WHERE id <> ALL (?::uuid[])
                UNION ALL
                SELECT id, company_id, item_id, place_id, lot_id, owner_id, kind, warehouse_id, on_hand, reserved FROM stock.balance WHERE id = ANY (?::uuid[])
                 ORDER BY id""",
                ends.stream().map(Balance.Key::companyId).toArray(UUID[]::new), ends.stream().map(Balance.Key::itemId).toArray(UUID[]::new),
                ends.stream().map(Balance.Key::placeId).toArray(UUID[]::new), held, held);
    }

    private void loadLots() {
        lots.remove(ValueArea.NONE);
        if (!lots.isEmpty()) {
            LotRows.find(sql, lots).forEach(lot -> work.lots.put(lot.id(), lot));
        }
    }

    private void loadPools(List<StockNeed> needs) {
        UUID[] ofCompanies = work.cards.keySet().stream().map(Card.Key::companyId).toArray(UUID[]::new);
        UUID[] ofItems = work.cards.keySet().stream().map(Card.Key::itemId).toArray(UUID[]::new);
        Set<PoolKey> outside = outside(needs);
        Result<Record> rows = sql.fetch("""
                SELECT id, company_id, item_id, kind, area_id, tracked_id, lot_id, account_id, arrived, quantity, value FROM stock.pool
                  JOIN unnest(?::uuid[], ?::uuid[]) AS n (company_id, item_id) USING (company_id, item_id)
                 WHERE kind = 'bin' AND (open OR tracked_id = '00000000-0000-0000-0000-000000000000')
                UNION ALL
                SELECT id, company_id, item_id, kind, area_id, tracked_id, lot_id, account_id, arrived, quantity, value FROM stock.pool
                  JOIN unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[]) AS n (company_id, item_id, area_id, tracked_id)
                       USING (company_id, item_id, area_id, tracked_id)
                 ORDER BY arrived, id""",
                ofCompanies, ofItems, ids(outside, PoolKey::companyId), ids(outside, PoolKey::itemId), ids(outside, PoolKey::areaId), ids(outside, PoolKey::tracked));
        Set<Card.Key> withGoods = new HashSet<>();
        for (Record row : rows) {
            var card = new Card.Key(row.get("company_id", UUID.class), row.get("item_id", UUID.class));
            PlaceKind kind = PlaceKind.of(row.get("kind", String.class));
            long quantity = row.get("quantity", Long.class);
            work.area(new StockWork.AreaKey(card.companyId(), card.itemId(), row.get("area_id", UUID.class)), kind)
                    .load(new ValuePool(row.get("id", UUID.class), new ValueArea.Key(row.get("tracked_id", UUID.class), row.get("lot_id", UUID.class)),
                            row.get("arrived", Long.class), row.get("account_id", UUID.class), quantity, row.get("value", Long.class), true));
            if (quantity != 0 && kind == PlaceKind.BIN) {
                withGoods.add(card);
            }
        }
        work.cards.values().stream().filter(card -> !withGoods.contains(card.key)).forEach(card -> card.method = work.items.get(card.key.itemId()).method());
    }

    /** The pools outside warehouses that moves draw on or fill, also those that hold nothing any more: one per place and reference. */
    private Set<PoolKey> outside(List<StockNeed> needs) {
        Set<PoolKey> keys = new LinkedHashSet<>();
        for (StockNeed need : needs) {
            GoodsMove move = need.move();
            for (UUID end : new UUID[]{move.fromPlace(), move.toPlace()}) {
                Place place = end == null ? null : work.places.get(end);
                if (place != null && place.kind().held() && place.kind() != PlaceKind.BIN && move.ownerId() == null) {
                    keys.add(new PoolKey(need.companyId(), move.itemId(), place.id(), move.referenceAt(place) == null ? ValueArea.NONE : move.referenceAt(place)));
                }
            }
        }
        return keys;
    }

    private void loadStandards() {
        List<Card.Key> standard = work.cards.values().stream().filter(card -> card.method == ValuationMethod.STANDARD).map(card -> card.key).toList();
        if (standard.isEmpty()) {
            return;
        }
        sql.fetch("""
                SELECT DISTINCT ON (company_id, item_id) company_id, item_id, value, quantity FROM stock.standard_cost
                  JOIN unnest(?::uuid[], ?::uuid[]) AS n (company_id, item_id) USING (company_id, item_id)
                 WHERE valid_from <= ?::date ORDER BY company_id, item_id, valid_from DESC""",
                standard.stream().map(Card.Key::companyId).toArray(UUID[]::new), standard.stream().map(Card.Key::itemId).toArray(UUID[]::new), day(work.now))
                .forEach(row -> work.standards.put(new Card.Key(row.get("company_id", UUID.class), row.get("item_id", UUID.class)),
                        new UnitCost(row.get("value", Long.class), row.get("quantity", Long.class))));
    }

    private void releaseExpired() {
        work.reservations.values().stream().filter(reservation -> reservation.expiredAt(work.now))
                .forEach(reservation -> ReservationRules.release(work, reservation, Reservation.State.EXPIRED));
        work.begin();
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static UUID[] ids(Collection<PoolKey> keys, Function<PoolKey, UUID> id) {
        return keys.stream().map(id).toArray(UUID[]::new);
    }
}
