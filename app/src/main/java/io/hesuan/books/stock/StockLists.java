package io.hesuan.books.stock;

import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import static hesuandb.catalog.Tables.ITEM_VIEW;
import static hesuandb.catalog.Tables.UNIT_VIEW;
import static hesuandb.stock.Tables.BALANCE;
import static hesuandb.stock.Tables.CARD_VIEW;
import static hesuandb.stock.Tables.LOT;
import static hesuandb.stock.Tables.MOVE;
import static hesuandb.stock.Tables.QUOTA;
import static hesuandb.stock.Tables.RESERVATION;
import static hesuandb.warehouse.Tables.BIN_VIEW;
import static hesuandb.warehouse.Tables.WAREHOUSE_VIEW;

/** The lists of the room. */
@Configuration(proxyBeanMethods = false)
class StockLists {

    private static final List<String> KINDS = List.of("bin", "transit", "dispatched", "consigned", "wip", "supplier", "customer", "scrap", "count", "gift");
    private static final Field<String> SEARCH = DSL.lower(DSL.concat(ITEM_VIEW.CODE, DSL.val(" "), ITEM_VIEW.NAME, DSL.val(" "), DSL.coalesce(LOT.CODE, "")));

    /** How much there is of each item, and what it is worth. */
    @Bean
    ListSpec stockCardList() {
        var from = CARD_VIEW.leftJoin(ITEM_VIEW).on(ITEM_VIEW.ID.eq(CARD_VIEW.ITEM_ID)).leftJoin(UNIT_VIEW).on(UNIT_VIEW.ID.eq(ITEM_VIEW.BASE_UNIT_ID));
        Field<String> search = DSL.lower(DSL.concat(ITEM_VIEW.CODE, DSL.val(" "), ITEM_VIEW.NAME));
        Field<Long> available = CARD_VIEW.ON_HAND.minus(CARD_VIEW.RESERVED);
        Field<String> level = DSL.when(CARD_VIEW.MINIMUM.gt(available), "low").when(CARD_VIEW.ON_HAND.eq(0L), "none").otherwise("enough");
        return ListSpec.perCompany("stock-cards", "stock-card", StockRights.READ, from, CARD_VIEW.ID, StockIds.CARD, CARD_VIEW.COMPANY_ID, search, "item", List.of(
                Column.text("item", DSL.coalesce(ITEM_VIEW.CODE, ""), 130),
                Column.text("itemName", DSL.coalesce(ITEM_VIEW.NAME, ""), 240),
                Column.text("spec", DSL.coalesce(ITEM_VIEW.SPEC, ""), 110).hidden(),
                Column.text("unit", DSL.coalesce(UNIT_VIEW.NAME, ""), 60).notFiltered(),
                Column.quantity("onHand", units(CARD_VIEW.ON_HAND), 100),
                Column.quantity("reserved", units(CARD_VIEW.RESERVED), 90),
                Column.quantity("available", units(available), 100),
                Column.quantity("transit", units(CARD_VIEW.TRANSIT), 90),
                Column.quantity("dispatched", units(CARD_VIEW.DISPATCHED), 90),
                Column.quantity("consigned", units(CARD_VIEW.CONSIGNED), 90).hidden(),
                Column.quantity("wip", units(CARD_VIEW.WIP), 90).hidden(),
                Column.quantity("ofOthers", units(CARD_VIEW.OF_OTHERS), 90).hidden(),
                Column.quantity("minimum", units(CARD_VIEW.MINIMUM), 90).hidden(),
                Column.choice("level", level, 90, List.of("low", "none", "enough")),
                Column.amount("value", CARD_VIEW.VALUE, 120).onlyFor(StockRights.COST),
                Column.amount("valueEverywhere", CARD_VIEW.VALUE_EVERYWHERE, 120).onlyFor(StockRights.COST).hidden(),
                Column.choice("method", CARD_VIEW.METHOD, 110, List.of("moving-average", "fifo", "specific-lot", "standard", "month-average")).hidden(),
                Column.reference("itemId", CARD_VIEW.ITEM_ID, Catalog.ITEM_ID),
                Column.reference("companyId", CARD_VIEW.COMPANY_ID, Companies.ID)));
    }

