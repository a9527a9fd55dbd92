package io.hesuan.books.stock;

import hesuandb.stock.tables.records.QuotaRecord;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static hesuandb.stock.Tables.QUOTA;

/** Where quotas lie, and what their rules need to know. */
@Component
class QuotaSpec extends StoredRecord<QuotaSheet, QuotaRecord> {

    QuotaSpec() {
        super(new Kind<>("quota", QuotaSheet.class, StockIds.QUOTA, StockRights.READ, StockRights.QUOTAS, QUOTA, QUOTA.ID, QUOTA.VERSION, QUOTA.CHANGED_AT));
    }

    @Override
    public QuotaSheet content(QuotaRecord row) {
        return new QuotaSheet(Companies.ID.write(row.getCompanyId()), Catalog.ITEM_ID.write(row.getItemId()), Warehouses.ID.write(row.getWarehouseId()),
                StockIds.CHANNEL.write(row.getChannelId()), row.getMode(), Taking.shown(row.getQuantity()), row.getRatio(), row.getPriority().intValue(),
                row.getValidUntil());
    }

    @Override
    public void fill(QuotaRecord row, QuotaSheet quota) {
        row.setCompanyId(Companies.ID.read(quota.companyId()));
        row.setItemId(Catalog.ITEM_ID.read(quota.itemId()));
        row.setWarehouseId(Warehouses.ID.read(quota.warehouseId()));
        row.setChannelId(StockIds.CHANNEL.read(quota.channelId()));
        row.setMode(quota.mode());
        row.setQuantity(new BigDecimal(quota.quantity()).movePointRight(6).longValueExact());
        row.setRatio(quota.ratio());
        row.setPriority(quota.priority().shortValue());
        row.setValidUntil(quota.validUntil());
    }

    @Override
    public String title(QuotaSheet quota) {
        return quota.channelId() + " " + quota.itemId();
    }

    @Override
    public UUID company(QuotaSheet quota) {
        return Reference.id(Companies.ID, quota.companyId()).orElse(null);
    }

    @Override
    public Condition visibleTo(Acting reader) {
        var scope = reader.companies(StockRights.READ);
        return scope.all() ? DSL.noCondition() : QUOTA.COMPANY_ID.eq(DSL.any(scope.companies().toArray(UUID[]::new)));
    }

    @Override
    public Function<Draft<QuotaSheet>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<QuotaSheet>> drafts) {
        Set<UUID> ids = Reference.ids(Catalog.ITEM_ID, drafts.stream().map(draft -> draft.content().itemId()).toList());
        Map<UUID, StockItem> items = Catalogue.items(sql, ids);
        Map<UUID, Place> places = Catalogue.places(sql, Reference.ids(Warehouses.ID, drafts.stream().map(draft -> draft.content().warehouseId()).toList()));
        Map<UUID, QuotaSheet> others = new HashMap<>();
        sql.selectFrom(QUOTA).where(QUOTA.ITEM_ID.eq(DSL.any(ids.toArray(UUID[]::new)))).forEach(row -> others.put(row.getId(), content(row)));
        return draft -> {
            var refused = QuotaRules.check(draft, items, places, others);
            if (refused.isEmpty()) {
                others.put(draft.id(), draft.content());
            }
            return refused;
        };
    }
}
