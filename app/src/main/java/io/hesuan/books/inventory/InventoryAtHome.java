package io.hesuan.books.inventory;

import io.hesuan.books.stock.StockRights;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.home.HomeException;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import static hesuandb.inventory.Tables.COUNT_ENTRY;
import static hesuandb.inventory.Tables.STOCK_COUNT;
import static hesuandb.inventory.Tables.TRANSFER;
import static hesuandb.warehouse.Tables.WAREHOUSE_VIEW;

/** On the first page: counts that wait for approval, and transfers that have been under way for days. */
@Component
class InventoryAtHome implements HomeException {

    private static final int MOST = 5;
    private static final int DAYS_UNDER_WAY = 3;

    private final DSLContext sql;

    InventoryAtHome(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> look(Acting reader) {
        List<Found> found = new ArrayList<>();
        if (reader.may(InventoryRights.APPROVE_COUNT)) {
            found.addAll(counts(reader));
        }
        if (reader.may(StockRights.READ)) {
            found.addAll(transfers(reader));
        }
        return found;
    }

    private List<Found> counts(Acting reader) {
        var spots = DSL.countDistinct(DSL.row(COUNT_ENTRY.PLACE_ID, COUNT_ENTRY.ITEM_ID, COUNT_ENTRY.LOT_ID));
        return sql.select(STOCK_COUNT.ID, STOCK_COUNT.NUMBER, WAREHOUSE_VIEW.NAME, spots).from(STOCK_COUNT).join(COUNT_ENTRY).on(COUNT_ENTRY.COUNT_ID.eq(STOCK_COUNT.ID))
                .join(WAREHOUSE_VIEW).on(WAREHOUSE_VIEW.ID.eq(STOCK_COUNT.WAREHOUSE_ID))
                .where(STOCK_COUNT.STATE.eq("open"), Visible.inCompanies(reader, InventoryRights.APPROVE_COUNT, STOCK_COUNT.COMPANY_ID))
                .groupBy(STOCK_COUNT.ID, STOCK_COUNT.NUMBER, WAREHOUSE_VIEW.NAME).orderBy(STOCK_COUNT.NUMBER).limit(MOST)
                .fetch(row -> new Found("count-open", List.of(row.value2(), row.value3(), row.value4()), "/counts/" + InventoryIds.COUNT.write(row.value1())));
    }

    private List<Found> transfers(Acting reader) {
        var to = WAREHOUSE_VIEW.as("to_warehouse");
        return sql.select(TRANSFER.ID, TRANSFER.NUMBER, WAREHOUSE_VIEW.NAME, to.NAME, TRANSFER.OCCURRED_ON).from(TRANSFER)
                .join(WAREHOUSE_VIEW).on(WAREHOUSE_VIEW.ID.eq(TRANSFER.FROM_WAREHOUSE_ID)).join(to).on(to.ID.eq(TRANSFER.TO_WAREHOUSE_ID))
                .where(TRANSFER.STATE.eq("dispatched"), TRANSFER.OCCURRED_ON.le(LocalDate.now().minusDays(DAYS_UNDER_WAY)),
                        Visible.inCompanies(reader, TRANSFER.COMPANY_ID))
                .orderBy(TRANSFER.OCCURRED_ON).limit(MOST)
                .fetch(row -> new Found("transfer-waiting", List.of(row.value2(), row.value3(), row.value4(), row.value5().toString()),
                        "/transfers/" + InventoryIds.TRANSFER.write(row.value1())));
    }
}
