package io.hesuan.books.stock;

import io.hesuan.kernel.Outcome;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What may be promised, and what holding goods means for balances and quotas. Pure but for the working set. */
final class ReservationRules {

    private ReservationRules() {
    }

    /** Holds the goods, or tells why not. Repeating the same request gives the same reservation. */
    static Outcome<Reservation> reserve(StockWork work, Reservation.Terms terms, LocalDate today) {
        Reservation before = work.reservations.get(terms.id());
        if (before != null) {
            return repeated(before, terms);
        }
        Outcome<Reservation> wrong = wrong(work, terms);
        if (wrong != null) {
            return wrong;
        }
        StockItem item = work.items.get(terms.itemId());
        List<Balance> there = work.balancesOf(new Card.Key(terms.companyId(), terms.itemId())).stream()
                .filter(balance -> balance.place.kind() == PlaceKind.BIN && terms.warehouseId().equals(balance.place.warehouseId())
                        && balance.key.ownerId().equals(terms.ownerId())
                        && (terms.lotId().equals(ValueArea.NONE) || balance.key.lotId().equals(terms.lotId()))).toList();
        int lifeLeft = Math.max(terms.lifeLeft(), item.minDaysAtShipment());
        var picking = PickRules.pick(there, work.lots, new PickRules.Wanted(terms.quantity(), today, lifeLeft, Quality.RELEASED));
        if (picking.missing() > 0) {
            return missing(item, terms, picking);
        }
        long left = quotaLeft(work, terms, there, lifeLeft, today);
        if (left < terms.quantity()) {
            return Outcome.refused(StockRefusal.QUOTA_IS_USED_UP, "quantity", item.code(), Taking.shown(left));
        }
        var reservation = new Reservation(terms, work.now, Reservation.State.TRIED, 0, false);
        work.reservations.put(terms.id(), reservation);
        work.touch(reservation);
        for (PickRules.Picked picked : picking.picked()) {
            work.touch(picked.balance()).reserved += picked.quantity();
            reservation.allocated.put(picked.balance().id, picked.quantity());
        }
        promise(work, terms, terms.quantity());
        return Outcome.done(reservation);
    }

    /** From now on the goods are held until they are issued or cancelled. */
    static Outcome<Reservation> confirm(StockWork work, UUID companyId, UUID id, String shown) {
        Reservation reservation = work.reservations.get(id);
        if (reservation == null || !reservation.terms.companyId().equals(companyId)) {
            return Outcome.refused(StockRefusal.RESERVATION_UNKNOWN, "id");
        }
        StockRefusal over = switch (reservation.state) {
            case TRIED -> null;
            case CONFIRMED -> StockRefusal.RESERVATION_WAS_CONFIRMED;
            case ISSUED -> StockRefusal.RESERVATION_WAS_ISSUED;
            case CANCELLED -> StockRefusal.RESERVATION_WAS_CANCELLED;
            case EXPIRED -> StockRefusal.RESERVATION_HAS_EXPIRED;
        };
        if (over != null) {
            return Outcome.refused(over, "id", shown);
        }
        work.touch(reservation).state = Reservation.State.CONFIRMED;
        return Outcome.done(reservation);
    }

    /** Gives the goods back. Cancelling what is cancelled or expired changes nothing; what never came is cancelled beforehand. */
    static Outcome<Reservation> cancel(StockWork work, UUID companyId, UUID id, String shown) {
        Reservation reservation = work.reservations.get(id);
        if (reservation == null) {
            UUID none = ValueArea.NONE;
            var never = new Reservation(new Reservation.Terms(id, companyId, none, none, none, none, none, null, 0, 0, 0, null), work.now,
                    Reservation.State.CANCELLED, 0, false);
            work.reservations.put(id, never);
            return Outcome.done(work.touch(never));
        }
        if (!reservation.terms.companyId().equals(companyId)) {
            return Outcome.refused(StockRefusal.RESERVATION_UNKNOWN, "id");
        }
        if (reservation.state == Reservation.State.ISSUED) {
            return Outcome.refused(StockRefusal.RESERVATION_WAS_ISSUED, "id", shown);
        }
        if (reservation.state.holds()) {
            release(work, reservation, Reservation.State.CANCELLED);
        }
        return Outcome.done(reservation);
    }

