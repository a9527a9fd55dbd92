package io.hesuan.books.inventory;

import io.hesuan.books.stock.StockIds;
import io.hesuan.books.stock.StockRights;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.records.RecordUse;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static hesuandb.catalog.Tables.ITEM_VIEW;
import static hesuandb.inventory.Tables.ADJUSTMENT;
import static hesuandb.inventory.Tables.LATE_BILL;
import static hesuandb.inventory.Tables.STOCK_COUNT;
import static hesuandb.inventory.Tables.TRANSFER;
import static hesuandb.stock.Tables.MOVE_VIEW;
import static hesuandb.warehouse.Tables.WAREHOUSE_VIEW;

/** The lists of the room, and which of its documents must stay. */
@Configuration(proxyBeanMethods = false)
class InventoryLists {

    @Bean
    ListSpec adjustmentList() {
        var from = ADJUSTMENT.leftJoin(WAREHOUSE_VIEW).on(WAREHOUSE_VIEW.ID.eq(ADJUSTMENT.WAREHOUSE_ID));
        return ListSpec.perCompany("adjustments", "adjustment", StockRights.READ, from, ADJUSTMENT.ID, InventoryIds.ADJUSTMENT, ADJUSTMENT.COMPANY_ID,
                ADJUSTMENT.SEARCH_TEXT, "-occurredOn", List.of(
                        Column.text("number", ADJUSTMENT.NUMBER, 120),
                        Column.date("occurredOn", ADJUSTMENT.OCCURRED_ON),
                        Column.choice("kind", ADJUSTMENT.KIND, 110, List.of("opening", "found", "lost", "scrap", "sample", "gift", "held", "handed-back")),
                        Column.text("warehouse", DSL.coalesce(WAREHOUSE_VIEW.NAME, ""), 150),
                        Column.choice("state", ADJUSTMENT.STATE, 90, List.of("draft", "posted")),
                        Column.flag("reversed", DSL.field(ADJUSTMENT.REVERSED_BY_ID.isNotNull().or(ADJUSTMENT.REVERSES_ID.isNotNull())), 80).hidden(),
                        Column.text("memo", ADJUSTMENT.MEMO, 240),
                        Column.reference("companyId", ADJUSTMENT.COMPANY_ID, Companies.ID),
                        Column.instant("changedAt", ADJUSTMENT.CHANGED_AT)));
    }

    @Bean
    ListSpec transferList() {
        var to = WAREHOUSE_VIEW.as("to_warehouse");
        var from = TRANSFER.leftJoin(WAREHOUSE_VIEW).on(WAREHOUSE_VIEW.ID.eq(TRANSFER.FROM_WAREHOUSE_ID)).leftJoin(to).on(to.ID.eq(TRANSFER.TO_WAREHOUSE_ID));
        return ListSpec.perCompany("transfers", "transfer", StockRights.READ, from, TRANSFER.ID, InventoryIds.TRANSFER, TRANSFER.COMPANY_ID, TRANSFER.SEARCH_TEXT,
                "-occurredOn", List.of(
                        Column.text("number", TRANSFER.NUMBER, 120),
                        Column.date("occurredOn", TRANSFER.OCCURRED_ON),
                        Column.text("fromWarehouse", DSL.coalesce(WAREHOUSE_VIEW.NAME, ""), 150),
                        Column.text("toWarehouse", DSL.coalesce(to.NAME, ""), 150),
                        Column.choice("state", TRANSFER.STATE, 90, List.of("draft", "dispatched", "received")),
                        Column.text("memo", TRANSFER.MEMO, 240),
                        Column.reference("companyId", TRANSFER.COMPANY_ID, Companies.ID),
                        Column.instant("changedAt", TRANSFER.CHANGED_AT)));
    }

    @Bean
    ListSpec countList() {
        var from = STOCK_COUNT.leftJoin(WAREHOUSE_VIEW).on(WAREHOUSE_VIEW.ID.eq(STOCK_COUNT.WAREHOUSE_ID));
        return ListSpec.perCompany("counts", "count", StockRights.READ, from, STOCK_COUNT.ID, InventoryIds.COUNT, STOCK_COUNT.COMPANY_ID, STOCK_COUNT.SEARCH_TEXT,
                "-occurredOn", List.of(
                        Column.text("number", STOCK_COUNT.NUMBER, 120),
                        Column.date("occurredOn", STOCK_COUNT.OCCURRED_ON),
                        Column.text("warehouse", DSL.coalesce(WAREHOUSE_VIEW.NAME, ""), 150),
                        Column.text("zone", STOCK_COUNT.ZONE, 80),
                        Column.flag("blind", STOCK_COUNT.BLIND, 80),
                        Column.choice("state", STOCK_COUNT.STATE, 90, List.of("open", "posted", "cancelled")),
                        Column.text("memo", STOCK_COUNT.MEMO, 240),
                        Column.reference("companyId", STOCK_COUNT.COMPANY_ID, Companies.ID),
                        Column.instant("changedAt", STOCK_COUNT.CHANGED_AT)));
    }

