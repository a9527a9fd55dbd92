package io.hesuan.books.stock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which goods are taken where nobody has named them: first to expire, first out. Pure; tells why. */
final class PickRules {

    /** What a picker asks for. */
    record Wanted(long quantity, LocalDate on, int minimumLifeLeft, Quality quality) {
    }

    record Picked(Balance balance, long quantity) {
    }

    /** Goods that were there and not taken: unfit for a reason, promised to others, or simply not needed (no reason). */
    record PassedOver(Balance balance, long quantity, StockRefusal reason) {
    }

    /** @param missing what could not be found; 0 when all was picked */
    record Picking(List<Picked> picked, List<PassedOver> passedOver, long missing) {
    }

    private PickRules() {
    }

    static Comparator<Balance> firstToExpire(Map<UUID, Lot> lots) {
        return Comparator.comparing((Balance balance) -> lots.get(balance.key.lotId()), Comparator.nullsFirst(LotRules.FIRST_TO_EXPIRE))
                .thenComparing(balance -> balance.key.placeId())
                .thenComparing(balance -> balance.id);
    }

    static Picking pick(List<Balance> candidates, Map<UUID, Lot> lots, Wanted wanted) {
        List<Picked> picked = new ArrayList<>();
        List<PassedOver> passedOver = new ArrayList<>();
        long open = wanted.quantity;
        for (Balance balance : candidates.stream().sorted(firstToExpire(lots)).toList()) {
            Optional<StockRefusal> unfit = LotRules.usable(lots.get(balance.key.lotId()), wanted.on, wanted.minimumLifeLeft, wanted.quality);
            long taken = unfit.isPresent() ? 0 : Math.clamp(balance.free(), 0, open);
            if (taken > 0) {
                picked.add(new Picked(balance, taken));
                open -= taken;
            }
            if (balance.onHand > taken) {
                passedOver.add(new PassedOver(balance, balance.onHand - taken,
                        unfit.orElse(open > 0 && balance.reserved > 0 ? StockRefusal.GOODS_ARE_RESERVED : null)));
            }
        }
        return new Picking(picked, passedOver, open);
    }
}
