package io.hesuan.platform.apiclients;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import hesuandb.apiclients.tables.records.SigningKeyRecord;
import io.hesuan.kernel.Ids;
import io.hesuan.platform.secrets.Secrets;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static hesuandb.apiclients.Tables.SIGNING_KEY;
import static java.time.ZoneOffset.UTC;

/**
 * The keys that sign tokens, newest first, the same on every node and after a restart. A key signs for thirty days; then
 * whichever node comes first makes the next, and the old one is dropped when the last token signed with it has expired.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext> {

    private static final int RSA_BITS = 2048;
    private static final Duration SIGNS_FOR = Duration.ofDays(30);
    private static final Duration VERIFIES_FOR = SIGNS_FOR.plusDays(1);
    private static final Duration FRESH_FOR = Duration.ofMinutes(1);

    private record Loaded(List<JWK> keys, Instant at) {
    }

    private final DSLContext sql;
    private final Secrets secrets;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile Loaded loaded = new Loaded(List.of(), Instant.EPOCH);

    SigningKeys(DSLContext sql, Secrets secrets, PlatformTransactionManager transactions, Clock clock) {
        this.sql = sql;
        this.secrets = secrets;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A token may be signed with a key that another node has just made: where none fits, they are read anew. */
    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        Instant now = clock.instant();
        if (loaded.at().plus(FRESH_FOR).isBefore(now)) {
            load(now);
        }
        List<JWK> fitting = selector.select(new JWKSet(loaded.keys()));
        if (fitting.isEmpty() && loaded.at().plusSeconds(1).isBefore(now)) {
            load(now);
            fitting = selector.select(new JWKSet(loaded.keys()));
        }
        return fitting;
    }

    private synchronized void load(Instant now) {
        if (loaded.at().isBefore(now)) {
            loaded = new Loaded(transaction.execute(status -> renewed(now)), now);
        }
    }

    private List<JWK> renewed(Instant now) {
        var rows = stored();
        if (rows.isEmpty() || rows.getFirst().getCreatedAt().toInstant().isBefore(now.minus(SIGNS_FOR))) {
            sql.fetch("SELECT pg_advisory_xact_lock(hashtext('signing key'))");
            rows = stored();
            if (rows.isEmpty() || rows.getFirst().getCreatedAt().toInstant().isBefore(now.minus(SIGNS_FOR))) {
                make(now);
                sql.deleteFrom(SIGNING_KEY).where(SIGNING_KEY.CREATED_AT.lt(now.minus(VERIFIES_FOR).atOffset(UTC))).execute();
                rows = stored();
            }
        }
        return rows.stream().map(this::decrypted).toList();
    }

    private List<SigningKeyRecord> stored() {
        return sql.selectFrom(SIGNING_KEY).orderBy(SIGNING_KEY.CREATED_AT.desc()).fetch();
    }

    private void make(Instant now) {
        UUID id = Ids.next();
        try {
            RSAKey key = new RSAKeyGenerator(RSA_BITS).keyID(id.toString()).keyUse(KeyUse.SIGNATURE).generate();
            byte[] encrypted = secrets.encrypt(key.toJSONString().getBytes(StandardCharsets.UTF_8), place(id));
            sql.insertInto(SIGNING_KEY, SIGNING_KEY.ID, SIGNING_KEY.CREATED_AT, SIGNING_KEY.PRIVATE_JWK)
                    .values(id, now.atOffset(UTC), encrypted).execute();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JWK decrypted(SigningKeyRecord row) {
        try {
            return JWK.parse(new String(secrets.decrypt(row.getPrivateJwk(), place(row.getId())), StandardCharsets.UTF_8));
        } catch (ParseException broken) {
            throw new IllegalStateException("signing key " + row.getId() + " is broken", broken);
        }
    }

    private static String place(UUID id) {
        return "apiclients.signing_key " + id;
    }
}
