package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.AdjustmentRecord;
import io.hesuan.books.stock.StockIds;
import io.hesuan.books.stock.StockRights;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.records.Nested;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import io.hesuan.platform.search.SearchText;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import static hesuandb.inventory.Tables.ADJUSTMENT;
import static hesuandb.party.Tables.PARTNER_VIEW;

/** Where adjustments lie, and what their rules need to know. */
@Component
class AdjustmentSpec extends StoredRecord<Adjustment, AdjustmentRecord> {

    private final Nested nested;
    private final DocumentNumbers numbers;

    AdjustmentSpec(Nested nested, DocumentNumbers numbers) {
        super(new Kind<>("adjustment", Adjustment.class, InventoryIds.ADJUSTMENT, StockRights.READ, InventoryRights.ADJUST, ADJUSTMENT, ADJUSTMENT.ID,
                ADJUSTMENT.VERSION, ADJUSTMENT.CHANGED_AT));
        this.nested = nested;
        this.numbers = numbers;
    }

    @Override
    public Adjustment content(AdjustmentRecord row) {
        return new Adjustment(Companies.ID.write(row.getCompanyId()), row.getNumber(), row.getKind(), row.getOccurredOn(), Warehouses.ID.write(row.getWarehouseId()),
                row.getMemo(), nested.list(row.getLines(), Adjustment.Line.class), row.getState(), row.getFactId() == null ? null : StockIds.FACT.write(row.getFactId()),
                row.getPartyId() == null ? "" : Parties.ID.write(row.getPartyId()), written(row.getReversesId()), written(row.getReversedById()));
    }

    @Override
    public void fill(AdjustmentRecord row, Adjustment document) {
        row.setCompanyId(Companies.ID.read(document.companyId()));
        row.setNumber(document.number());
        row.setKind(document.kind());
        row.setOccurredOn(document.occurredOn());
        row.setWarehouseId(Warehouses.ID.read(document.warehouseId()));
        row.setMemo(document.memo());
        row.setLines(nested.write(document.lines()));
        row.setState(document.state());
        row.setFactId(document.factId() == null ? null : StockIds.FACT.read(document.factId()));
        row.setPartyId(Reference.id(Parties.ID, document.partyId()).orElse(null));
        row.setReversesId(Reference.id(InventoryIds.ADJUSTMENT, document.reversesId()).orElse(null));
        row.setReversedById(Reference.id(InventoryIds.ADJUSTMENT, document.reversedById()).orElse(null));
        row.setSearchText(SearchText.of(document.number(), document.memo()));
    }

    @Override
    public String title(Adjustment document) {
        return document.number();
    }

    @Override
    public UUID company(Adjustment document) {
        return Reference.id(Companies.ID, document.companyId()).orElse(null);
    }

    @Override
    public Condition visibleTo(Acting reader) {
        return Visible.inCompanies(reader, ADJUSTMENT.COMPANY_ID);
    }

    @Override
    public List<Draft<Adjustment>> completed(DSLContext sql, List<Draft<Adjustment>> drafts) {
        return numbers.numbered(sql, drafts, "adjustment", ADJUSTMENT, ADJUSTMENT.NUMBER, Adjustment::number, Adjustment::numbered).stream()
                .map(draft -> draft.with(draft.content().standing(draft.before()))).toList();
    }

    private static String written(UUID document) {
        return document == null ? null : InventoryIds.ADJUSTMENT.write(document);
    }

    @Override
    public Function<Draft<Adjustment>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<Adjustment>> drafts) {
        List<Adjustment> contents = drafts.stream().map(Draft::content).toList();
        DocumentLines known = DocumentLines.load(sql, contents.stream().map(Adjustment::warehouseId).toList(),
                contents.stream().flatMap(content -> content.lines().stream()).map(Adjustment.Line::binId).toList(),
                contents.stream().flatMap(content -> content.lines().stream()).map(Adjustment.Line::itemId).toList());
        UUID[] parties = Reference.ids(Parties.ID, contents.stream().map(Adjustment::partyId).toList()).toArray(UUID[]::new);
        Set<String> owners = parties.length == 0 ? Set.of() : sql.select(PARTNER_VIEW.ID).from(PARTNER_VIEW).where(PARTNER_VIEW.ID.eq(DSL.any(parties)))
                .stream().map(row -> Parties.ID.write(row.value1())).collect(Collectors.toSet());
        return draft -> check(draft, known, owners);
    }

    private static Optional<Outcome.Refused<Saved>> check(Draft<Adjustment> draft, DocumentLines known, Set<String> owners) {
        Adjustment document = draft.content();
        if (draft.before() != null && !draft.before().state().equals("draft")) {
            return DocumentLines.refused(InventoryRefusal.DOCUMENT_IS_POSTED, null, document.number());
        }
        Optional<Outcome.Refused<Saved>> company = Reference.wrongKind(Companies.ID, document.companyId(), "companyId")
                .or(() -> known.warehouse(document.companyId(), document.warehouseId(), "warehouseId"));
        if (company.isPresent()) {
            return company;
        }
        if (document.isOfOthers() ? !owners.contains(document.partyId()) : !document.partyId().isEmpty()) {
            return DocumentLines.refused(InventoryRefusal.OWNER_IS_WRONG, "partyId");
        }
        for (int at = 0; at < document.lines().size(); at++) {
            Adjustment.Line line = document.lines().get(at);
            var refused = known.line(at, line.itemId(), line.quantity(), document.warehouseId(), Map.of("binId", line.binId()));
            if (refused.isPresent()) {
                return refused;
            }
            if (!line.value().isEmpty() && (!document.comesIn() || document.isOfOthers() || line.value().startsWith("-"))) {
                return DocumentLines.refused(InventoryRefusal.LINE_VALUE_IS_WRONG, DocumentLines.place(at, "value"), at + 1);
            }
        }
        return Optional.empty();
    }
}
