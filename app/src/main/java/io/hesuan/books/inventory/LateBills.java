package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.LateBillRecord;
import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.posting.Fact;
import io.hesuan.books.posting.FactPosted;
import io.hesuan.books.posting.Posting;
import io.hesuan.books.posting.Source;
import io.hesuan.books.stock.LateCost;
import io.hesuan.books.stock.StockIds;
import io.hesuan.kernel.Allocation;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.records.RecordEvent;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.inventory.Tables.LATE_BILL;
import static java.time.ZoneOffset.UTC;

/** Posts late bills: the receipts share the amount, and each share follows its goods to where they are now. */
@Component
class LateBills {

    private record Goods(UUID factId, UUID itemId) {
    }

    private final Posting posting;
    private final LateBillSpec spec;

    LateBills(Posting posting, LateBillSpec spec) {
        this.posting = posting;
        this.spec = spec;
    }

    UseCase<PostDocument, DocumentPosted> posting() {
        return new UseCase<>("late-cost.post", DocumentPosted.class, InventoryRights.LATE_COST, this::post);
    }

    /** Bills are few; each takes its own statements, since a share reads what the one before has done. */
    private List<Outcome<DocumentPosted>> post(Writing writing, List<Call<PostDocument>> calls) {
        Map<UUID, LateBillRecord> rows = writing.sql().selectFrom(LATE_BILL)
                .where(LATE_BILL.ID.eq(DSL.any(calls.stream().map(call -> call.command().id()).toArray(UUID[]::new)))).orderBy(LATE_BILL.ID).forUpdate()
                .fetchMap(LATE_BILL.ID);
        return calls.stream().map(call -> post(writing, call, rows.remove(call.command().id()))).toList();
    }

    private Outcome<DocumentPosted> post(Writing writing, Call<PostDocument> call, LateBillRecord row) {
        String id = InventoryIds.LATE_BILL.write(call.command().id());
        if (row == null) {
            return Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "id", id);
        }
        if (!call.by().companies(InventoryRights.LATE_COST).covers(row.getCompanyId())) {
            return Outcome.refused(AccessRefusal.COMPANY_IS_NOT_YOURS, "id");
        }
        if (!row.getState().equals("draft")) {
            return Outcome.refused(InventoryRefusal.DOCUMENT_IS_POSTED, null, row.getNumber());
        }
        Fact fact = new Fact(Ids.next(), InventoryFacts.LATE_COST, row.getCompanyId(), row.getOccurredOn(), new Source("late-cost", row.getId(), row.getNumber()),
                row.getMemo(), Dimensions.NONE.with(Dimension.PARTY, row.getPartyId()), List.of(), List.of(), call.by().userId());
        return costs(writing, row, fact).then(costs -> Undoing.ifRefused(writing, () -> posting.postLate(writing, fact, costs))).map(posted -> told(writing, call, row, posted));
    }

    private Outcome<List<LateCost>> costs(Writing writing, LateBillRecord row, Fact fact) {
        LateBill document = spec.content(row);
        if (document.receipts().isEmpty()) {
            return Outcome.refused(InventoryRefusal.DOCUMENT_HAS_NO_LINES, "receipts");
        }
        List<UUID> moves = document.receipts().stream().map(line -> StockIds.MOVE.read(line.moveId())).distinct().toList();
        Map<Goods, Long> weights = new LinkedHashMap<>();
        Receipts.find(writing.sql(), List.of(row.getCompanyId()), moves).stream().sorted(Comparator.comparing(Receipts.Receipt::moveId)).forEach(receipt ->
                weights.merge(new Goods(receipt.factId(), receipt.itemId()), document.basis().equals("value") ? receipt.value() : receipt.quantity(), Long::sum));
        if (weights.values().stream().mapToLong(Long::longValue).sum() <= 0) {
            return Outcome.refused(InventoryRefusal.RECEIPTS_HAVE_NO_WEIGHT, "basis");
        }
        long[] shares = Allocation.of(row.getAmount(), weights.values().stream().mapToLong(Long::longValue).toArray());
        List<LateCost> costs = new ArrayList<>();
        int at = 0;
        for (Goods goods : weights.keySet()) {
            long share = shares[at++];
            if (share != 0) {
                costs.add(new LateCost(row.getCompanyId(), fact.id(), row.getOccurredOn(), at, goods.itemId(), goods.factId(), share));
            }
        }
        return Outcome.done(costs);
    }

    private static DocumentPosted told(Writing writing, Call<PostDocument> call, LateBillRecord row, FactPosted posted) {
        String id = InventoryIds.LATE_BILL.write(row.getId());
        writing.sql().update(LATE_BILL).set(LATE_BILL.STATE, "posted").set(LATE_BILL.FACT_ID, posted.factId()).set(LATE_BILL.VERSION, row.getVersion() + 1)
                .set(LATE_BILL.CHANGED_AT, writing.now().atOffset(UTC)).where(LATE_BILL.ID.eq(row.getId())).execute();
        writing.audit(call.by(), AuditEntry.of("post", "late-cost", row.getId(), row.getNumber()).inCompany(row.getCompanyId()));
        writing.publish(new RecordEvent("late-cost.posted", id, row.getVersion() + 1));
        return new DocumentPosted(id, row.getNumber(), "posted", StockIds.FACT.write(posted.factId()));
    }
}
