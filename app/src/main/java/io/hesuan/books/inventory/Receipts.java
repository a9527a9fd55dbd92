package io.hesuan.books.inventory;

import org.jooq.DSLContext;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Movements by which goods came in from suppliers: what a late bill can raise. */
final class Receipts {

    /** @param quantity millionths */
    record Receipt(UUID moveId, UUID companyId, UUID factId, UUID itemId, long quantity, long value) {
    }

    private Receipts() {
    }

    static Set<Receipt> find(DSLContext sql, Collection<UUID> companies, Collection<UUID> moves) {
        Set<Receipt> found = new HashSet<>();
        sql.fetch("""
                SELECT id, company_id, fact_id, item_id, quantity, value FROM stock.move_view
                 WHERE id = ANY(?) AND company_id = ANY(?) AND from_kind = 'supplier' AND quantity > 0""",
                moves.toArray(UUID[]::new), companies.toArray(UUID[]::new)).forEach(row -> found.add(new Receipt(row.get("id", UUID.class),
                row.get("company_id", UUID.class), row.get("fact_id", UUID.class), row.get("item_id", UUID.class), row.get("quantity", Long.class),
                row.get("value", Long.class))));
        return found;
    }
}
