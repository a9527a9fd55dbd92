package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.StockCountRecord;
import io.hesuan.books.inventory.CountEntry.Spot;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.database.CopyRows;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static hesuandb.inventory.Tables.STOCK_COUNT;

/** Takes looks in, one by one or all that a phone has kept; each with what the books said at its moment. */
@Component
class Counting {

    /** Clocks of phones run ahead a little. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    UseCase<RecordCount, EntryTaken> recording() {
        return new UseCase<>("count.record", EntryTaken.class, InventoryRights.COUNT, Counting::record);
    }

    /** @param state where the spot stands now: {@code agrees}, {@code differs} or {@code count-again} */
    record EntryTaken(String id, String state) {
    }

    private static List<Outcome<EntryTaken>> record(Writing writing, List<Call<RecordCount>> calls) {
        Map<UUID, StockCountRecord> counts = writing.sql().selectFrom(STOCK_COUNT)
                .where(STOCK_COUNT.ID.eq(DSL.any(calls.stream().map(call -> call.command().countId()).distinct().toArray(UUID[]::new))))
                .orderBy(STOCK_COUNT.ID).forUpdate().fetchMap(STOCK_COUNT.ID);
        Map<UUID, CountEntry> known = CountRows.byId(writing.sql(), calls.stream().map(call -> call.command().id()).toList());
        Set<CountRows.Allowed> allowed = CountRows.allowed(writing.sql(), counts.values());
        long[] books = CountRows.books(writing.sql(), counts, calls.stream().map(Call::command).toList());
        Map<UUID, Map<Spot, List<CountEntry>>> looks = new HashMap<>();
        CountRows.of(writing.sql(), counts.keySet()).forEach((count, entries) -> looks.put(count, new HashMap<>(CountRules.bySpot(entries))));
        List<Outcome<EntryTaken>> outcomes = new ArrayList<>();
        var rows = new CopyRows("inventory.count_entry", "id", "count_id", "place_id", "item_id", "lot_id", "quantity", "book", "counted_at", "counted_by", "recorded_at");
        for (int at = 0; at < calls.size(); at++) {
            Call<RecordCount> call = calls.get(at);
            RecordCount look = call.command();
            StockCountRecord count = counts.get(look.countId());
            Outcome<EntryTaken> refused = refusal(writing, call, count, allowed);
            if (refused != null) {
                outcomes.add(refused);
                continue;
            }
            Spot spot = new Spot(look.placeId(), look.itemId(), look.lotId());
            var entry = new CountEntry(look.id(), spot, look.quantity(), books[at], look.countedAt(), call.by().userId());
            CountEntry before = known.putIfAbsent(look.id(), entry);
            if (before != null && !(before.spot().equals(spot) && before.quantity() == look.quantity())) {
                outcomes.add(Outcome.refused(InventoryRefusal.ENTRY_HAS_OTHER_CONTENT, "id", InventoryIds.ENTRY.write(look.id())));
                continue;
            }
            List<CountEntry> there = looks.computeIfAbsent(look.countId(), id -> new HashMap<>()).computeIfAbsent(spot, of -> new ArrayList<>());
            if (before == null) {
                there.add(entry);
                there.sort(Comparator.comparing(CountEntry::countedAt).thenComparing(CountEntry::id));
                rows.uuid(entry.id()).uuid(look.countId()).uuid(spot.placeId()).uuid(spot.itemId()).uuid(spot.lotId()).bigint(entry.quantity())
                        .bigint(entry.book()).instant(entry.countedAt()).uuid(entry.countedBy()).instant(writing.now());
            }
            outcomes.add(Outcome.done(new EntryTaken(InventoryIds.ENTRY.write(look.id()), CountRules.standing(there, count.getTolerance()).written())));
        }
        rows.send(writing.sql());
        return outcomes;
    }

    private static Outcome<EntryTaken> refusal(Writing writing, Call<RecordCount> call, StockCountRecord count, Set<CountRows.Allowed> allowed) {
        RecordCount look = call.command();
        if (count == null) {
            return Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "id", InventoryIds.COUNT.write(look.countId()));
        }
        if (!call.by().companies(InventoryRights.COUNT).covers(count.getCompanyId())) {
            return Outcome.refused(AccessRefusal.COMPANY_IS_NOT_YOURS, "id");
        }
        if (!count.getState().equals("open")) {
            return Outcome.refused(InventoryRefusal.COUNT_IS_OVER, null, count.getNumber());
        }
        if (look.countedAt().isAfter(writing.now().plus(AHEAD))) {
            return Outcome.refused(InventoryRefusal.COUNTED_IN_THE_FUTURE, "countedAt");
        }
        if (look.countedAt().isBefore(count.getOpenedAt().toInstant().minus(AHEAD))) {
            return Outcome.refused(InventoryRefusal.COUNTED_BEFORE_THE_COUNT, "countedAt");
        }
        return allowed.contains(new CountRows.Allowed(count.getId(), look.placeId())) ? null
                : Outcome.refused(InventoryRefusal.PLACE_IS_NOT_IN_THE_COUNT, "placeId", count.getNumber());
    }
}
