package io.hesuan.trade.channels;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.secrets.Secrets;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import static hesuandb.channels.Tables.CREDENTIAL;
import static java.time.ZoneOffset.UTC;

/** Keys and tokens of channels. They go in and are used; they are never answered, logged or given to a job. */
@Component
class Credentials {

    static final String APP_KEY = "appKey";
    static final String APP_SECRET = "appSecret";
    static final String ACCESS_TOKEN = "accessToken";
    static final String REFRESH_TOKEN = "refreshToken";
    /** What calls of the platform to us are signed with, where it is not the secret of the app. */
    static final String HOOK_SECRET = "hookSecret";
    static final Set<String> NAMES = Set.of(APP_KEY, APP_SECRET, ACCESS_TOKEN, REFRESH_TOKEN, HOOK_SECRET);

    /** @param expiresAt of the access token, null where it does not expire or nobody knows */
    record Keys(Map<String, String> values, Instant expiresAt) {

        String of(String name) {
            return values.getOrDefault(name, "");
        }

        @Override
        public String toString() {
            return "Keys" + values.keySet();
        }
    }

    record Given(List<String> names) {
    }

    private record Give(UUID channel, String title, byte[] encrypted, List<String> names, Instant expiresAt) {
    }

    private final Secrets secrets;
    private final DSLContext sql;
    private final JsonMapper json;
    private final WritePath writePath;
    private final UseCase<Give, Given> give = new UseCase<>("channel.give-keys", Given.class, Channels.WRITE, Credentials::given);

    Credentials(Secrets secrets, DSLContext sql, JsonMapper json, WritePath writePath) {
        this.secrets = secrets;
        this.sql = sql;
        this.json = json;
        this.writePath = writePath;
    }

    /** Adds to what is there; an empty value takes a key away. */
    Outcome<Given> give(Acting by, Shop shop, Map<String, String> values, Instant expiresAt) {
        Optional<String> unknown = values.keySet().stream().filter(name -> !NAMES.contains(name)).findFirst();
        if (unknown.isPresent()) {
            return Outcome.refused(ChannelRefusal.CREDENTIAL_UNKNOWN, unknown.get(), unknown.get());
        }
        Map<String, String> all = new TreeMap<>(find(shop.id()).map(Keys::values).orElse(Map.of()));
        all.putAll(values);
        all.values().removeIf(String::isBlank);
        byte[] encrypted = secrets.encrypt(json.writeValueAsBytes(all), place(shop.id()));
        return writePath.all(give, List.of(Call.of(by, new Give(shop.id(), shop.code() + " " + shop.name(), encrypted, List.copyOf(all.keySet()), expiresAt))), Mode.REAL).getFirst();
    }

    Optional<Keys> find(UUID channel) {
        return sql.selectFrom(CREDENTIAL).where(CREDENTIAL.CHANNEL_ID.eq(channel)).fetchOptional(row -> new Keys(
                json.readValue(secrets.decrypt(row.getEncrypted(), place(channel)), new TypeReference<Map<String, String>>() { }),
                row.getExpiresAt() == null ? null : row.getExpiresAt().toInstant()));
    }

    /** Which keys are there, by name. */
    List<String> names(UUID channel) {
        return sql.select(CREDENTIAL.NAMES).from(CREDENTIAL).where(CREDENTIAL.CHANNEL_ID.eq(channel)).fetchOptional(row -> List.of(row.value1())).orElse(List.of());
    }

    private static String place(UUID channel) {
        return "channel " + channel;
    }

    private static List<Outcome<Given>> given(Writing writing, List<Call<Give>> calls) {
        return calls.stream().map(call -> {
            Give given = call.command();
            writing.sql().insertInto(CREDENTIAL, CREDENTIAL.CHANNEL_ID, CREDENTIAL.ENCRYPTED, CREDENTIAL.NAMES, CREDENTIAL.EXPIRES_AT, CREDENTIAL.CHANGED_AT)
                    .values(given.channel(), given.encrypted(), given.names().toArray(String[]::new), given.expiresAt() == null ? null : given.expiresAt().atOffset(UTC), writing.now().atOffset(UTC))
                    .onConflict(CREDENTIAL.CHANNEL_ID).doUpdate().set(CREDENTIAL.ENCRYPTED, given.encrypted()).set(CREDENTIAL.NAMES, given.names().toArray(String[]::new))
                    .set(CREDENTIAL.EXPIRES_AT, given.expiresAt() == null ? null : given.expiresAt().atOffset(UTC)).set(CREDENTIAL.CHANGED_AT, writing.now().atOffset(UTC)).execute();
            writing.audit(call.by(), AuditEntry.of("give-keys", "channel", given.channel(), given.title()));
            return Outcome.done(new Given(given.names()));
        }).toList();
    }
}
