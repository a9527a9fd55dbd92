package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.TransferRecord;
import io.hesuan.books.inventory.TransferProgress.Part;
import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.posting.Fact;
import io.hesuan.books.posting.Posting;
import io.hesuan.books.posting.Source;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.LotNames;
import io.hesuan.books.stock.Place;
import io.hesuan.books.stock.StockIds;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.records.Nested;
import io.hesuan.platform.records.RecordEvent;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static hesuandb.inventory.Tables.TRANSFER;
import static java.time.ZoneOffset.UTC;

/** Sends and receives transfers; each step is one fact. What is lost on the way is a count difference of the receiver's. */
@Component
class Transfers {

    private record Decided(TransferRecord row, String kind, LocalDate on, Acting by, List<Part> parts, List<GoodsMove> moves) {
    }

    private final Posting posting;
    private final LotNames lots;
    private final TransferSpec spec;
    private final Nested nested;

    Transfers(Posting posting, LotNames lots, TransferSpec spec, Nested nested) {
        this.posting = posting;
        this.lots = lots;
        this.spec = spec;
        this.nested = nested;
    }

    UseCase<PostDocument, DocumentPosted> dispatching() {
        return new UseCase<>("transfer.dispatch", DocumentPosted.class, InventoryRights.TRANSFER, this::dispatch);
    }

    UseCase<ReceiveTransfer, DocumentPosted> receiving() {
        return new UseCase<>("transfer.receive", DocumentPosted.class, InventoryRights.TRANSFER, this::receive);
    }

    private List<Outcome<DocumentPosted>> dispatch(Writing writing, List<Call<PostDocument>> calls) {
        Map<UUID, TransferRecord> rows = lock(writing, calls.stream().map(call -> call.command().id()).toList());
        Map<LotNames.Name, UUID> named = lots.find(writing.sql(), names(rows.values()));
        List<Outcome<Decided>> decided = new ArrayList<>();
        for (Call<PostDocument> call : calls) {
            decided.add(own(rows.remove(call.command().id()), call.command().id(), call.by()).then(row -> dispatched(row, call.by(), named)));
        }
        return post(writing, decided, Map.of());
    }

    private Outcome<Decided> dispatched(TransferRecord row, Acting by, Map<LotNames.Name, UUID> named) {
        Transfer document = spec.content(row);
        if (!document.state().equals("draft")) {
            return Outcome.refused(InventoryRefusal.DOCUMENT_IS_POSTED, null, document.number());
        }
        if (document.lines().isEmpty()) {
            return Outcome.refused(InventoryRefusal.DOCUMENT_HAS_NO_LINES, "lines");
        }
        List<GoodsMove> moves = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (int at = 0; at < document.lines().size(); at++) {
            Transfer.Line line = document.lines().get(at);
            UUID lot = line.lot().isEmpty() ? null : named.get(name(line));
            if (lot == null && !line.lot().isEmpty()) {
                return Outcome.refused(InventoryRefusal.LINE_LOT_IS_UNKNOWN, DocumentLines.place(at, "lot"), line.lot());
            }
            long quantity = DocumentLines.millionths(line.quantity());
            parts.add(new Part(at + 1, quantity, 0));
            moves.add(GoodsMove.of(at + 1, Catalog.ITEM_ID.read(line.itemId()), DocumentLines.placeOf(line.fromBinId(), row.getFromWarehouseId()),
                    Place.TRANSIT, quantity).lot(lot).reference(row.getId()));
        }
        return Outcome.done(new Decided(row, "dispatch", row.getOccurredOn(), by, parts, moves));
    }

    private List<Outcome<DocumentPosted>> receive(Writing writing, List<Call<ReceiveTransfer>> calls) {
        Map<UUID, TransferRecord> rows = lock(writing, calls.stream().map(call -> call.command().id()).toList());
        Map<UUID, TransferProgress> progress = TransferProgress.load(writing.sql(), nested, rows.keySet());
        Map<LotNames.Name, UUID> named = lots.find(writing.sql(), names(rows.values()));
        List<Outcome<Decided>> decided = new ArrayList<>();
        for (Call<ReceiveTransfer> call : calls) {
            decided.add(own(rows.remove(call.command().id()), call.command().id(), call.by())
                    .then(row -> received(row, call, progress.get(row.getId()), named)));
        }
        return post(writing, decided, progress);
    }