    /** What lies where. */
    @Bean
    ListSpec balanceList() {
        var from = BALANCE.leftJoin(ITEM_VIEW).on(ITEM_VIEW.ID.eq(BALANCE.ITEM_ID)).leftJoin(LOT).on(LOT.ID.eq(BALANCE.LOT_ID))
                .leftJoin(WAREHOUSE_VIEW).on(WAREHOUSE_VIEW.ID.eq(BALANCE.WAREHOUSE_ID)).leftJoin(BIN_VIEW).on(BIN_VIEW.ID.eq(BALANCE.PLACE_ID));
        return new ListSpec("balances", "balance", StockRights.READ, from, BALANCE.ID, StockIds.BALANCE, SEARCH, (reader, needed) -> there(reader.companies(needed)), "item", List.of(
                Column.text("item", DSL.coalesce(ITEM_VIEW.CODE, ""), 140),
                Column.text("itemName", DSL.coalesce(ITEM_VIEW.NAME, ""), 220),
                Column.text("lot", DSL.coalesce(LOT.CODE, ""), 120),
                Column.date("expiresOn", LOT.EXPIRES_ON).notSortable(),
                Column.choice("quality", LOT.QUALITY, 100, List.of("released", "quarantine", "blocked", "recalled")).notSortable(),
                Column.choice("kind", BALANCE.KIND, 100, KINDS.subList(0, 5)),
                Column.text("warehouse", DSL.coalesce(WAREHOUSE_VIEW.NAME, ""), 140),
                Column.text("bin", DSL.coalesce(BIN_VIEW.CODE, ""), 110),
                Column.quantity("onHand", units(BALANCE.ON_HAND), 110),
                Column.quantity("reserved", units(BALANCE.RESERVED), 110),
                Column.quantity("available", units(BALANCE.ON_HAND.minus(BALANCE.RESERVED)), 110),
                Column.reference("itemId", BALANCE.ITEM_ID, Catalog.ITEM_ID),
                Column.reference("lotId", BALANCE.LOT_ID, StockIds.LOT),
                Column.reference("warehouseId", BALANCE.WAREHOUSE_ID, Warehouses.ID),
                Column.reference("companyId", BALANCE.COMPANY_ID, Companies.ID)));
    }

    /** What went from where to where, newest first. */
    @Bean
    ListSpec moveList() {
        var from = MOVE.leftJoin(ITEM_VIEW).on(ITEM_VIEW.ID.eq(MOVE.ITEM_ID)).leftJoin(LOT).on(LOT.ID.eq(MOVE.LOT_ID));
        return ListSpec.perCompany("moves", "move", StockRights.READ, from, MOVE.ID, StockIds.MOVE, MOVE.COMPANY_ID, SEARCH, "-recordedAt", List.of(
                Column.date("occurredOn", MOVE.OCCURRED_ON),
                Column.instant("recordedAt", MOVE.RECORDED_AT),
                Column.text("item", DSL.coalesce(ITEM_VIEW.CODE, ""), 140),
                Column.text("itemName", DSL.coalesce(ITEM_VIEW.NAME, ""), 220),
                Column.text("lot", DSL.coalesce(LOT.CODE, ""), 120),
                Column.choice("fromKind", MOVE.FROM_KIND, 110, KINDS),
                Column.choice("toKind", MOVE.TO_KIND, 110, KINDS),
                Column.quantity("quantity", units(MOVE.QUANTITY), 110),
                Column.amount("value", MOVE.VALUE, 120).onlyFor(StockRights.COST),
                Column.amount("variance", MOVE.VARIANCE, 110).onlyFor(StockRights.COST),
                Column.reference("factId", MOVE.FACT_ID, StockIds.FACT),
                Column.reference("itemId", MOVE.ITEM_ID, Catalog.ITEM_ID),
                Column.reference("lotId", MOVE.LOT_ID, StockIds.LOT),
                Column.reference("companyId", MOVE.COMPANY_ID, Companies.ID)));
    }

