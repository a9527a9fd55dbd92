package io.hesuan.books.stock;

import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.catalog.ShelfLife;
import io.hesuan.platform.records.RecordSpec.Draft;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which lot may be used, and which is used first. Every screen, pick, promise and shipment asks here. Pure. */
public final class LotRules {

    /** First to expire first; those that keep for ever last; then by the day they were made, then by code. */
    static final Comparator<Lot> FIRST_TO_EXPIRE = Comparator
            .comparing(Lot::lastDay, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Lot::madeOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Lot::code);

    private LotRules() {
    }

    /**
     * Whether a lot may be used.
     *
     * @param lot             null for goods without lots: always usable
     * @param minimumLifeLeft days that must be left after {@code onDate}; 0: its last day will do
     * @param quality         the least that is asked; a released lot serves every purpose
     * @return why not, or nothing when it may
     */
    public static Optional<StockRefusal> usable(Lot lot, LocalDate onDate, int minimumLifeLeft, Quality quality) {
        if (lot == null) {
            return Optional.empty();
        }
        if (lot.quality().compareTo(quality) > 0) {
            return Optional.of(switch (lot.quality()) {
                case RECALLED -> StockRefusal.LOT_IS_RECALLED;
                case BLOCKED -> StockRefusal.LOT_IS_BLOCKED;
                case QUARANTINE, RELEASED -> StockRefusal.LOT_IS_IN_QUARANTINE;
            });
        }
        LocalDate last = lot.lastDay();
        if (last == null) {
            return Optional.empty();
        }
        long left = ChronoUnit.DAYS.between(onDate, last);
        if (left < 0) {
            return Optional.of(StockRefusal.LOT_HAS_EXPIRED);
        }
        return left < minimumLifeLeft ? Optional.of(StockRefusal.LOT_EXPIRES_TOO_SOON) : Optional.empty();
    }

    /** The expiry date as given, or made-on plus shelf life; null when neither is known. */
    static LocalDate expiry(LocalDate given, LocalDate madeOn, StockItem item) {
        return given != null || madeOn == null || item.shelfLife() == null ? given
                : ShelfLife.lastDay(madeOn, item.shelfLife(), item.shelfLifeUnit());
    }

    /** A lot's code is unique within its item. */
    record Name(UUID itemId, String code) {
    }

    /** What must be true of a lot that is saved, in order of precedence. */
    static Optional<Outcome.Refused<Saved>> check(Draft<LotSheet> draft, Map<UUID, StockItem> items, Map<Name, UUID> taken) {
        LotSheet lot = draft.content();
        StockItem item = Reference.id(Catalog.ITEM_ID, lot.itemId()).map(items::get).orElse(null);
        if (item == null) {
            return MoveRules.refused(StockRefusal.ITEM_UNKNOWN, "itemId", 1);
        }
        if (!item.lotControlled()) {
            return MoveRules.refused(StockRefusal.LOT_NOT_EXPECTED, "itemId", item.code());
        }
        if (draft.before() != null && !draft.before().itemId().equals(lot.itemId())) {
            return MoveRules.refused(StockRefusal.LOT_OF_ANOTHER_ITEM, "itemId", lot.code(), item.code());
        }
        if (!taken.getOrDefault(new Name(item.id(), lot.code()), draft.id()).equals(draft.id())) {
            return MoveRules.refused(StockRefusal.LOT_CODE_TAKEN, "code", lot.code(), item.code());
        }
        if (item.expiryControlled() && lot.expiresOn() == null) {
            return MoveRules.refused(StockRefusal.LOT_NEEDS_EXPIRY, "expiresOn", item.code());
        }
        boolean backwards = lot.madeOn() != null && (lot.expiresOn() != null && lot.expiresOn().isBefore(lot.madeOn())
                || lot.openedOn() != null && lot.openedOn().isBefore(lot.madeOn()));
        if (backwards) {
            return MoveRules.refused(StockRefusal.LOT_DATES_RUN_BACKWARDS, "madeOn", lot.code());
        }
        boolean comesBack = draft.before() != null && draft.before().quality().equals("recalled") && !lot.quality().equals("recalled");
        return comesBack ? MoveRules.refused(StockRefusal.LOT_STAYS_RECALLED, "quality", lot.code()) : Optional.empty();
    }
}
