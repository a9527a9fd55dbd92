package io.hesuan.books.stock;

import io.hesuan.kernel.Allocation;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.records.RecordSpec.Draft;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How much a channel may still promise. Entitlements are worked out anew at each decision from what is there and what is
 * promised, so they rebalance by themselves when goods come, go or are released. Pure.
 *
 * <p>A fixed quota gives its channel a number of units over its life; a relative one gives a share of all that is on hand.
 * What the quotas leave is for channels without one. Where there is less than all entitlements together, higher priority is
 * served first, then the earlier channel id; so one unit is never promised to two channels.
 */
final class QuotaRules {

    private static final int WHOLE = 10_000;

    private QuotaRules() {
    }

    static Quota.Key key(Reservation.Terms terms) {
        return new Quota.Key(terms.companyId(), terms.itemId(), terms.warehouseId(), terms.channelId());
    }

    /**
     * What a channel may promise now, 0 or more.
     *
     * @param quotas  all quotas of the item in the warehouse
     * @param channel the asking channel, nil when there is none
     * @param onHand  usable units there, promised or not
     * @param free    usable units there that nobody holds
     */
    static long promisable(Collection<Quota> quotas, UUID channel, long onHand, long free, LocalDate day) {
        long[] left = remaining(quotas, onHand, free, day);
        List<Quota> valid = valid(quotas, day);
        long ofQuotas = 0;
        for (int at = 0; at < left.length; at++) {
            if (valid.get(at).key.channelId().equals(channel)) {
                return left[at];
            }
            ofQuotas += left[at];
        }
        return Math.max(0, free - ofQuotas);
    }

    /** What each valid quota leaves its channel, in order of {@link #valid}; together never more than is free. */
    static long[] remaining(Collection<Quota> quotas, long onHand, long free, LocalDate day) {
        List<Quota> valid = valid(quotas, day);
        long[] shares = shares(valid, onHand);
        long[] left = new long[valid.size()];
        long open = Math.max(0, free);
        for (int at = 0; at < left.length; at++) {
            Quota quota = valid.get(at);
            long entitled = quota.terms.fixed() ? quota.terms.quantity() - quota.drawn : shares[at] - quota.held;
            left[at] = Math.clamp(entitled, 0, open);
            open -= left[at];
        }
        return left;
    }

    /** By priority, then by channel. */
    static List<Quota> valid(Collection<Quota> quotas, LocalDate day) {
        return quotas.stream().filter(quota -> quota.validOn(day))
                .sorted(Comparator.comparingInt((Quota quota) -> -quota.terms.priority()).thenComparing(quota -> quota.key.channelId()))
                .toList();
    }

    /** The relative quotas' shares of all units, by largest remainder; the last weight is what no quota claims. */
    private static long[] shares(List<Quota> valid, long onHand) {
        long[] weights = new long[valid.size() + 1];
        long claimed = 0;
        for (int at = 0; at < valid.size(); at++) {
            weights[at] = valid.get(at).terms.ratio();
            claimed += weights[at];
        }
        weights[valid.size()] = Math.max(0, WHOLE - claimed);
        return Allocation.of(Math.max(0, onHand), weights);
    }

    /** @param others by id, all quotas of the items, with what this batch has accepted before */
    static Optional<Outcome.Refused<Saved>> check(Draft<QuotaSheet> draft, Map<UUID, StockItem> items, Map<UUID, Place> places, Map<UUID, QuotaSheet> others) {
        QuotaSheet quota = draft.content();
        Optional<Outcome.Refused<Saved>> wrong = Stream.of(Reference.wrongKind(Companies.ID, quota.companyId(), "companyId"),
                Reference.wrongKind(StockIds.CHANNEL, quota.channelId(), "channelId")).flatMap(Optional::stream).findFirst();
        if (wrong.isPresent()) {
            return wrong;
        }
        StockItem item = Reference.id(Catalog.ITEM_ID, quota.itemId()).map(items::get).orElse(null);
        if (item == null) {
            return MoveRules.refused(StockRefusal.ITEM_UNKNOWN, "itemId", 1);
        }
        if (!item.stocked()) {
            return MoveRules.refused(StockRefusal.ITEM_IS_NOT_STOCKED, "itemId", item.code());
        }
        Place warehouse = Reference.id(Warehouses.ID, quota.warehouseId()).map(places::get).orElse(null);
        if (warehouse == null) {
            return MoveRules.refused(StockRefusal.PLACE_UNKNOWN, "warehouseId", 1);
        }
        if (!Companies.ID.write(warehouse.companyId()).equals(quota.companyId())) {
            return MoveRules.refused(StockRefusal.PLACE_OF_ANOTHER_COMPANY, "warehouseId", 1);
        }
        boolean fixed = quota.mode().equals("fixed");
        if (fixed && new BigDecimal(quota.quantity()).signum() == 0 || !fixed && quota.ratio() == 0) {
            return MoveRules.refused(StockRefusal.QUOTA_IS_EMPTY, fixed ? "quantity" : "ratio", item.code());
        }
        List<QuotaSheet> beside = others.entrySet().stream().filter(other -> !other.getKey().equals(draft.id())).map(Map.Entry::getValue)
                .filter(other -> other.itemId().equals(quota.itemId()) && other.warehouseId().equals(quota.warehouseId())).toList();
        if (beside.stream().anyMatch(other -> other.channelId().equals(quota.channelId()))) {
            return MoveRules.refused(StockRefusal.QUOTA_TAKEN, "channelId", item.code());
        }
        int ratios = quota.ratio() + beside.stream().mapToInt(QuotaSheet::ratio).sum();
        return ratios > WHOLE ? MoveRules.refused(StockRefusal.QUOTAS_EXCEED_THE_WHOLE, "ratio", item.code()) : Optional.empty();
    }
}
