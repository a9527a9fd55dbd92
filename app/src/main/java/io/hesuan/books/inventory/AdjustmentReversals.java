package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.AdjustmentRecord;
import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.posting.Fact;
import io.hesuan.books.posting.Posting;
import io.hesuan.books.posting.Source;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.StockIds;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.numbering.Numbering;
import io.hesuan.platform.records.RecordEvent;
import io.hesuan.platform.search.SearchText;
import io.hesuan.platform.web.RequestRefusal;
import io.hesuan.platform.web.Sentences;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.inventory.Tables.ADJUSTMENT;
import static java.time.ZoneOffset.UTC;

/**
 * Takes adjustments back by documents in red: the very lots go the way back. What left comes back at the value at which it
 * left; what came goes at what it costs now, for the goods have been mixed with others since.
 */
@Component
class AdjustmentReversals {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final String SERIES = "adjustment";

    private final Posting posting;
    private final AdjustmentSpec spec;
    private final Numbering numbering;
    private final Sentences sentences;

    AdjustmentReversals(Posting posting, AdjustmentSpec spec, Numbering numbering, Sentences sentences) {
        this.posting = posting;
        this.spec = spec;
        this.numbering = numbering;
        this.sentences = sentences;
    }

    UseCase<ReverseAdjustment, DocumentPosted> reversing() {
        return new UseCase<>("adjustment.reverse", DocumentPosted.class, InventoryRights.ADJUST, this::reverse);
    }

    private List<Outcome<DocumentPosted>> reverse(Writing writing, List<Call<ReverseAdjustment>> calls) {
        DSLContext sql = writing.sql();
        Map<UUID, AdjustmentRecord> rows = sql.selectFrom(ADJUSTMENT).where(ADJUSTMENT.ID.eq(DSL.any(calls.stream().map(call -> call.command().id()).toArray(UUID[]::new))))
                .orderBy(ADJUSTMENT.ID).forUpdate().fetchMap(ADJUSTMENT.ID);
        Map<UUID, UUID> factOf = new HashMap<>();
        rows.values().stream().filter(row -> row.getFactId() != null).forEach(row -> factOf.put(row.getId(), row.getFactId()));
        Map<UUID, List<GoodsMove>> moves = turned(sql, factOf.values().toArray(UUID[]::new));
        Deque<String> numbers = numbering.take(sql, SERIES, calls.size(), candidates -> new HashSet<>(
                sql.select(ADJUSTMENT.NUMBER).from(ADJUSTMENT).where(ADJUSTMENT.NUMBER.eq(DSL.any(candidates.toArray(String[]::new)))).fetch(ADJUSTMENT.NUMBER)));
        List<Outcome<AdjustmentRecord>> red = calls.stream().map(call -> red(writing, call, rows.remove(call.command().id()), numbers)).toList();
        List<Outcome<Fact>> facts = new ArrayList<>();
        Map<UUID, AdjustmentRecord> drafts = new HashMap<>();
        for (int at = 0; at < calls.size(); at++) {
            Call<ReverseAdjustment> call = calls.get(at);
            facts.add(red.get(at).map(row -> {
                drafts.put(row.getId(), row);
                return new Fact(row.getFactId(), Adjustments.type(row.getKind()), row.getCompanyId(), row.getOccurredOn(), new Source("adjustment", row.getId(), row.getNumber()),
                        row.getMemo(), Dimensions.NONE.with(Dimension.WAREHOUSE, row.getWarehouseId()), List.of(), moves.get(factOf.get(row.getReversesId())),
                        call.by().userId());
            }));
        }
        return record(writing, calls, PostedFacts.of(posting, writing, facts), drafts);
    }

    /** The moves of facts, each the other way round and with the lot that it took. One statement. */
    private static Map<UUID, List<GoodsMove>> turned(DSLContext sql, UUID[] facts) {
        Map<UUID, List<GoodsMove>> moves = new HashMap<>();
        sql.fetch("""
                SELECT fact_id, item_id, lot_id, owner_id, from_place_id, to_place_id, quantity, value, from_kind = 'bin' AS leaves FROM stock.move_view
                 WHERE fact_id = ANY (?::uuid[]) AND quantity > 0 ORDER BY fact_id, item_id, sequence""", (Object) facts).forEach(row -> {
                    List<GoodsMove> some = moves.computeIfAbsent(row.get("fact_id", UUID.class), any -> new ArrayList<>());
                    UUID owner = orNull(row.get("owner_id", UUID.class));
                    GoodsMove move = GoodsMove.of(some.size() + 1, row.get("item_id", UUID.class), row.get("to_place_id", UUID.class), row.get("from_place_id", UUID.class),
                            row.get("quantity", Long.class)).lot(orNull(row.get("lot_id", UUID.class)));
                    move = owner == null ? move : move.owner(owner);
                    some.add(row.get("leaves", Boolean.class) && owner == null ? move.value(row.get("value", Long.class)) : move);
                });
        return moves;
    }

