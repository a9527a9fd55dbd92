package io.hesuan.books.stock;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.home.HomeException;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static hesuandb.catalog.Tables.ITEM_VIEW;
import static hesuandb.stock.Tables.BALANCE;
import static hesuandb.stock.Tables.CARD_VIEW;
import static hesuandb.stock.Tables.LOT;
import static hesuandb.stock.Tables.POLICY;

/** On the first page: lots that expire soon or have expired and still lie there, and items below their minimum. */
@Component
class StockAtHome implements HomeException {

    private static final int MOST = 5;

    private final DSLContext sql;

    StockAtHome(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> look(Acting reader) {
        if (!reader.may(StockRights.READ)) {
            return List.of();
        }
        List<Found> found = new ArrayList<>(expiring(reader));
        found.addAll(low(reader));
        return found;
    }

    private List<Found> expiring(Acting reader) {
        LocalDate today = StockLoading.day(Instant.now());
        Field<java.math.BigDecimal> quantity = DSL.sum(BALANCE.ON_HAND);
        Field<Integer> warning = DSL.max(DSL.coalesce(POLICY.WARNING_DAYS, 90));
        return sql.select(LOT.ID, LOT.CODE, LOT.EXPIRES_ON, ITEM_VIEW.CODE, ITEM_VIEW.NAME, quantity, warning).from(LOT)
                .join(BALANCE).on(BALANCE.LOT_ID.eq(LOT.ID)).join(ITEM_VIEW).on(ITEM_VIEW.ID.eq(LOT.ITEM_ID))
                .leftJoin(POLICY).on(POLICY.COMPANY_ID.eq(BALANCE.COMPANY_ID))
                .where(LOT.EXPIRES_ON.isNotNull(), BALANCE.ON_HAND.gt(0L), BALANCE.KIND.in("bin", "consigned"), mine(reader, BALANCE.COMPANY_ID))
                .groupBy(LOT.ID, LOT.CODE, LOT.EXPIRES_ON, ITEM_VIEW.CODE, ITEM_VIEW.NAME)
                .having(LOT.EXPIRES_ON.le(DSL.val(today).plus(warning)))
                .orderBy(LOT.EXPIRES_ON, LOT.CODE).limit(MOST)
                .fetch(row -> new Found(row.value3().isBefore(today) ? "lot-expired" : "lot-expiring",
                        List.of(row.value2(), row.value5(), row.value3().toString(), Taking.shown(row.value6().longValueExact())),
                        "/lots/" + StockIds.LOT.write(row.value1())));
    }

    private List<Found> low(Acting reader) {
        return sql.select(CARD_VIEW.ID, ITEM_VIEW.CODE, ITEM_VIEW.NAME, CARD_VIEW.ON_HAND.minus(CARD_VIEW.RESERVED), CARD_VIEW.MINIMUM).from(CARD_VIEW)
                .join(ITEM_VIEW).on(ITEM_VIEW.ID.eq(CARD_VIEW.ITEM_ID))
                .where(CARD_VIEW.MINIMUM.gt(CARD_VIEW.ON_HAND.minus(CARD_VIEW.RESERVED)), mine(reader, CARD_VIEW.COMPANY_ID))
                .orderBy(ITEM_VIEW.CODE).limit(MOST)
                .fetch(row -> new Found("stock-low", List.of(row.value2(), row.value3(), Taking.shown(row.value4()), Taking.shown(row.value5())),
                        "/stock-cards/" + StockIds.CARD.write(row.value1())));
    }

    private static Condition mine(Acting reader, Field<UUID> company) {
        CompanyScope scope = reader.companies(StockRights.READ);
        return scope.all() ? DSL.noCondition() : company.eq(DSL.any(scope.companies().toArray(UUID[]::new)));
    }
}
