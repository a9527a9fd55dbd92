package io.hesuan.platform.webhooks;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.audit.AuditLog;
import io.hesuan.platform.home.HomeException;
import io.hesuan.platform.nodes.Round;
import io.hesuan.platform.webhooks.Deliveries.Called;
import io.hesuan.platform.webhooks.Deliveries.Due;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static hesuandb.webhooks.Tables.ENDPOINT;

/** Makes the calls that are due, and switches a webhook off that has given up its last ten deliveries. */
@Component
@ConditionalOnBooleanProperty(name = "hesuan.work", matchIfMissing = true)
class WebhooksAtWork implements SmartLifecycle, HomeException {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final String GIVEN_UP = """
            UPDATE webhooks.endpoint e SET active = false, version = version + 1, changed_at = ?::timestamptz
            WHERE e.active AND e.id = ANY (?::uuid[]) AND (SELECT count(*) = 10 AND bool_and(last.state = 'failed') FROM (
                SELECT state FROM webhooks.delivery WHERE endpoint_id = e.id AND state <> 'waiting' ORDER BY created_at DESC LIMIT 10) AS last)
            RETURNING id, name""";

    private final Deliveries deliveries;
    private final Courier courier;
    private final DSLContext sql;
    private final TransactionTemplate transaction;
    private final AuditLog auditLog;
    private final Clock clock;
    private volatile Round round;

    WebhooksAtWork(Deliveries deliveries, Courier courier, DSLContext sql, TransactionTemplate transaction, AuditLog auditLog, Clock clock) {
        this.deliveries = deliveries;
        this.courier = courier;
        this.sql = sql;
        this.transaction = transaction;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Override
    public void start() {
        round = Round.start("webhook deliveries", LOOK, this::deliver);
    }

    @Override
    public void stop() {
        round.close();
        round = null;
    }

    @Override
    public boolean isRunning() {
        return round != null;
    }

    /** @return whether there were some; there may be more */
    boolean deliver() throws Exception {
        List<Due> due = deliveries.claim();
        if (due.isEmpty()) {
            return false;
        }
        List<Called> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Called>> answers = due.stream().map(one -> threads.submit(() -> courier.call(one))).toList();
            for (Future<Called> answer : answers) {
                calls.add(answer.get());
            }
        }
        deliveries.remember(calls);
        List<UUID> failed = calls.stream().filter(call -> !call.trouble().isEmpty() && call.due().attempts() >= Deliveries.ATTEMPTS).map(call -> call.due().webhook()).distinct().toList();
        if (!failed.isEmpty()) {
            switchOff(failed);
        }
        return true;
    }

    private void switchOff(List<UUID> webhooks) {
        transaction.executeWithoutResult(status -> {
            var now = clock.instant();
            Acting house = Acting.house("webhooks", Set.of());
            List<AuditLog.Deed> deeds = sql.fetch(GIVEN_UP, now.atOffset(java.time.ZoneOffset.UTC), webhooks.toArray(UUID[]::new))
                    .map(row -> new AuditLog.Deed(house, AuditEntry.of("change", "webhook", row.get(0, UUID.class), row.get(1, String.class))));
            auditLog.write(sql, now, deeds);
        });
    }

    @Override
    public List<Found> look(Acting reader) {
        return !reader.may(WebhookSpec.READ) ? List.of()
                : sql.selectFrom(ENDPOINT).where(ENDPOINT.ACTIVE.isFalse()).and("(SELECT bool_and(state = 'failed') FROM (SELECT state FROM webhooks.delivery d "
                        + "WHERE d.endpoint_id = webhooks.endpoint.id AND state <> 'waiting' ORDER BY created_at DESC LIMIT 10) AS last)")
                .orderBy(ENDPOINT.NAME).limit(5).fetch(row -> new Found("webhook-given-up", List.of(row.getName()), "/webhooks/" + WebhookSpec.ID.write(row.getId())));
    }
}
