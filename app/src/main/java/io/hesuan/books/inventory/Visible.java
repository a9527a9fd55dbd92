package io.hesuan.books.inventory;

import io.hesuan.books.stock.StockRights;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

import java.util.UUID;

/** Documents are seen where stock is seen. */
final class Visible {

    private Visible() {
    }

    static Condition inCompanies(Acting reader, Field<UUID> company) {
        return inCompanies(reader, StockRights.READ, company);
    }

    static Condition inCompanies(Acting reader, Permission needed, Field<UUID> company) {
        var scope = reader.companies(needed);
        return scope.all() ? DSL.noCondition() : company.eq(DSL.any(scope.companies().toArray(UUID[]::new)));
    }
}
