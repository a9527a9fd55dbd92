package io.hesuan.books.stock;

import io.hesuan.kernel.Outcome;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What must be true of a move before any goods are looked for, in order of precedence. Pure. */
final class MoveRules {

    /** A thousand million units: beyond is a slip of the keyboard, and far below is where sums overflow. */
    static final long LARGEST_QUANTITY = 1_000_000_000L * 1_000_000L;
    /** A hundred thousand million yuan. */
    static final long LARGEST_VALUE = 100_000_000_000L * 100L;

    private MoveRules() {
    }

    /** @return the refusal, or nothing when the move may be tried */
    static <R> Optional<Outcome.Refused<R>> check(StockWork work, UUID companyId, GoodsMove move) {
        StockItem item = work.items.get(move.itemId());
        if (item == null) {
            return refused(StockRefusal.ITEM_UNKNOWN, "itemId", move.number());
        }
        if (!item.stocked()) {
            return refused(StockRefusal.ITEM_IS_NOT_STOCKED, "itemId", item.code());
        }
        Place from = work.places.get(move.fromPlace());
        Place to = work.places.get(move.toPlace());
        Optional<Outcome.Refused<R>> places = places(companyId, move, from, to);
        if (places.isPresent()) {
            return places;
        }
        if (move.quantity() <= 0) {
            return refused(StockRefusal.QUANTITY_NOT_POSITIVE, "quantity", item.code());
        }
        if (move.quantity() > LARGEST_QUANTITY) {
            return refused(StockRefusal.QUANTITY_IS_ABSURD, "quantity", item.code());
        }
        Optional<Outcome.Refused<R>> value = value(move, from, item);
        return value.isPresent() ? value : lot(work, move, from, item);
    }

    private static <R> Optional<Outcome.Refused<R>> places(UUID companyId, GoodsMove move, Place from, Place to) {
        if (from == null || to == null) {
            return refused(StockRefusal.PLACE_UNKNOWN, from == null ? "fromPlace" : "toPlace", move.number());
        }
        if (isForeign(from, companyId) || isForeign(to, companyId)) {
            return refused(StockRefusal.PLACE_OF_ANOTHER_COMPANY, isForeign(from, companyId) ? "fromPlace" : "toPlace", move.number());
        }
        if (!from.kind().held() && !to.kind().held() && from.kind() == to.kind()) {
            return refused(StockRefusal.PLACES_ARE_NOT_HELD, "toPlace", move.number());
        }
        if (from.id().equals(to.id())) {
            return refused(StockRefusal.PLACES_ARE_THE_SAME, "toPlace", move.number());
        }
        return Optional.empty();
    }

    private static boolean isForeign(Place place, UUID companyId) {
        return place.companyId() != null && !place.companyId().equals(companyId);
    }

    private static <R> Optional<Outcome.Refused<R>> value(GoodsMove move, Place from, StockItem item) {
        if (move.givenValue() == null) {
            return Optional.empty();
        }
        if (move.givenValue() < 0) {
            return refused(StockRefusal.VALUE_IS_NEGATIVE, "givenValue", item.code());
        }
        if (move.givenValue() > LARGEST_VALUE) {
            return refused(StockRefusal.VALUE_IS_ABSURD, "givenValue", item.code());
        }
        return from.kind().held() || move.ownerId() != null ? refused(StockRefusal.VALUE_NOT_EXPECTED, "givenValue", item.code()) : Optional.empty();
    }

    private static <R> Optional<Outcome.Refused<R>> lot(StockWork work, GoodsMove move, Place from, StockItem item) {
        if (move.lotId() == null) {
            return item.lotControlled() && !from.kind().held() ? refused(StockRefusal.LOT_MISSING, "lotId", item.code()) : Optional.empty();
        }
        if (!item.lotControlled()) {
            return refused(StockRefusal.LOT_NOT_EXPECTED, "lotId", item.code());
        }
        Lot lot = work.lots.get(move.lotId());
        if (lot == null) {
            return refused(StockRefusal.LOT_UNKNOWN, "lotId", item.code());
        }
        return lot.itemId().equals(item.id()) ? Optional.empty() : refused(StockRefusal.LOT_OF_ANOTHER_ITEM, "lotId", lot.code(), item.code());
    }

    static <R> Optional<Outcome.Refused<R>> refused(StockRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
