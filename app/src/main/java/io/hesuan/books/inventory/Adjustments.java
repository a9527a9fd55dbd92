package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.AdjustmentRecord;
import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.posting.Fact;
import io.hesuan.books.posting.Posting;
import io.hesuan.books.posting.Source;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Kits;
import io.hesuan.books.stock.LotNames;
import io.hesuan.books.stock.Place;
import io.hesuan.books.stock.StockIds;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.party.Parties;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.records.RecordEvent;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.inventory.Tables.ADJUSTMENT;
import static java.time.ZoneOffset.UTC;

/** Posts adjustments: each is one fact. Lots that a receipt names and that are not there yet are made with it. */
@Component
class Adjustments {

    /** Stands for: this line names no lot. */
    private static final UUID ABSENT = new UUID(0, 0);

    private final Posting posting;
    private final LotNames lots;
    private final Kits kits;
    private final AdjustmentSpec spec;

    Adjustments(Posting posting, LotNames lots, Kits kits, AdjustmentSpec spec) {
        this.posting = posting;
        this.lots = lots;
        this.kits = kits;
        this.spec = spec;
    }

    UseCase<PostDocument, DocumentPosted> posting() {
        return new UseCase<>("adjustment.post", DocumentPosted.class, InventoryRights.ADJUST, this::post);
    }

    private List<Outcome<DocumentPosted>> post(Writing writing, List<Call<PostDocument>> calls) {
        Map<UUID, AdjustmentRecord> rows = writing.sql().selectFrom(ADJUSTMENT)
                .where(ADJUSTMENT.ID.eq(DSL.any(calls.stream().map(call -> call.command().id()).toArray(UUID[]::new)))).orderBy(ADJUSTMENT.ID).forUpdate()
                .fetchMap(ADJUSTMENT.ID);
        Map<LotNames.Name, Outcome<UUID>> named = lots(writing, rows.values().stream().filter(row -> row.getState().equals("draft")).map(spec::content).toList());
        Map<UUID, List<GoodsMove.Component>> bundles = kits.find(writing.sql(), rows.values().stream().flatMap(row -> spec.content(row).lines().stream())
                .map(line -> Catalog.ITEM_ID.read(line.itemId())).distinct().toList());
        List<Outcome<Fact>> decided = new ArrayList<>();
        for (Call<PostDocument> call : calls) {
            decided.add(fact(call, rows.remove(call.command().id()), named, bundles));
        }
        return record(writing, calls, PostedFacts.of(posting, writing, decided));
    }

    /** All lots that the documents name: those that are there, and for receipts those that are made now. */
    private Map<LotNames.Name, Outcome<UUID>> lots(Writing writing, List<Adjustment> documents) {
        Map<LotNames.Name, LotNames.NewLot> wanted = new LinkedHashMap<>();
        Map<LotNames.Name, LotNames.NewLot> made = new LinkedHashMap<>();
        for (Adjustment document : documents) {
            for (Adjustment.Line line : document.lines()) {
                if (!line.lot().isEmpty()) {
                    var name = name(line);
                    wanted.put(name, new LotNames.NewLot(name, line.madeOn(), line.expiresOn()));
                    if (document.comesIn()) {
                        made.putIfAbsent(name, wanted.get(name));
                    }
                }
            }
        }
        Map<LotNames.Name, Outcome<UUID>> found = new HashMap<>();
        lots.find(writing.sql(), wanted.keySet()).forEach((name, id) -> found.put(name, Outcome.done(id)));
        List<LotNames.NewLot> missing = made.values().stream().filter(lot -> !found.containsKey(lot.name())).toList();
        List<Outcome<UUID>> outcomes = missing.isEmpty() ? List.of() : lots.make(writing, missing);
        for (int at = 0; at < missing.size(); at++) {
            found.put(missing.get(at).name(), outcomes.get(at));
        }
        return found;
    }

    private static LotNames.Name name(Adjustment.Line line) {
        return new LotNames.Name(Catalog.ITEM_ID.read(line.itemId()), line.lot());
    }

