package io.hesuan.books.stock;

import io.hesuan.kernel.Outcome;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds the goods of one move on the working set: which lots, how much of each. Changes nothing. */
final class Taking {

    record Part(UUID lotId, long quantity) {
    }

    private final StockWork work;
    private final UUID companyId;
    private final LocalDate on;
    private final GoodsMove move;
    private final StockItem item;
    private final Place from;
    private final Place to;
    private final UUID owner;

    Taking(StockWork work, UUID companyId, LocalDate on, GoodsMove move) {
        this.work = work;
        this.companyId = companyId;
        this.on = on;
        this.move = move;
        this.item = work.items.get(move.itemId());
        this.from = work.places.get(move.fromPlace());
        this.to = work.places.get(move.toPlace());
        this.owner = move.ownerId() == null ? ValueArea.NONE : move.ownerId();
    }

    Outcome<List<Part>> parts() {
        UUID named = move.lotId();
        if (!from.kind().held()) {
            return Outcome.done(List.of(new Part(named == null ? ValueArea.NONE : named, move.quantity())));
        }
        Optional<StockRefusal> unfit = named == null ? Optional.empty() : unfit(work.lots.get(named));
        if (unfit.isPresent()) {
            return refused(unfit.get(), "lotId", work.lots.get(named).code());
        }
        if (move.reservation() != null) {
            return fromReservation(work.reservations.get(move.reservation()));
        }
        if (from.kind() != PlaceKind.BIN && move.ownerId() == null) {
            return fromReference();
        }
        return named != null || !item.lotControlled() ? fromBalance(named == null ? ValueArea.NONE : named) : fromFirstToExpire();
    }

    private Optional<StockRefusal> unfit(Lot lot) {
        return to.kind().needsUsableGoods() && from.kind() == PlaceKind.BIN ? LotRules.usable(lot, on, lifeLeft(), Quality.RELEASED) : Optional.empty();
    }

    private int lifeLeft() {
        return to.kind() == PlaceKind.DISPATCHED || to.kind() == PlaceKind.CUSTOMER ? item.minDaysAtShipment() : 0;
    }

    private Outcome<List<Part>> fromReservation(Reservation reservation) {
        if (reservation == null) {
            return refused(StockRefusal.RESERVATION_UNKNOWN, "reservation", item.code());
        }
        if (!reservation.state.holds()) {
            return refused(StockRefusal.RESERVATION_IS_OVER, "reservation", item.code());
        }
        var terms = reservation.terms;
        if (!terms.companyId().equals(companyId) || !terms.itemId().equals(item.id()) || !terms.ownerId().equals(owner)) {
            return refused(StockRefusal.RESERVATION_IS_FOR_OTHER_GOODS, "reservation", item.code());
        }
        List<Part> parts = new ArrayList<>();
        long open = move.quantity();
        for (var held : reservation.allocated.entrySet()) {
            Balance balance = work.balancesById.get(held.getKey());
            if (open == 0 || !balance.key.placeId().equals(from.id()) || move.lotId() != null && !move.lotId().equals(balance.key.lotId())) {
                continue;
            }
            Optional<StockRefusal> unfit = unfit(work.lots.get(balance.key.lotId()));
            if (unfit.isPresent()) {
                return refused(unfit.get(), "reservation", work.lots.get(balance.key.lotId()).code());
            }
            long taken = Math.min(open, held.getValue());
            parts.add(new Part(balance.key.lotId(), taken));
            open -= taken;
        }
        return open == 0 ? Outcome.done(parts) : refused(StockRefusal.MORE_THAN_RESERVED, "quantity", item.code());
    }

    /** Goods outside warehouses are found by what they went out for, each lot at its own cost. */
    private Outcome<List<Part>> fromReference() {
        UUID reference = move.referenceAt(from) == null ? ValueArea.NONE : move.referenceAt(from);
        ValueArea area = work.area(new StockWork.AreaKey(companyId, item.id(), from.id()), from.kind());
        List<ValuePool> there = area.pools().stream()
                .filter(pool -> pool.quantity > 0 && pool.key.tracked().equals(reference))
                .filter(pool -> move.lotId() == null || move.lotId().equals(pool.key.lot()))
                .sorted(Comparator.comparing((ValuePool pool) -> work.lots.get(pool.key.lot()), Comparator.nullsFirst(LotRules.FIRST_TO_EXPIRE))
                        .thenComparing(pool -> pool.id))
                .toList();
        List<Part> parts = new ArrayList<>();
        long open = move.quantity();
        for (ValuePool pool : there) {
            long taken = Math.min(open, pool.quantity);
            if (taken > 0) {
                parts.add(new Part(pool.key.lot(), taken));
                open -= taken;
            }
        }
        return open == 0 ? Outcome.done(parts)
                : refused(StockRefusal.MORE_THAN_UNDER_REFERENCE, "quantity", item.code(), shown(move.quantity() - open));
    }

    private Outcome<List<Part>> fromBalance(UUID lot) {
        Balance balance = work.balances.get(new Balance.Key(companyId, item.id(), from.id(), lot, owner));
        long onHand = balance == null ? 0 : balance.onHand;
        long free = balance == null ? 0 : balance.free();
        if (free >= move.quantity()) {
            return Outcome.done(List.of(new Part(lot, move.quantity())));
        }
        if (balance != null && balance.reserved > 0 && onHand >= move.quantity()) {
            return refused(StockRefusal.GOODS_ARE_RESERVED, "quantity", item.code(), shown(free));
        }
        boolean mayOwe = from.kind() == PlaceKind.BIN && move.ownerId() == null && !item.lotControlled()
                && work.policy(companyId).shortageAllowed() && (balance == null || balance.reserved == 0);
        return mayOwe ? Outcome.done(List.of(new Part(lot, move.quantity())))
                : refused(StockRefusal.MORE_THAN_ON_HAND, "quantity", item.code(), shown(Math.max(0, free)));
    }

    private Outcome<List<Part>> fromFirstToExpire() {
        List<Balance> there = work.balancesOf(new Card.Key(companyId, item.id())).stream()
                .filter(balance -> balance.key.placeId().equals(from.id()) && balance.key.ownerId().equals(owner)).toList();
        Quality quality = to.kind().needsUsableGoods() ? Quality.RELEASED : Quality.RECALLED;
        LocalDate day = to.kind().needsUsableGoods() ? on : LocalDate.MIN;
        var picking = PickRules.pick(there, work.lots, new PickRules.Wanted(move.quantity(), day, lifeLeft(), quality));
        if (picking.missing() == 0) {
            return Outcome.done(picking.picked().stream().map(picked -> new Part(picked.balance().key.lotId(), picked.quantity())).toList());
        }
        long onHand = there.stream().mapToLong(balance -> balance.onHand).sum();
        StockRefusal why = onHand < move.quantity() ? StockRefusal.MORE_THAN_ON_HAND
                : picking.passedOver().stream().map(PickRules.PassedOver::reason).filter(reason -> reason != null).sorted().findFirst()
                        .orElse(StockRefusal.MORE_THAN_ON_HAND);
        return refused(why, "quantity", item.code(), shown(move.quantity() - picking.missing()));
    }

    /** A quantity as people read it. */
    static String shown(long millionths) {
        return java.math.BigDecimal.valueOf(millionths, 6).stripTrailingZeros().toPlainString();
    }

    private static <R> Outcome<R> refused(StockRefusal refusal, String field, Object... arguments) {
        return Outcome.refused(refusal, field, arguments);
    }
}
