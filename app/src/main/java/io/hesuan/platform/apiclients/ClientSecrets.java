package io.hesuan.platform.apiclients;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.DSLContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static hesuandb.apiclients.Tables.CLIENT;
import static hesuandb.apiclients.Tables.SECRET;
import static java.time.ZoneOffset.UTC;

/** Makes and compares secrets of API clients: 256 bits of chance, kept as SHA-256. A new one replaces the old at once. */
@Component
class ClientSecrets implements PasswordEncoder {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final DSLContext sql;
    private final WritePath writePath;

    ClientSecrets(DSLContext sql, WritePath writePath) {
        this.sql = sql;
        this.writePath = writePath;
    }

    record Renew(UUID clientId, String hash) {

        @Override
        public String toString() {
            return "Renew[" + clientId + "]";
        }
    }

    record Renewed(String clientId) {
    }

    /** @return the new secret, to be shown once; or the refusal */
    Outcome<String> renew(Acting by, UUID clientId) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var useCase = new UseCase<Renew, Renewed>("api-client.renew-secret", Renewed.class, ApiClients.WRITE, this::renew);
        return writePath.all(useCase, List.of(Call.of(by, new Renew(clientId, encode(secret)))), Mode.REAL).getFirst().map(renewed -> secret);
    }

    Optional<String> hashOf(UUID clientId) {
        return sql.select(SECRET.HASH).from(SECRET).where(SECRET.CLIENT_ID.eq(clientId)).fetchOptional(SECRET.HASH).map(HexFormat.of()::formatHex);
    }

    @Override
    public String encode(CharSequence secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean matches(CharSequence secret, String hash) {
        return MessageDigest.isEqual(encode(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    private List<Outcome<Renewed>> renew(Writing writing, List<Call<Renew>> calls) {
        return calls.stream().map(call -> {
            UUID id = call.command().clientId();
            Optional<String> name = writing.sql().select(CLIENT.NAME).from(CLIENT).where(CLIENT.ID.eq(id)).forUpdate().fetchOptional(CLIENT.NAME);
            if (name.isEmpty()) {
                return Outcome.<Renewed>refused(RequestRefusal.RECORD_NOT_FOUND, "id", ApiClients.ID.write(id));
            }
            byte[] hash = HexFormat.of().parseHex(call.command().hash());
            writing.sql().insertInto(SECRET, SECRET.CLIENT_ID, SECRET.HASH, SECRET.CHANGED_AT).values(id, hash, writing.now().atOffset(UTC))
                    .onConflict(SECRET.CLIENT_ID).doUpdate().setAllToExcluded().execute();
            writing.audit(call.by(), AuditEntry.of("renew-secret", "api-client", id, name.get()));
            return Outcome.done(new Renewed(ApiClients.ID.write(id)));
        }).toList();
    }
}