    private Outcome<Fact> fact(Call<PostDocument> call, AdjustmentRecord row, Map<LotNames.Name, Outcome<UUID>> named,
                               Map<UUID, List<GoodsMove.Component>> bundles) {
        if (row == null) {
            return Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "id", InventoryIds.ADJUSTMENT.write(call.command().id()));
        }
        if (!call.by().companies(InventoryRights.ADJUST).covers(row.getCompanyId())) {
            return Outcome.refused(AccessRefusal.COMPANY_IS_NOT_YOURS, "id");
        }
        Adjustment document = spec.content(row);
        if (!document.state().equals("draft")) {
            return Outcome.refused(InventoryRefusal.DOCUMENT_IS_POSTED, null, document.number());
        }
        if (document.lines().isEmpty()) {
            return Outcome.refused(InventoryRefusal.DOCUMENT_HAS_NO_LINES, "lines");
        }
        List<GoodsMove> moves = new ArrayList<>();
        for (int at = 0; at < document.lines().size(); at++) {
            Adjustment.Line line = document.lines().get(at);
            Outcome<UUID> lot = line.lot().isEmpty() ? Outcome.done(ABSENT) : named.get(name(line));
            if (lot == null) {
                return Outcome.refused(InventoryRefusal.LINE_LOT_IS_UNKNOWN, DocumentLines.place(at, "lot"), line.lot());
            }
            if (lot instanceof Outcome.Refused<UUID> refused) {
                return new Outcome.Refused<>(refused.refusal(), DocumentLines.place(at, "lot"), refused.arguments());
            }
            GoodsMove move = move(document, row.getWarehouseId(), moves.size() + 1, line, lot.orElseThrow());
            List<GoodsMove.Component> components = document.comesIn() ? null : bundles.get(move.itemId());
            moves.addAll(components == null ? List.of(move) : move.exploded(components));
        }
        return Outcome.done(new Fact(Ids.next(), type(document.kind()), row.getCompanyId(), row.getOccurredOn(), new Source("adjustment", row.getId(), row.getNumber()),
                document.memo(), Dimensions.NONE.with(Dimension.WAREHOUSE, row.getWarehouseId()), List.of(), moves, call.by().userId()));
    }

    private static GoodsMove move(Adjustment document, UUID warehouse, int number, Adjustment.Line line, UUID lot) {
        UUID here = DocumentLines.placeOf(line.binId(), warehouse);
        UUID there = outside(document.kind());
        GoodsMove move = GoodsMove.of(number, Catalog.ITEM_ID.read(line.itemId()), document.comesIn() ? there : here, document.comesIn() ? here : there,
                DocumentLines.millionths(line.quantity())).lot(lot.equals(ABSENT) ? null : lot);
        move = document.isOfOthers() ? move.owner(Parties.ID.read(document.partyId())) : move;
        return line.value().isEmpty() ? move : move.value(new BigDecimal(line.value()).movePointRight(2).longValueExact());
    }

    private static UUID outside(String kind) {
        return switch (kind) {
            case "scrap" -> Place.SCRAP;
            case "sample", "gift" -> Place.GIFT;
            default -> Place.SUPPLIER;
        };
    }

    static String type(String kind) {
        return switch (kind) {
            case "opening" -> InventoryFacts.OPENED;
            case "scrap" -> InventoryFacts.SCRAPPED;
            case "sample", "gift" -> InventoryFacts.GIVEN;
            case "held", "handed-back" -> InventoryFacts.HELD;
            default -> InventoryFacts.ADJUSTED;
        };
    }

    private static List<Outcome<DocumentPosted>> record(Writing writing, List<Call<PostDocument>> calls, List<Outcome<PostedFacts.Done>> posted) {
        List<Outcome<DocumentPosted>> outcomes = new ArrayList<>();
        List<PostedFacts.Done> done = new ArrayList<>();
        for (int at = 0; at < calls.size(); at++) {
            Call<PostDocument> call = calls.get(at);
            outcomes.add(posted.get(at).map(one -> {
                done.add(one);
                String id = InventoryIds.ADJUSTMENT.write(one.documentId());
                writing.audit(call.by(), AuditEntry.of("post", "adjustment", one.documentId(), one.number()).inCompany(one.companyId()));
                writing.publish(new RecordEvent("adjustment.posted", id, 0));
                return new DocumentPosted(id, one.number(), "posted", StockIds.FACT.write(one.factId()));
            }));
        }
        if (!done.isEmpty()) {
            writing.sql().execute("""
                    UPDATE inventory.adjustment a SET state = 'posted', fact_id = n.fact_id, version = a.version + 1, changed_at = ?::timestamptz
                      FROM unnest(?::uuid[], ?::uuid[]) AS n (id, fact_id) WHERE a.id = n.id""", writing.now().atOffset(UTC),
                    done.stream().map(PostedFacts.Done::documentId).toArray(UUID[]::new), done.stream().map(PostedFacts.Done::factId).toArray(UUID[]::new));
        }
        return outcomes;
    }
}
