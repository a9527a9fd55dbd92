package io.hesuan.trade.orders;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.home.HomeException;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

import static hesuandb.orders.Tables.SALE;

/** On the first page: how many orders wait for somebody, and what for. Counting stops where a number says nothing more. */
@Component
class OrdersAtHome implements HomeException {

    private static final int MOST = 1_000;

    private final DSLContext sql;

    OrdersAtHome(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> look(Acting reader) {
        List<Found> found = new ArrayList<>();
        if (reader.may(Orders.REVIEW)) {
            List.of("held", "unmapped", "short").forEach(state -> {
                int waiting = waiting(reader, state);
                if (waiting > 0) {
                    found.add(new Found("orders-" + state, List.of(waiting), "/orders?f.state=" + state));
                }
            });
        }
        return found;
    }

    private int waiting(Acting reader, String state) {
        var scope = reader.companies(Orders.REVIEW);
        var mine = scope.all() ? DSL.noCondition() : SALE.COMPANY_ID.eq(DSL.any(scope.companies().toArray(java.util.UUID[]::new)));
        return sql.fetchCount(sql.select(SALE.ID).from(SALE).where(SALE.STATE.eq(state), mine).limit(MOST));
    }
}
