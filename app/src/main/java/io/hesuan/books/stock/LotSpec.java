package io.hesuan.books.stock;

import hesuandb.stock.tables.records.LotRecord;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import io.hesuan.platform.search.SearchText;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import static hesuandb.stock.Tables.LOT;

/** Where lots lie, and what their rules need to know. */
@Component
class LotSpec extends StoredRecord<LotSheet, LotRecord> {

    LotSpec() {
        super(new Kind<>("lot", LotSheet.class, StockIds.LOT, StockRights.READ, StockRights.LOTS, LOT, LOT.ID, LOT.VERSION, LOT.CHANGED_AT));
    }

    @Override
    public LotSheet content(LotRecord row) {
        return new LotSheet(Catalog.ITEM_ID.write(row.getItemId()), row.getCode(), row.getMadeOn(), row.getExpiresOn(), row.getOpenedOn(),
                row.getPaoMonths() == null ? null : row.getPaoMonths().intValue(), row.getQuality(), row.getNote());
    }

    @Override
    public void fill(LotRecord row, LotSheet lot) {
        row.setItemId(Catalog.ITEM_ID.read(lot.itemId()));
        row.setCode(lot.code());
        row.setMadeOn(lot.madeOn());
        row.setExpiresOn(lot.expiresOn());
        row.setOpenedOn(lot.openedOn());
        row.setPaoMonths(lot.paoMonths() == null ? null : lot.paoMonths().shortValue());
        row.setQuality(lot.quality());
        row.setNote(lot.note());
        row.setSearchText(SearchText.of(lot.code()));
    }

    @Override
    public String title(LotSheet lot) {
        return lot.code();
    }

    /** A lot without an expiry date gets that of its item's shelf life. */
    @Override
    public List<Draft<LotSheet>> completed(DSLContext sql, List<Draft<LotSheet>> drafts) {
        Map<UUID, StockItem> items = items(sql, drafts);
        return drafts.stream().map(draft -> {
            LotSheet lot = draft.content();
            StockItem item = Reference.id(Catalog.ITEM_ID, lot.itemId()).map(items::get).orElse(null);
            return item == null ? draft : draft.with(lot.expiring(LotRules.expiry(lot.expiresOn(), lot.madeOn(), item)));
        }).toList();
    }

    @Override
    public Function<Draft<LotSheet>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<LotSheet>> drafts) {
        Map<UUID, StockItem> items = items(sql, drafts);
        Map<LotRules.Name, UUID> taken = new HashMap<>();
        sql.select(LOT.ITEM_ID, LOT.CODE, LOT.ID).from(LOT)
                .where(LOT.ITEM_ID.eq(DSL.any(items.keySet().toArray(UUID[]::new))),
                        LOT.CODE.eq(DSL.any(drafts.stream().map(draft -> draft.content().code()).toArray(String[]::new))))
                .forEach(row -> taken.put(new LotRules.Name(row.value1(), row.value2()), row.value3()));
        drafts.forEach(draft -> Reference.id(Catalog.ITEM_ID, draft.content().itemId())
                .ifPresent(item -> taken.putIfAbsent(new LotRules.Name(item, draft.content().code()), draft.id())));
        return draft -> LotRules.check(draft, items, taken);
    }

    private static Map<UUID, StockItem> items(DSLContext sql, List<Draft<LotSheet>> drafts) {
        return Catalogue.items(sql, Reference.ids(Catalog.ITEM_ID, drafts.stream().map(draft -> draft.content().itemId()).toList()));
    }
}