    @Bean
    ListSpec lateCostList() {
        return ListSpec.perCompany("late-costs", "late-cost", StockRights.COST, LATE_BILL, LATE_BILL.ID, InventoryIds.LATE_BILL, LATE_BILL.COMPANY_ID,
                LATE_BILL.SEARCH_TEXT, "-occurredOn", List.of(
                        Column.text("number", LATE_BILL.NUMBER, 120),
                        Column.date("occurredOn", LATE_BILL.OCCURRED_ON),
                        Column.amount("amount", LATE_BILL.AMOUNT, 120),
                        Column.choice("basis", LATE_BILL.BASIS, 90, List.of("quantity", "value")),
                        Column.choice("state", LATE_BILL.STATE, 90, List.of("draft", "posted")),
                        Column.text("memo", LATE_BILL.MEMO, 240),
                        Column.reference("companyId", LATE_BILL.COMPANY_ID, Companies.ID),
                        Column.instant("changedAt", LATE_BILL.CHANGED_AT)));
    }

    /** What a late bill can raise: movements by which goods came in from suppliers. */
    @Bean
    ListSpec receiptList() {
        var from = MOVE_VIEW.join(ITEM_VIEW).on(ITEM_VIEW.ID.eq(MOVE_VIEW.ITEM_ID), MOVE_VIEW.FROM_KIND.eq("supplier"), MOVE_VIEW.QUANTITY.gt(0L));
        Field<BigDecimal> units = MOVE_VIEW.QUANTITY.cast(SQLDataType.NUMERIC(24, 6)).div(DSL.inline(new BigDecimal("1000000")));
        return ListSpec.perCompany("receipts", "receipt", StockRights.COST, from, MOVE_VIEW.ID, StockIds.MOVE, MOVE_VIEW.COMPANY_ID,
                DSL.lower(DSL.concat(ITEM_VIEW.CODE, DSL.val(" "), ITEM_VIEW.NAME)), "-occurredOn", List.of(
                        Column.text("code", ITEM_VIEW.CODE, 130),
                        Column.text("name", DSL.concat(ITEM_VIEW.NAME, DSL.val(" "), MOVE_VIEW.OCCURRED_ON.cast(SQLDataType.VARCHAR)), 240),
                        Column.date("occurredOn", MOVE_VIEW.OCCURRED_ON),
                        Column.quantity("quantity", units, 110),
                        Column.amount("value", MOVE_VIEW.VALUE, 120),
                        Column.reference("itemId", MOVE_VIEW.ITEM_ID, Catalog.ITEM_ID),
                        Column.reference("companyId", MOVE_VIEW.COMPANY_ID, Companies.ID)));
    }

    @Bean
    RecordUse postedAdjustmentsStay() {
        return staying("adjustment", ADJUSTMENT, ADJUSTMENT.ID, ADJUSTMENT.STATE, "draft");
    }

    @Bean
    RecordUse dispatchedTransfersStay() {
        return staying("transfer", TRANSFER, TRANSFER.ID, TRANSFER.STATE, "draft");
    }

    /** A count that somebody has begun is cancelled, not removed: its entries stay. */
    @Bean
    RecordUse countsStay() {
        return staying("count", STOCK_COUNT, STOCK_COUNT.ID, STOCK_COUNT.STATE, "never");
    }

    @Bean
    RecordUse postedLateCostsStay() {
        return staying("late-cost", LATE_BILL, LATE_BILL.ID, LATE_BILL.STATE, "draft");
    }

    private static RecordUse staying(String record, Table<?> table, Field<UUID> id, Field<String> state, String free) {
        return new RecordUse() {
            @Override
            public String record() {
                return record;
            }

            @Override
            public Set<UUID> inUse(DSLContext sql, Collection<UUID> ids) {
                return Set.copyOf(sql.select(id).from(table).where(id.eq(DSL.any(ids.toArray(UUID[]::new))), state.ne(free)).fetch(id));
            }
        };
    }
}
