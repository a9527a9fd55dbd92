package io.hesuan.trade.orders;

import io.hesuan.books.stock.StockIds;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.OffsetDateTime;
import java.util.List;

import static hesuandb.channels.Tables.CHANNEL_VIEW;
import static hesuandb.orders.Tables.RETURN_ESTIMATE;
import static hesuandb.orders.Tables.RULE;
import static hesuandb.orders.Tables.SALE;

/** The lists of the room. */
@Configuration(proxyBeanMethods = false)
class OrderLists {

    /** One list for all channels; what waits for whom is a choice of its state. */
    @Bean
    ListSpec orderList() {
        Field<Boolean> late = DSL.field(SALE.SHIP_BY.lt(DSL.field("now()", OffsetDateTime.class)).and(SALE.STATE.in("held", "unmapped", "short", "ready", "part-shipped")));
        return ListSpec.perCompany("orders", "order", Orders.READ, SALE.leftJoin(CHANNEL_VIEW).on(CHANNEL_VIEW.ID.eq(SALE.CHANNEL_ID)), SALE.ID, Orders.ID, SALE.COMPANY_ID, SALE.SEARCH_TEXT, "-createdAt", List.of(
                Column.text("number", SALE.NUMBER, 190),
                Column.text("shop", DSL.coalesce(CHANNEL_VIEW.NAME, ""), 130).notSortable().notFiltered(),
                Column.reference("channelId", SALE.CHANNEL_ID, StockIds.CHANNEL),
                Column.choice("state", SALE.STATE, 100, OrderState.WRITTEN),
                Column.choice("hold", SALE.HOLD, 130, Hold.WRITTEN.stream().filter(hold -> !hold.isEmpty()).toList())
                        .showing(row -> row.get(SALE.HOLD).isEmpty() ? null : row.get(SALE.HOLD)),
                Column.flag("late", DSL.coalesce(late, DSL.inline(false)), 80).notSortable(),
                Column.flag("afterSale", SALE.AFTER_SALE, 80).notSortable(),
                Column.amount("paid", SALE.PAID, SALE.CURRENCY, 110),
                Column.amount("due", SALE.DUE, SALE.CURRENCY, 110),
                Column.amount("refunded", SALE.REFUNDED, SALE.CURRENCY, 100),
                Column.text("region", SALE.REGION, 160),
                Column.text("host", SALE.HOST, 110),
                Column.text("buyerRemark", SALE.BUYER_REMARK, 160),
                Column.instant("createdAt", SALE.CREATED_AT),
                Column.instant("paidAt", SALE.PAID_AT).notSortable(),
                Column.instant("shipBy", SALE.SHIP_BY).notSortable(),
                Column.text("tags", SALE.TAGS.cast(SQLDataType.VARCHAR), 120).hidden(),
                Column.reference("companyId", SALE.COMPANY_ID, Companies.ID)));
    }

    @Bean
    ListSpec returnEstimateList() {
        return ListSpec.perCompany("return-estimates", "return-estimate", Orders.READ,
                RETURN_ESTIMATE.leftJoin(CHANNEL_VIEW).on(CHANNEL_VIEW.ID.eq(RETURN_ESTIMATE.CHANNEL_ID)), RETURN_ESTIMATE.ID, Orders.ESTIMATE_ID, RETURN_ESTIMATE.COMPANY_ID, null,
                "-estimatedOn", List.of(
                        Column.date("estimatedOn", RETURN_ESTIMATE.ESTIMATED_ON),
                        Column.text("shop", DSL.coalesce(CHANNEL_VIEW.NAME, ""), 150).notSortable().notFiltered(),
                        Column.reference("channelId", RETURN_ESTIMATE.CHANNEL_ID, StockIds.CHANNEL),
                        Column.quantity("rate", RETURN_ESTIMATE.RATE.cast(SQLDataType.NUMERIC(7, 2)).div(DSL.inline(100)), 90).notSortable(),
                        Column.amount("openRevenue", RETURN_ESTIMATE.OPEN_REVENUE, 130),
                        Column.amount("cameBack", RETURN_ESTIMATE.CAME_BACK, 120),
                        Column.amount("expectedRefund", RETURN_ESTIMATE.EXPECTED_REFUND, 130),
                        Column.amount("expectedCost", RETURN_ESTIMATE.EXPECTED_COST, 130),
                        Column.amount("bookedRefund", RETURN_ESTIMATE.BOOKED_REFUND, 130),
                        Column.reference("factId", RETURN_ESTIMATE.FACT_ID, StockIds.FACT),
                        Column.reference("companyId", RETURN_ESTIMATE.COMPANY_ID, Companies.ID)));
    }

    @Bean
    ListSpec orderRuleList() {
        return ListSpec.perCompany("order-rules", "order-rule", Orders.READ, RULE, RULE.ID, Orders.RULE_ID, RULE.COMPANY_ID, RULE.SEARCH_TEXT, "place", List.of(
                Column.number("place", RULE.PLACE, 80),
                Column.text("name", RULE.NAME, 200),
                Column.text("condition", RULE.CONDITION, 320),
                Column.choice("action", RULE.ACTION, 110, List.of("hold", "tag", "gift", "warehouse", "lot", "split")),
                Column.text("argument", RULE.ARGUMENT, 200),
                Column.flag("active", RULE.ACTIVE, 80),
                Column.reference("companyId", RULE.COMPANY_ID, Companies.ID),
                Column.instant("changedAt", RULE.CHANGED_AT).hidden()));
    }
}