    /** Gives back what a reservation still holds. */
    static void release(StockWork work, Reservation reservation, Reservation.State into) {
        work.touch(reservation);
        long left = 0;
        for (var held : reservation.allocated.entrySet()) {
            work.touch(work.balancesById.get(held.getKey())).reserved -= held.getValue();
            left += held.getValue();
        }
        reservation.allocated.clear();
        reservation.state = into;
        promise(work, reservation.terms, -left);
    }

    private static void promise(StockWork work, Reservation.Terms terms, long quantity) {
        Quota quota = work.touch(QuotaRules.key(terms));
        if (quota != null) {
            quota.held += quantity;
            quota.drawn += quantity;
        }
    }

    private static Outcome<Reservation> repeated(Reservation before, Reservation.Terms terms) {
        String shown = StockIds.RESERVATION.write(terms.id());
        if (before.state == Reservation.State.CANCELLED) {
            return Outcome.refused(StockRefusal.RESERVATION_WAS_CANCELLED, "id", shown);
        }
        if (!before.terms.equals(terms)) {
            return Outcome.refused(StockRefusal.RESERVATION_HAS_OTHER_CONTENT, "id", shown);
        }
        return before.state == Reservation.State.EXPIRED ? Outcome.refused(StockRefusal.RESERVATION_HAS_EXPIRED, "id", shown) : Outcome.done(before);
    }

    private static Outcome<Reservation> wrong(StockWork work, Reservation.Terms terms) {
        StockItem item = work.items.get(terms.itemId());
        Place warehouse = work.places.get(terms.warehouseId());
        if (item == null) {
            return Outcome.refused(StockRefusal.ITEM_UNKNOWN, "itemId", 1);
        }
        if (!item.stocked()) {
            return Outcome.refused(StockRefusal.ITEM_IS_NOT_STOCKED, "itemId", item.code());
        }
        if (warehouse == null || !terms.warehouseId().equals(warehouse.warehouseId())) {
            return Outcome.refused(StockRefusal.PLACE_UNKNOWN, "warehouseId", 1);
        }
        if (!terms.companyId().equals(warehouse.companyId())) {
            return Outcome.refused(StockRefusal.PLACE_OF_ANOTHER_COMPANY, "warehouseId", 1);
        }
        if (terms.quantity() <= 0) {
            return Outcome.refused(StockRefusal.QUANTITY_NOT_POSITIVE, "quantity", item.code());
        }
        if (terms.quantity() > MoveRules.LARGEST_QUANTITY) {
            return Outcome.refused(StockRefusal.QUANTITY_IS_ABSURD, "quantity", item.code());
        }
        if (!terms.lotId().equals(ValueArea.NONE)) {
            Lot lot = work.lots.get(terms.lotId());
            if (!item.lotControlled() || lot == null) {
                return Outcome.refused(item.lotControlled() ? StockRefusal.LOT_UNKNOWN : StockRefusal.LOT_NOT_EXPECTED, "lotId", item.code());
            }
            if (!lot.itemId().equals(item.id())) {
                return Outcome.refused(StockRefusal.LOT_OF_ANOTHER_ITEM, "lotId", lot.code(), item.code());
            }
        }
        return terms.expiresAt() == null || terms.expiresAt().isAfter(work.now) ? null
                : Outcome.refused(StockRefusal.RESERVATION_HAS_EXPIRED, "expiresAt", StockIds.RESERVATION.write(terms.id()));
    }

    private static Outcome<Reservation> missing(StockItem item, Reservation.Terms terms, PickRules.Picking picking) {
        long found = terms.quantity() - picking.missing();
        StockRefusal why = picking.passedOver().stream().map(PickRules.PassedOver::reason).filter(reason -> reason != null).sorted().findFirst()
                .orElse(StockRefusal.MORE_THAN_ON_HAND);
        return Outcome.refused(why, "quantity", item.code(), Taking.shown(found));
    }

    private static long quotaLeft(StockWork work, Reservation.Terms terms, List<Balance> there, int lifeLeft, LocalDate today) {
        long onHand = 0;
        long free = 0;
        for (Balance balance : there) {
            if (LotRules.usable(work.lots.get(balance.key.lotId()), today, lifeLeft, Quality.RELEASED).isEmpty()) {
                onHand += balance.onHand;
                free += Math.max(0, balance.free());
            }
        }
        var ofItem = work.quotas.values().stream().filter(quota -> quota.key.companyId().equals(terms.companyId())
                && quota.key.itemId().equals(terms.itemId()) && quota.key.warehouseId().equals(terms.warehouseId())).toList();
        return QuotaRules.promisable(ofItem, terms.channelId(), onHand, free, today);
    }
}
