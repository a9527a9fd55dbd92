package io.hesuan.trade.orders;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Writing;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What rooms that follow parcels may ask of orders and tell them. */
@Component
public class OrderParcels {

    private final OrderSteps steps;

    OrderParcels(OrderSteps steps) {
        this.steps = steps;
    }

    /** Whose orders went out under these tracking numbers; unknown ones are missing. One statement. */
    public Map<String, Set<UUID>> companies(DSLContext sql, Collection<String> tracking) {
        Map<String, Set<UUID>> companies = new HashMap<>();
        sql.fetch("SELECT DISTINCT p.tracking, s.company_id FROM orders.shipment p JOIN orders.sale s ON s.id = p.order_id WHERE p.tracking <> '' AND p.tracking = ANY(?)",
                (Object) tracking.toArray(String[]::new)).forEach(row -> companies.computeIfAbsent(row.get(0, String.class), any -> new HashSet<>()).add(row.get(1, UUID.class)));
        return companies;
    }

    /** Orders all of whose parcels are signed for learn it, with the time of the last; those of other companies than his are passed over. */
    public void signed(Writing writing, Map<String, Instant> signedAt, Acting by) {
        if (signedAt.isEmpty()) {
            return;
        }
        String[] tracking = signedAt.keySet().toArray(String[]::new);
        writing.sql().execute("""
                UPDATE orders.shipment p SET signed_at = n.signed_at FROM unnest(?::text[], ?::timestamptz[]) AS n (tracking, signed_at)
                 WHERE p.tracking = n.tracking AND p.tracking <> '' AND p.signed_at IS NULL""", tracking,
                signedAt.values().stream().map(at -> at.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new));
        List<Call<OrderCommand.Sign>> calls = new ArrayList<>();
        writing.sql().fetch("""
                SELECT order_id, max(signed_at) FROM orders.shipment WHERE order_id IN (SELECT order_id FROM orders.shipment WHERE tracking <> '' AND tracking = ANY(?))
                 GROUP BY order_id HAVING bool_and(signed_at IS NOT NULL)""", (Object) tracking).forEach(row ->
                calls.add(Call.of(by, new OrderCommand.Sign(row.get(0, UUID.class), row.get(1, OffsetDateTime.class).toInstant()))));
        if (!calls.isEmpty()) {
            steps.signing().batch().decide(writing, calls);
        }
    }
}
