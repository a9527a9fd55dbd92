package io.hesuan.platform.webhooks;

import hesuandb.webhooks.tables.records.EndpointRecord;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.outbox.StoredEvent;
import io.hesuan.platform.records.RecordController;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Problems;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.impl.DSL;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.webhooks.Tables.DELIVERY;
import static hesuandb.webhooks.Tables.ENDPOINT;
import static hesuandb.webhooks.Tables.ENDPOINT_SECRET;

@RestController
@RequestMapping("/api/webhooks")
class WebhookController extends RecordController<Webhook, EndpointRecord> {

    private final WebhookSecrets secrets;
    private final WebhookFan fan;
    private final WritePath writePath;
    private final UseCase<Ping, Sent> ping = new UseCase<>("webhook.ping", Sent.class, WebhookSpec.WRITE, this::pinged);
    private final UseCase<Again, Sent> again = new UseCase<>("webhook.redeliver", Sent.class, WebhookSpec.WRITE, WebhookController::redelivered);

    WebhookController(WebhookSpec spec, Records records, WritePath writePath, Problems problems, WebhookSecrets secrets, WebhookFan fan) {
        super(spec, records, writePath, problems);
        this.secrets = secrets;
        this.fan = fan;
        this.writePath = writePath;
    }

    record Ping(UUID webhook) {
    }

    record Again(UUID delivery) {
    }

    record Sent(String id) {
    }

    /** What the receiver checks signatures with; shown this once. */
    record Secret(String secret) {

        @Override
        public String toString() {
            return "Secret[]";
        }
    }

    /** Gives the webhook its first secret, or a new one in place of the old. Events are sent from its first secret on. */
    @PostMapping("/{id}/secret")
    Secret renewSecret(@PathVariable String id, Acting by) {
        return new Secret(Refused.unlessDone(secrets.renew(by, read(WebhookSpec.ID, id))));
    }

    /** Sends an event of the type {@code webhook.ping}, whatever types the webhook wants. */
    @PostMapping("/{id}/ping")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Sent ping(@PathVariable String id, Acting by) {
        return Refused.unlessDone(writePath.one(ping, Call.of(by, new Ping(read(WebhookSpec.ID, id)))));
    }

    /** Sends a delivery again, as if it were new. */
    @PostMapping("/deliveries/{id}/again")
    @Needs("webhook.write")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Sent redeliver(@PathVariable String id, Acting by) {
        return Refused.unlessDone(writePath.one(again, Call.of(by, new Again(read(WebhookSpec.DELIVERY_ID, id)))));
    }

    private List<Outcome<Sent>> pinged(Writing writing, List<Call<Ping>> calls) {
        UUID[] ids = calls.stream().map(call -> call.command().webhook()).toArray(UUID[]::new);
        Map<UUID, Boolean> ready = new HashMap<>();
        writing.sql().select(ENDPOINT.ID, ENDPOINT_SECRET.ENDPOINT_ID, ENDPOINT.ACTIVE).from(ENDPOINT).leftJoin(ENDPOINT_SECRET).on(ENDPOINT_SECRET.ENDPOINT_ID.eq(ENDPOINT.ID))
                .where(ENDPOINT.ID.eq(DSL.any(ids))).forEach(row -> ready.put(row.value1(), row.value2() != null && row.value3()));
        List<UUID> sent = calls.stream().map(call -> call.command().webhook()).filter(id -> ready.getOrDefault(id, false)).toList();
        fan.insert(writing.sql(), writing.now(), sent, sent.stream()
                .map(id -> new StoredEvent(Ids.next(), WebhookFan.PING, writing.now(), JsonNodeFactory.instance.objectNode().put("webhook", WebhookSpec.ID.write(id)))).toList());
        return calls.stream().map(call -> {
            UUID id = call.command().webhook();
            return !ready.containsKey(id) ? Outcome.<Sent>refused(RequestRefusal.RECORD_NOT_FOUND, "id", WebhookSpec.ID.write(id))
                    : !ready.get(id) ? Outcome.<Sent>refused(WebhookRefusal.WEBHOOK_HAS_NO_SECRET, null) : Outcome.done(new Sent(WebhookSpec.ID.write(id)));
        }).toList();
    }

    private static List<Outcome<Sent>> redelivered(Writing writing, List<Call<Again>> calls) {
        UUID[] ids = calls.stream().map(call -> call.command().delivery()).toArray(UUID[]::new);
        Map<UUID, String> types = writing.sql().update(DELIVERY).set(DELIVERY.STATE, "waiting").set(DELIVERY.ATTEMPTS, 0).set(DELIVERY.TROUBLE, "")
                .set(DELIVERY.DUE_AT, writing.now().atOffset(java.time.ZoneOffset.UTC)).setNull(DELIVERY.DELIVERED_AT).setNull(DELIVERY.ANSWER_STATUS)
                .where(DELIVERY.ID.eq(DSL.any(ids))).returningResult(DELIVERY.ID, DELIVERY.EVENT_TYPE).fetchMap(DELIVERY.ID, DELIVERY.EVENT_TYPE);
        return calls.stream().map(call -> {
            UUID id = call.command().delivery();
            if (!types.containsKey(id)) {
                return Outcome.<Sent>refused(RequestRefusal.RECORD_NOT_FOUND, "id", WebhookSpec.DELIVERY_ID.write(id));
            }
            writing.audit(call.by(), AuditEntry.of("redeliver", "webhook-delivery", id, types.get(id)));
            return Outcome.done(new Sent(WebhookSpec.DELIVERY_ID.write(id)));
        }).toList();
    }

    private static UUID read(IdFormat format, String id) {
        try {
            return format.read(id);
        } catch (MalformedText malformed) {
            throw Refused.because(RequestRefusal.RECORD_NOT_FOUND, "id", id);
        }
    }
}
