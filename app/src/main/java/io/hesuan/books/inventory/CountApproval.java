package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.StockCountRecord;
import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.posting.Fact;
import io.hesuan.books.posting.Posting;
import io.hesuan.books.posting.Source;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.books.stock.StockIds;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.records.RecordEvent;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.inventory.Tables.STOCK_COUNT;
import static java.time.ZoneOffset.UTC;

/** Ends counts: approving posts the differences of all spots that were looked at, as one fact; what nobody looked at stays. */
@Component
class CountApproval {

    private final Posting posting;

    CountApproval(Posting posting) {
        this.posting = posting;
    }

    UseCase<PostDocument, DocumentPosted> approving() {
        return new UseCase<>("count.approve", DocumentPosted.class, InventoryRights.APPROVE_COUNT, this::approve);
    }

    UseCase<PostDocument, DocumentPosted> cancelling() {
        return new UseCase<>("count.cancel", DocumentPosted.class, InventoryRights.COUNT, CountApproval::cancel);
    }

    /** A count without a difference is over without a fact. */
    private List<Outcome<DocumentPosted>> approve(Writing writing, List<Call<PostDocument>> calls) {
        Map<UUID, StockCountRecord> counts = lock(writing, calls);
        Map<UUID, List<CountEntry>> entries = CountRows.of(writing.sql(), counts.keySet());
        List<Outcome<Fact>> decided = new ArrayList<>();
        for (Call<PostDocument> call : calls) {
            decided.add(open(call, counts.remove(call.command().id()), InventoryRights.APPROVE_COUNT).then(count -> fact(count, entries.get(count.getId()), call)));
        }
        List<Outcome<PostedFacts.Done>> posted = PostedFacts.of(posting, writing, decided);
        List<Outcome<DocumentPosted>> outcomes = new ArrayList<>();
        List<UUID> over = new ArrayList<>();
        List<UUID> facts = new ArrayList<>();
        for (int at = 0; at < calls.size(); at++) {
            Call<PostDocument> call = calls.get(at);
            outcomes.add(posted.get(at).map(one -> {
                over.add(one.documentId());
                facts.add(one.entry() == null ? null : one.factId());
                return told(writing, call, one.documentId(), one.companyId(), one.number(), "posted", facts.getLast());
            }));
        }
        settle(writing, "posted", over, facts);
        return outcomes;
    }

    private static Outcome<Fact> fact(StockCountRecord count, List<CountEntry> entries, Call<PostDocument> call) {
        if (entries.isEmpty()) {
            return Outcome.refused(InventoryRefusal.NOTHING_IS_COUNTED, null, count.getNumber());
        }
        List<GoodsMove> moves = new ArrayList<>();
        int again = 0;
        for (List<CountEntry> looks : CountRules.bySpot(entries).values()) {
            CountEntry last = looks.getLast();
            again += CountRules.standing(looks, count.getTolerance()) == CountRules.Standing.COUNT_AGAIN ? 1 : 0;
            if (last.difference() != 0) {
                boolean found = last.difference() > 0;
                UUID lot = last.spot().lotId().equals(CountRows.NONE) ? null : last.spot().lotId();
                moves.add(GoodsMove.of(moves.size() + 1, last.spot().itemId(), found ? Place.COUNT : last.spot().placeId(), found ? last.spot().placeId() : Place.COUNT,
                        Math.abs(last.difference())).lot(lot));
            }
        }
        if (again > 0) {
            return Outcome.refused(InventoryRefusal.COUNT_AGAIN, null, count.getNumber(), again);
        }
        return Outcome.done(new Fact(Ids.next(), InventoryFacts.COUNTED, count.getCompanyId(), count.getOccurredOn(), new Source("count", count.getId(), count.getNumber()),
                count.getMemo(), Dimensions.NONE.with(Dimension.WAREHOUSE, count.getWarehouseId()), List.of(), moves, call.by().userId()));
    }

    private static List<Outcome<DocumentPosted>> cancel(Writing writing, List<Call<PostDocument>> calls) {
        Map<UUID, StockCountRecord> counts = lock(writing, calls);
        List<UUID> cancelled = new ArrayList<>();
        List<Outcome<DocumentPosted>> outcomes = calls.stream().map(call -> open(call, counts.remove(call.command().id()), InventoryRights.COUNT).map(count -> {
            cancelled.add(count.getId());
            return told(writing, call, count.getId(), count.getCompanyId(), count.getNumber(), "cancelled", null);
        })).toList();
        settle(writing, "cancelled", cancelled, cancelled.stream().map(id -> (UUID) null).toList());
        return outcomes;
    }

    private static Map<UUID, StockCountRecord> lock(Writing writing, List<Call<PostDocument>> calls) {
        return writing.sql().selectFrom(STOCK_COUNT).where(STOCK_COUNT.ID.eq(DSL.any(calls.stream().map(call -> call.command().id()).toArray(UUID[]::new))))
                .orderBy(STOCK_COUNT.ID).forUpdate().fetchMap(STOCK_COUNT.ID);
    }

    private static Outcome<StockCountRecord> open(Call<PostDocument> call, StockCountRecord count, Permission needed) {
        if (count == null) {
            return Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "id", InventoryIds.COUNT.write(call.command().id()));
        }
        if (!call.by().companies(needed).covers(count.getCompanyId())) {
            return Outcome.refused(AccessRefusal.COMPANY_IS_NOT_YOURS, "id");
        }
        return count.getState().equals("open") ? Outcome.done(count) : Outcome.refused(InventoryRefusal.COUNT_IS_OVER, null, count.getNumber());
    }

    private static DocumentPosted told(Writing writing, Call<PostDocument> call, UUID id, UUID company, String number, String state, UUID fact) {
        writing.audit(call.by(), AuditEntry.of(state.equals("posted") ? "approve" : "cancel", "count", id, number).inCompany(company));
        writing.publish(new RecordEvent("count." + state, InventoryIds.COUNT.write(id), 0));
        return new DocumentPosted(InventoryIds.COUNT.write(id), number, state, fact == null ? null : StockIds.FACT.write(fact));
    }

    private static void settle(Writing writing, String state, Collection<UUID> ids, Collection<UUID> facts) {
        if (!ids.isEmpty()) {
            writing.sql().execute("""
                    UPDATE inventory.stock_count c SET state = ?, fact_id = n.fact_id, version = c.version + 1, changed_at = ?::timestamptz
                      FROM unnest(?::uuid[], ?::uuid[]) AS n (id, fact_id) WHERE c.id = n.id""", state, writing.now().atOffset(UTC),
                    ids.toArray(UUID[]::new), facts.toArray(UUID[]::new));
        }
    }
}
