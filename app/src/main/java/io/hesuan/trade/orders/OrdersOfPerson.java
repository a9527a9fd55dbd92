package io.hesuan.trade.orders;

import io.hesuan.trade.customers.PersonalRecords;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The orders of one person, for himself: what he bought and when, nothing of ours. */
@Component
class OrdersOfPerson implements PersonalRecords {

    /** @param goods as the shop called them */
    record Bought(String number, Instant createdAt, String region, List<String> goods, String remark) {
    }

    @Override
    public String kind() {
        return "orders";
    }

    @Override
    public List<Bought> of(DSLContext sql, UUID companyId, String pseudonym) {
        return sql.fetch("""
                SELECT s.number, s.created_at, s.region, s.buyer_remark, array(SELECT title FROM orders.sale_line l WHERE l.order_id = s.id AND NOT l.ours ORDER BY l.number) AS goods
                  FROM orders.sale s WHERE s.receiver = ? AND s.receiver <> '' AND s.company_id = ? ORDER BY s.created_at""", pseudonym, companyId)
                .map(row -> new Bought(row.get("number", String.class), row.get("created_at", OffsetDateTime.class).toInstant(), row.get("region", String.class),
                        List.of(row.get("goods", String[].class)), row.get("buyer_remark", String.class)));
    }
}
