package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.StockCountRecord;
import io.hesuan.books.stock.StockIds;
import io.hesuan.books.stock.StockRights;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import io.hesuan.platform.search.SearchText;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import static hesuandb.inventory.Tables.STOCK_COUNT;
import static java.time.ZoneOffset.UTC;

/** Where counts lie, and what their rules need to know. */
@Component
class StockCountSpec extends StoredRecord<StockCount, StockCountRecord> {

    private final DocumentNumbers numbers;
    private final Clock clock;

    StockCountSpec(DocumentNumbers numbers, Clock clock) {
        super(new Kind<>("count", StockCount.class, InventoryIds.COUNT, StockRights.READ, InventoryRights.COUNT, STOCK_COUNT, STOCK_COUNT.ID,
                STOCK_COUNT.VERSION, STOCK_COUNT.CHANGED_AT));
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    public StockCount content(StockCountRecord row) {
        return new StockCount(Companies.ID.write(row.getCompanyId()), row.getNumber(), row.getOccurredOn(), Warehouses.ID.write(row.getWarehouseId()), row.getZone(),
                row.getBlind(), row.getTolerance().stripTrailingZeros().toPlainString(), row.getMemo(), row.getState(), row.getOpenedAt().toInstant(),
                row.getFactId() == null ? null : StockIds.FACT.write(row.getFactId()));
    }

    @Override
    public void fill(StockCountRecord row, StockCount document) {
        row.setCompanyId(Companies.ID.read(document.companyId()));
        row.setNumber(document.number());
        row.setOccurredOn(document.occurredOn());
        row.setWarehouseId(Warehouses.ID.read(document.warehouseId()));
        row.setZone(document.zone());
        row.setBlind(document.blind());
        row.setTolerance(new BigDecimal(document.tolerance()));
        row.setMemo(document.memo());
        row.setState(document.state());
        row.setOpenedAt(document.openedAt().atOffset(UTC));
        row.setFactId(document.factId() == null ? null : StockIds.FACT.read(document.factId()));
        row.setSearchText(SearchText.of(document.number(), document.memo()));
    }

    @Override
    public String title(StockCount document) {
        return document.number();
    }

    @Override
    public UUID company(StockCount document) {
        return Reference.id(Companies.ID, document.companyId()).orElse(null);
    }

    @Override
    public Condition visibleTo(Acting reader) {
        return Visible.inCompanies(reader, STOCK_COUNT.COMPANY_ID);
    }

    @Override
    public List<Draft<StockCount>> completed(DSLContext sql, List<Draft<StockCount>> drafts) {
        return numbers.numbered(sql, drafts, "count", STOCK_COUNT, STOCK_COUNT.NUMBER, StockCount::number, StockCount::numbered).stream()
                .map(draft -> draft.with(draft.before() == null ? draft.content().standing("open", Instant.now(clock).truncatedTo(ChronoUnit.MICROS), null)
                        : draft.content().standing(draft.before().state(), draft.before().openedAt(), draft.before().factId()))).toList();
    }

    @Override
    public Function<Draft<StockCount>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<StockCount>> drafts) {
        DocumentLines known = DocumentLines.load(sql, drafts.stream().map(draft -> draft.content().warehouseId()).toList(), List.of(), List.of());
        return draft -> {
            StockCount document = draft.content();
            if (draft.before() != null && !draft.before().state().equals("open")) {
                return DocumentLines.refused(InventoryRefusal.COUNT_IS_OVER, null, document.number());
            }
            return Reference.wrongKind(Companies.ID, document.companyId(), "companyId")
                    .or(() -> known.warehouse(document.companyId(), document.warehouseId(), "warehouseId"));
        };
    }
}