    private static UUID orNull(UUID id) {
        return id.equals(new UUID(0, 0)) ? null : id;
    }

    /** The document in red, as a draft of its row; the fact that it will be has its id already. */
    private Outcome<AdjustmentRecord> red(Writing writing, Call<ReverseAdjustment> call, AdjustmentRecord row, Deque<String> numbers) {
        if (row == null) {
            return Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "id", InventoryIds.ADJUSTMENT.write(call.command().id()));
        }
        if (!call.by().companies(InventoryRights.ADJUST).covers(row.getCompanyId())) {
            return Outcome.refused(AccessRefusal.COMPANY_IS_NOT_YOURS, "id");
        }
        if (!row.getState().equals("posted")) {
            return Outcome.refused(InventoryRefusal.DOCUMENT_IS_NOT_POSTED, "id", row.getNumber());
        }
        if (row.getReversesId() != null) {
            return Outcome.refused(InventoryRefusal.DOCUMENT_IS_A_REVERSAL, "id", row.getNumber());
        }
        if (row.getReversedById() != null) {
            return Outcome.refused(InventoryRefusal.DOCUMENT_WAS_REVERSED, "id", row.getNumber());
        }
        Adjustment document = spec.content(row);
        AdjustmentRecord red = writing.sql().newRecord(ADJUSTMENT);
        spec.fill(red, document.inRed(numbers.remove(), call.command().on() == null ? LocalDate.ofInstant(writing.now(), HERE) : call.command().on(),
                sentences.say(call.by().locale(), "inventory.reversal", row.getNumber(), document.memo()).strip()));
        red.setId(Ids.next());
        red.setVersion(1);
        red.setChangedAt(writing.now().atOffset(UTC));
        red.setState("posted");
        red.setFactId(Ids.next());
        red.setReversesId(row.getId());
        red.setReversedById(null);
        red.setSearchText(SearchText.of(red.getNumber(), red.getMemo()));
        return Outcome.done(red);
    }

    private static List<Outcome<DocumentPosted>> record(Writing writing, List<Call<ReverseAdjustment>> calls, List<Outcome<PostedFacts.Done>> posted,
                                                        Map<UUID, AdjustmentRecord> drafts) {
        List<Outcome<DocumentPosted>> outcomes = new ArrayList<>();
        List<AdjustmentRecord> made = new ArrayList<>();
        for (int at = 0; at < calls.size(); at++) {
            Call<ReverseAdjustment> call = calls.get(at);
            outcomes.add(posted.get(at).map(one -> {
                made.add(drafts.get(one.documentId()));
                String id = InventoryIds.ADJUSTMENT.write(one.documentId());
                writing.audit(call.by(), AuditEntry.of("reverse", "adjustment", call.command().id(), one.number()).inCompany(one.companyId()));
                writing.publish(new RecordEvent("adjustment.posted", id, 1));
                return new DocumentPosted(id, one.number(), "posted", StockIds.FACT.write(one.factId()));
            }));
        }
        if (!made.isEmpty()) {
            writing.sql().insertInto(ADJUSTMENT, ADJUSTMENT.fields()).valuesOfRecords(made).execute();
            writing.sql().execute("UPDATE inventory.adjustment a SET reversed_by_id = n.red, version = a.version + 1, changed_at = ?::timestamptz "
                            + "FROM unnest(?::uuid[], ?::uuid[]) AS n (id, red) WHERE a.id = n.id", writing.now().atOffset(UTC),
                    made.stream().map(AdjustmentRecord::getReversesId).toArray(UUID[]::new), made.stream().map(AdjustmentRecord::getId).toArray(UUID[]::new));
        }
        return outcomes;
    }
}
