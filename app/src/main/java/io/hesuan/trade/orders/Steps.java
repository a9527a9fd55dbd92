package io.hesuan.trade.orders;

import io.hesuan.kernel.Ids;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.database.CopyRows;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happened to the orders of a batch, on its way to their timelines. */
final class Steps {

    private record Step(UUID orderId, String kind, Instant occurredAt, UUID by, UUID factId, Map<String, ?> detail) {
    }

    private final List<Step> steps = new ArrayList<>();

    /** @param detail what the page shows beside the kind, by name; texts and numbers */
    void add(SaleOrder order, String kind, Instant occurredAt, UUID by, UUID factId, Map<String, ?> detail) {
        steps.add(new Step(order.id, kind, occurredAt, by, factId, detail));
    }

    void write(Writing writing, JsonMapper json) {
        var rows = new CopyRows("orders.step", "id", "order_id", "kind", "occurred_at", "recorded_at", "recorded_by", "fact_id", "detail");
        for (Step step : steps) {
            rows.uuid(Ids.next()).uuid(step.orderId).text(step.kind).instant(step.occurredAt).instant(writing.now()).uuid(step.by).uuid(step.factId)
                    .jsonb(step.detail.isEmpty() ? "{}" : json.writeValueAsString(step.detail));
        }
        rows.send(writing.sql());
    }
}
