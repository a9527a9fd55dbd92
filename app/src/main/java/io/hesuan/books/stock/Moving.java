package io.hesuan.books.stock;

import io.hesuan.books.stock.StockWork.AreaKey;
import io.hesuan.books.stock.Taking.Part;
import io.hesuan.books.stock.ValuationRules.Basis;
import io.hesuan.books.stock.ValueArea.Portion;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Applies one move to the working set: quantity, reservation, value. All checks come first; then it must succeed. */
final class Moving {

    /** One end of a move. */
    private record End(Place place, ValueArea area, Basis basis, UUID account) {

        boolean valued() {
            return area != null;
        }
    }

    private final StockWork work;
    private final UUID companyId;
    private final UUID factId;
    private final LocalDate on;
    private final GoodsMove move;
    private final Card card;
    private final UUID owner;
    private final End from;
    private final End to;
    private final UUID layer = Ids.next();
    private final List<ValuedMove> done = new ArrayList<>();

    private Moving(StockWork work, UUID companyId, UUID factId, LocalDate on, GoodsMove move, AccountOf accountOf) {
        this.work = work;
        this.companyId = companyId;
        this.factId = factId;
        this.on = on;
        this.move = move;
        this.card = work.cards.get(new Card.Key(companyId, move.itemId()));
        this.owner = move.ownerId() == null ? ValueArea.NONE : move.ownerId();
        this.from = end(work.places.get(move.fromPlace()), accountOf);
        this.to = end(work.places.get(move.toPlace()), accountOf);
    }

    static Outcome<List<ValuedMove>> apply(StockWork work, UUID companyId, UUID factId, LocalDate on, GoodsMove move, AccountOf accountOf) {
        var refused = MoveRules.<List<ValuedMove>>check(work, companyId, move);
        if (refused.isPresent()) {
            return refused.get();
        }
        return new Taking(work, companyId, on, move).parts()
                .then(parts -> new Moving(work, companyId, factId, on, move, accountOf).apply(parts));
    }

    private Outcome<List<ValuedMove>> apply(List<Part> parts) {
        if (from.valued() && from.account == null || to.valued() && to.account == null) {
            return Outcome.refused(StockRefusal.STOCK_ACCOUNT_MISSING, from.valued() && from.account == null ? "fromPlace" : "toPlace", code());
        }
        boolean arrives = to.valued() && !from.valued();
        UnitCost cost = arrives && move.givenValue() == null ? currentCost(parts.getFirst().lotId()) : null;
        if (arrives && move.givenValue() == null && cost == null) {
            return Outcome.refused(StockRefusal.VALUE_UNKNOWN, "givenValue", code());
        }
        work.touch(card);
        long whole = move.givenValue() != null ? move.givenValue() : cost != null ? cost.of(move.quantity()) : 0;
        long before = 0;
        for (Part part : parts) {
            shift(part);
            long value = UnitCost.share(whole, before + part.quantity(), move.quantity()) - UnitCost.share(whole, before, move.quantity());
            before += part.quantity();
            value(part, value);
        }
        if (move.reservation() != null) {
            issue(parts);
        }
        if (arrives && to.place.kind() == PlaceKind.BIN && move.givenValue() != null) {
            card.last = new UnitCost(whole, move.quantity());
        }
        return Outcome.done(done);
    }

    private void shift(Part part) {
        if (from.place.kind().held()) {
            work.touch(key(from.place, part.lotId()), from.place).onHand -= part.quantity();
        }
        if (to.place.kind().held()) {
            work.touch(key(to.place, part.lotId()), to.place).onHand += part.quantity();
        }
    }

    private void value(Part part, long given) {
        if (from.area != null && from.area == to.area && from.place.kind() == PlaceKind.BIN) {
            note(part, part.quantity(), null, 0, null, 0);
            return;
        }
        List<Portion> drawn = !from.valued() ? List.of(new Portion(null, part.quantity(), given, 0))
                : ValuationRules.draw(work.touch(from.area), from.basis, ValuationRules.key(from.basis, part.lotId(), move.referenceAt(from.place)),
                        part.quantity(), () -> from.account);
        for (Portion out : drawn) {
            if (!to.valued()) {
                note(part, out.quantity(), out.pool(), out.value(), null, 0);
                continue;
            }
            var filled = ValuationRules.fill(work.touch(to.area), to.basis, ValuationRules.key(to.basis, part.lotId(), move.referenceAt(to.place)),
                    layer, out.quantity(), out.value(), () -> to.account);
            for (Portion in : filled) {
                note(part, in.quantity(), out.pool(), in.value(), in.pool(), in.variance());
            }
        }
    }

    private void note(Part part, long quantity, ValuePool out, long value, ValuePool in, long variance) {
        card.moves++;
        var valued = new ValuedMove(Ids.next(), move, part.lotId().equals(ValueArea.NONE) ? null : part.lotId(), quantity, value, variance,
                from.place.kind(), from.place.warehouseId(), out == null ? null : out.id, out == null ? null : out.account,
                to.place.kind(), to.place.warehouseId(), in == null ? null : in.id, in == null ? null : in.account);
        done.add(valued);
        work.rows.add(new StockWork.Row(companyId, factId, on, card.moves, valued));
    }

    private void issue(List<Part> parts) {
        Reservation reservation = work.touch(work.reservations.get(move.reservation()));
        for (Part part : parts) {
            Balance balance = work.touch(key(from.place, part.lotId()), from.place);
            balance.reserved -= part.quantity();
            reservation.allocated.computeIfPresent(balance.id, (id, held) -> held == part.quantity() ? null : Long.valueOf(held - part.quantity()));
        }
        reservation.issued += move.quantity();
        reservation.state = reservation.issued == reservation.terms.quantity() ? Reservation.State.ISSUED : Reservation.State.CONFIRMED;
        Quota quota = work.touch(QuotaRules.key(reservation.terms));
        if (quota != null) {
            quota.held -= move.quantity();
        }
    }

    private UnitCost currentCost(UUID lot) {
        return ValuationRules.currentCost(to.area, to.basis, ValuationRules.key(to.basis, lot, move.referenceAt(to.place)));
    }

    private End end(Place place, AccountOf accountOf) {
        if (!place.kind().held() || move.ownerId() != null) {
            return new End(place, null, null, null);
        }
        boolean bin = place.kind() == PlaceKind.BIN;
        UUID areaId = !bin ? place.id() : work.policy(companyId).perCompany() ? companyId : place.warehouseId();
        ValueArea area = work.area(new AreaKey(companyId, move.itemId(), areaId), place.kind());
        UnitCost standard = bin && card.method == ValuationMethod.STANDARD ? work.standards.get(card.key) : null;
        Basis basis = bin ? new Basis(card.method, standard, standard == null ? card.last : standard) : Basis.OUTSIDE;
        return new End(place, area, basis, accountOf.account(companyId, place.kind(), move.itemId(), place.warehouseId()));
    }

    private Balance.Key key(Place place, UUID lot) {
        return new Balance.Key(companyId, move.itemId(), place.id(), lot, owner);
    }

    private String code() {
        return work.items.get(move.itemId()).code();
    }
}
