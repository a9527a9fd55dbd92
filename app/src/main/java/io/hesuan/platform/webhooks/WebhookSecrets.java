package io.hesuan.platform.webhooks;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.secrets.Secrets;
import io.hesuan.platform.web.RequestRefusal;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.webhooks.Tables.ENDPOINT;
import static java.time.ZoneOffset.UTC;

/** Makes the secrets that sign calls: 256 bits of chance, kept encrypted because each call needs them. A new one replaces the old at once. */
@Component
class WebhookSecrets {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Secrets secrets;
    private final WritePath writePath;
    private final UseCase<Renew, Renewed> renew = new UseCase<>("webhook.renew-secret", Renewed.class, WebhookSpec.WRITE, this::renewed);

    WebhookSecrets(Secrets secrets, WritePath writePath) {
        this.secrets = secrets;
        this.writePath = writePath;
    }

    record Renew(UUID webhook, byte[] encrypted) {
    }

    record Renewed(String id) {
    }

    /** @return the new secret, to be shown once; or the refusal */
    Outcome<String> renew(Acting by, UUID webhook) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byte[] encrypted = secrets.encrypt(secret.getBytes(StandardCharsets.UTF_8), place(webhook));
        return writePath.all(renew, List.of(Call.of(by, new Renew(webhook, encrypted))), Mode.REAL).getFirst().map(done -> secret);
    }

    String open(UUID webhook, byte[] encrypted) {
        return new String(secrets.decrypt(encrypted, place(webhook)), StandardCharsets.UTF_8);
    }

    private static String place(UUID webhook) {
        return "webhook " + webhook;
    }

    private List<Outcome<Renewed>> renewed(Writing writing, List<Call<Renew>> calls) {
        UUID[] ids = calls.stream().map(call -> call.command().webhook()).toArray(UUID[]::new);
        Map<UUID, String> names = writing.sql().select(ENDPOINT.ID, ENDPOINT.NAME).from(ENDPOINT).where(ENDPOINT.ID.in(ids)).fetchMap(ENDPOINT.ID, ENDPOINT.NAME);
        var known = calls.stream().filter(call -> names.containsKey(call.command().webhook())).toList();
        writing.sql().execute("INSERT INTO webhooks.endpoint_secret (endpoint_id, encrypted, changed_at) SELECT DISTINCT ON (id) id, decode(e, 'base64'), ?::timestamptz FROM unnest(?::uuid[], ?::text[]) AS s(id, e) "
                        + "ON CONFLICT (endpoint_id) DO UPDATE SET encrypted = EXCLUDED.encrypted, changed_at = EXCLUDED.changed_at", writing.now().atOffset(UTC),
                known.stream().map(call -> call.command().webhook()).toArray(UUID[]::new),
                known.stream().map(call -> Base64.getEncoder().encodeToString(call.command().encrypted())).toArray(String[]::new));
        return calls.stream().map(call -> {
            UUID id = call.command().webhook();
            if (!names.containsKey(id)) {
                return Outcome.<Renewed>refused(RequestRefusal.RECORD_NOT_FOUND, "id", WebhookSpec.ID.write(id));
            }
            writing.audit(call.by(), AuditEntry.of("renew-secret", "webhook", id, names.get(id)));
            return Outcome.done(new Renewed(WebhookSpec.ID.write(id)));
        }).toList();
    }
}
