package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.TransferRecord;
import io.hesuan.books.stock.StockRights;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.records.Nested;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import io.hesuan.platform.search.SearchText;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import static hesuandb.inventory.Tables.TRANSFER;

/** Where transfers lie, and what their rules need to know. */
@Component
class TransferSpec extends StoredRecord<Transfer, TransferRecord> {

    private final Nested nested;
    private final DocumentNumbers numbers;

    TransferSpec(Nested nested, DocumentNumbers numbers) {
        super(new Kind<>("transfer", Transfer.class, InventoryIds.TRANSFER, StockRights.READ, InventoryRights.TRANSFER, TRANSFER, TRANSFER.ID,
                TRANSFER.VERSION, TRANSFER.CHANGED_AT));
        this.nested = nested;
        this.numbers = numbers;
    }

    @Override
    public Transfer content(TransferRecord row) {
        return new Transfer(Companies.ID.write(row.getCompanyId()), row.getNumber(), row.getOccurredOn(), Warehouses.ID.write(row.getFromWarehouseId()),
                Warehouses.ID.write(row.getToWarehouseId()), row.getMemo(), nested.list(row.getLines(), Transfer.Line.class), row.getState());
    }

    @Override
    public void fill(TransferRecord row, Transfer document) {
        row.setCompanyId(Companies.ID.read(document.companyId()));
        row.setNumber(document.number());
        row.setOccurredOn(document.occurredOn());
        row.setFromWarehouseId(Warehouses.ID.read(document.fromWarehouseId()));
        row.setToWarehouseId(Warehouses.ID.read(document.toWarehouseId()));
        row.setMemo(document.memo());
        row.setLines(nested.write(document.lines()));
        row.setState(document.state());
        row.setSearchText(SearchText.of(document.number(), document.memo()));
    }

    @Override
    public String title(Transfer document) {
        return document.number();
    }

    @Override
    public UUID company(Transfer document) {
        return Reference.id(Companies.ID, document.companyId()).orElse(null);
    }

    @Override
    public Condition visibleTo(Acting reader) {
        return Visible.inCompanies(reader, TRANSFER.COMPANY_ID);
    }

    @Override
    public List<Draft<Transfer>> completed(DSLContext sql, List<Draft<Transfer>> drafts) {
        return numbers.numbered(sql, drafts, "transfer", TRANSFER, TRANSFER.NUMBER, Transfer::number, Transfer::numbered).stream()
                .map(draft -> draft.with(draft.content().standing(draft.before() == null ? "draft" : draft.before().state()))).toList();
    }

    @Override
    public Function<Draft<Transfer>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<Transfer>> drafts) {
        List<Transfer> contents = drafts.stream().map(Draft::content).toList();
        List<Transfer.Line> lines = contents.stream().flatMap(content -> content.lines().stream()).toList();
        DocumentLines known = DocumentLines.load(sql, contents.stream().flatMap(content -> Stream.of(content.fromWarehouseId(), content.toWarehouseId())).toList(),
                lines.stream().flatMap(line -> Stream.of(line.fromBinId(), line.toBinId())).toList(), lines.stream().map(Transfer.Line::itemId).toList());
        return draft -> check(draft, known);
    }

    private static Optional<Outcome.Refused<Saved>> check(Draft<Transfer> draft, DocumentLines known) {
        Transfer document = draft.content();
        if (draft.before() != null && !draft.before().state().equals("draft")) {
            return DocumentLines.refused(InventoryRefusal.DOCUMENT_IS_POSTED, null, document.number());
        }
        var wrong = Reference.wrongKind(Companies.ID, document.companyId(), "companyId")
                .or(() -> known.warehouse(document.companyId(), document.fromWarehouseId(), "fromWarehouseId"))
                .or(() -> known.warehouse(document.companyId(), document.toWarehouseId(), "toWarehouseId"));
        if (wrong.isPresent()) {
            return wrong;
        }
        if (document.fromWarehouseId().equals(document.toWarehouseId())) {
            return DocumentLines.refused(InventoryRefusal.WAREHOUSES_ARE_THE_SAME, "toWarehouseId");
        }
        for (int at = 0; at < document.lines().size(); at++) {
            Transfer.Line line = document.lines().get(at);
            var refused = known.line(at, line.itemId(), line.quantity(), document.fromWarehouseId(), Map.of("fromBinId", line.fromBinId()));
            if (refused.isEmpty()) {
                refused = known.line(at, line.itemId(), line.quantity(), document.toWarehouseId(), Map.of("toBinId", line.toBinId()));
            }
            if (refused.isPresent()) {
                return refused;
            }
        }
        return Optional.empty();
    }
}