    private Outcome<Decided> received(TransferRecord row, Call<ReceiveTransfer> call, TransferProgress progress, Map<LotNames.Name, UUID> named) {
        Transfer document = spec.content(row);
        if (!document.state().equals("dispatched")) {
            return Outcome.refused(InventoryRefusal.TRANSFER_IS_NOT_DISPATCHED, null, document.number());
        }
        List<GoodsMove> moves = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (ReceiveTransfer.Line line : call.command().lines()) {
            if (line.number() < 1 || line.number() > document.lines().size() || !seen.add(line.number())) {
                return Outcome.refused(InventoryRefusal.TRANSFER_LINE_IS_UNKNOWN, "lines", line.number());
            }
            long underWay = progress.underWay(line.number());
            if (line.received() + line.lost() > underWay) {
                return Outcome.refused(InventoryRefusal.MORE_THAN_IS_UNDER_WAY, "lines", line.number(), DocumentLines.shown(underWay));
            }
            Transfer.Line of = document.lines().get(line.number() - 1);
            UUID lot = of.lot().isEmpty() ? null : named.get(name(of));
            UUID item = Catalog.ITEM_ID.read(of.itemId());
            if (line.received() > 0) {
                moves.add(GoodsMove.of(line.number(), item, Place.TRANSIT, DocumentLines.placeOf(of.toBinId(), row.getToWarehouseId()), line.received())
                        .lot(lot).reference(row.getId()));
            }
            if (line.lost() > 0) {
                moves.add(GoodsMove.of(line.number(), item, Place.TRANSIT, Place.COUNT, line.lost()).lot(lot).reference(row.getId()));
            }
            if (line.received() + line.lost() > 0) {
                parts.add(new Part(line.number(), line.received(), line.lost()));
            }
        }
        return moves.isEmpty() ? Outcome.refused(InventoryRefusal.NOTHING_IS_RECEIVED, "lines")
                : Outcome.done(new Decided(row, "receive", call.command().on(), call.by(), parts, moves));
    }

    private static Map<UUID, TransferRecord> lock(Writing writing, Collection<UUID> ids) {
        return writing.sql().selectFrom(TRANSFER).where(TRANSFER.ID.eq(DSL.any(ids.toArray(UUID[]::new)))).orderBy(TRANSFER.ID).forUpdate().fetchMap(TRANSFER.ID);
    }

    private static Outcome<TransferRecord> own(TransferRecord row, UUID id, Acting by) {
        if (row == null) {
            return Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "id", InventoryIds.TRANSFER.write(id));
        }
        return by.companies(InventoryRights.TRANSFER).covers(row.getCompanyId()) ? Outcome.done(row) : Outcome.refused(AccessRefusal.COMPANY_IS_NOT_YOURS, "id");
    }

    private Set<LotNames.Name> names(Collection<TransferRecord> rows) {
        return rows.stream().flatMap(row -> spec.content(row).lines().stream()).filter(line -> !line.lot().isEmpty()).map(Transfers::name).collect(Collectors.toSet());
    }

    private static LotNames.Name name(Transfer.Line line) {
        return new LotNames.Name(Catalog.ITEM_ID.read(line.itemId()), line.lot());
    }

    private static Fact fact(Decided step) {
        TransferRecord row = step.row();
        UUID warehouse = step.kind().equals("dispatch") ? row.getFromWarehouseId() : row.getToWarehouseId();
        return new Fact(Ids.next(), InventoryFacts.TRANSFERRED, row.getCompanyId(), step.on(), new Source("transfer", row.getId(), row.getNumber()), row.getMemo(),
                Dimensions.NONE.with(Dimension.WAREHOUSE, warehouse), List.of(), step.moves(), step.by().userId());
    }

    private List<Outcome<DocumentPosted>> post(Writing writing, List<Outcome<Decided>> decided, Map<UUID, TransferProgress> progress) {
        List<Outcome<PostedFacts.Done>> posted = PostedFacts.of(posting, writing, decided.stream().map(one -> one.map(Transfers::fact)).toList());
        List<Outcome<DocumentPosted>> outcomes = new ArrayList<>();
        Map<UUID, String> states = new HashMap<>();
        var steps = new TransferSteps(nested);
        for (int at = 0; at < decided.size(); at++) {
            Outcome<Decided> step = decided.get(at);
            outcomes.add(posted.get(at).map(done -> {
                Decided taken = step.orElseThrow();
                steps.add(writing, taken.kind(), taken.by().userId(), done.fact(), taken.parts());
                String state = "dispatched";
                if (taken.kind().equals("receive")) {
                    TransferProgress after = progress.get(done.documentId());
                    after.add("receive", taken.parts(), null);
                    state = after.isComplete() ? "received" : "dispatched";
                }
                states.put(done.documentId(), state);
                String id = InventoryIds.TRANSFER.write(done.documentId());
                writing.audit(taken.by(), AuditEntry.of(taken.kind(), "transfer", done.documentId(), done.number()).inCompany(done.companyId()));
                writing.publish(new RecordEvent("transfer." + (taken.kind().equals("receive") ? "received" : "dispatched"), id, 0));
                return new DocumentPosted(id, done.number(), state, StockIds.FACT.write(done.factId()));
            }));
        }
        steps.write(writing);
        if (!states.isEmpty()) {
            writing.sql().execute("""
                    UPDATE inventory.transfer t SET state = n.state, version = t.version + 1, changed_at = ?::timestamptz
                      FROM unnest(?::uuid[], ?::text[]) AS n (id, state) WHERE t.id = n.id""", writing.now().atOffset(UTC),
                    states.keySet().toArray(UUID[]::new), states.values().toArray(String[]::new));
        }
        return outcomes;
    }
}