    @Bean
    ListSpec reservationList() {
        Field<String> state = DSL.when(RESERVATION.STATE.eq("tried").and(RESERVATION.EXPIRES_AT.le(DSL.currentOffsetDateTime())), "expired")
                .otherwise(RESERVATION.STATE);
        var from = RESERVATION.leftJoin(ITEM_VIEW).on(ITEM_VIEW.ID.eq(RESERVATION.ITEM_ID)).leftJoin(LOT).on(LOT.ID.eq(RESERVATION.LOT_ID))
                .leftJoin(WAREHOUSE_VIEW).on(WAREHOUSE_VIEW.ID.eq(RESERVATION.WAREHOUSE_ID));
        return ListSpec.perCompany("reservations", "reservation", StockRights.READ, from, RESERVATION.ID, StockIds.RESERVATION, RESERVATION.COMPANY_ID, SEARCH,
                "-reservedAt", List.of(
                        Column.instant("reservedAt", RESERVATION.RESERVED_AT),
                        Column.text("item", DSL.coalesce(ITEM_VIEW.CODE, ""), 140),
                        Column.text("itemName", DSL.coalesce(ITEM_VIEW.NAME, ""), 220),
                        Column.text("lot", DSL.coalesce(LOT.CODE, ""), 120),
                        Column.text("warehouse", DSL.coalesce(WAREHOUSE_VIEW.NAME, ""), 140),
                        Column.choice("state", state, 110, List.of("tried", "confirmed", "issued", "cancelled", "expired")),
                        Column.quantity("quantity", units(RESERVATION.QUANTITY), 110),
                        Column.quantity("issued", units(RESERVATION.ISSUED), 110),
                        Column.number("priority", RESERVATION.PRIORITY, 80),
                        Column.instant("expiresAt", RESERVATION.EXPIRES_AT).notSortable(),
                        Column.reference("channelId", RESERVATION.CHANNEL_ID, StockIds.CHANNEL),
                        Column.reference("itemId", RESERVATION.ITEM_ID, Catalog.ITEM_ID),
                        Column.reference("companyId", RESERVATION.COMPANY_ID, Companies.ID)));
    }

    @Bean
    ListSpec lotList() {
        var from = LOT.leftJoin(ITEM_VIEW).on(ITEM_VIEW.ID.eq(LOT.ITEM_ID));
        return ListSpec.shared("lots", "lot", StockRights.READ, from, LOT.ID, StockIds.LOT, LOT.SEARCH_TEXT, "code", List.of(
                Column.text("code", LOT.CODE, 140),
                Column.text("item", DSL.coalesce(ITEM_VIEW.CODE, ""), 140),
                Column.text("itemName", DSL.coalesce(ITEM_VIEW.NAME, ""), 220),
                Column.date("madeOn", LOT.MADE_ON).notSortable(),
                Column.date("expiresOn", LOT.EXPIRES_ON).notSortable(),
                Column.choice("quality", LOT.QUALITY, 110, List.of("released", "quarantine", "blocked", "recalled")),
                Column.reference("itemId", LOT.ITEM_ID, Catalog.ITEM_ID),
                Column.instant("changedAt", LOT.CHANGED_AT)));
    }

    @Bean
    ListSpec quotaList() {
        var from = QUOTA.leftJoin(ITEM_VIEW).on(ITEM_VIEW.ID.eq(QUOTA.ITEM_ID)).leftJoin(WAREHOUSE_VIEW).on(WAREHOUSE_VIEW.ID.eq(QUOTA.WAREHOUSE_ID));
        return ListSpec.perCompany("quotas", "quota", StockRights.READ, from, QUOTA.ID, StockIds.QUOTA, QUOTA.COMPANY_ID, DSL.lower(ITEM_VIEW.CODE), "item", List.of(
                Column.text("item", DSL.coalesce(ITEM_VIEW.CODE, ""), 140),
                Column.text("itemName", DSL.coalesce(ITEM_VIEW.NAME, ""), 220),
                Column.text("warehouse", DSL.coalesce(WAREHOUSE_VIEW.NAME, ""), 140),
                Column.choice("mode", QUOTA.MODE, 90, List.of("fixed", "ratio")),
                Column.quantity("quantity", units(QUOTA.QUANTITY), 110),
                Column.number("ratio", QUOTA.RATIO, 90),
                Column.number("priority", QUOTA.PRIORITY, 80),
                Column.date("validUntil", QUOTA.VALID_UNTIL).notSortable(),
                Column.reference("channelId", QUOTA.CHANNEL_ID, StockIds.CHANNEL),
                Column.reference("itemId", QUOTA.ITEM_ID, Catalog.ITEM_ID),
                Column.reference("warehouseId", QUOTA.WAREHOUSE_ID, Warehouses.ID),
                Column.reference("companyId", QUOTA.COMPANY_ID, Companies.ID),
                Column.instant("changedAt", QUOTA.CHANGED_AT)));
    }

    /** Places that hold something, in the companies of the reader. */
    private static Condition there(CompanyScope scope) {
        Condition something = BALANCE.ON_HAND.ne(0L);
        return scope.all() ? something : something.and(BALANCE.COMPANY_ID.eq(DSL.any(scope.companies().toArray(UUID[]::new))));
    }

    /** Millionths as units. */
    private static Field<BigDecimal> units(Field<Long> millionths) {
        return millionths.cast(SQLDataType.NUMERIC(24, 6)).div(DSL.inline(new BigDecimal("1000000")));
    }
}
