package io.hesuan.platform.signin;

import org.jooq.DSLContext;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import static hesuandb.signin.Tables.PASSWORD;
import static java.time.ZoneOffset.UTC;

/** Keeps passwords as Argon2id hashes (RFC 9106), as OWASP advises: 19 MB, two passes, one lane. */
@Component
class Passwords {

    /** Each hash in work takes that memory: more at once would let sign-in attempts eat the heap. */
    private static final int AT_ONCE = 4;
    /** Without letters and digits that look alike; 32 of them, so each carries 5 bits. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int ONE_TIME_GROUPS = 5;

    private final Argon2PasswordEncoder argon2;
    private final Semaphore working = new Semaphore(AT_ONCE, true);
    private final SecureRandom random = new SecureRandom();
    private final DSLContext sql;
    /** Compared with when nobody has the login, so that the answer takes as long. */
    private final String nobodys;

    Passwords(DSLContext sql, SignInSettings settings) {
        this.argon2 = new Argon2PasswordEncoder(16, 32, 1, (int) settings.passwordMemory().toKilobytes(), 2);
        this.sql = sql;
        this.nobodys = hash(random());
    }

    /** A stored password. */
    record Stored(String hash, boolean oneTime, Instant expiresAt) {

        boolean expired(Instant now) {
            return expiresAt != null && now.isAfter(expiresAt);
        }
    }

    Optional<Stored> of(UUID userId) {
        return sql.selectFrom(PASSWORD).where(PASSWORD.USER_ID.eq(userId)).fetchOptional()
                .map(row -> new Stored(row.getHash(), row.getOneTime(), row.getExpiresAt() == null ? null : row.getExpiresAt().toInstant()));
    }

    /** Takes the same time whether there is a password or not. */
    boolean matches(String password, Optional<Stored> stored) {
        boolean matches = working(() -> argon2.matches(password, stored.map(Stored::hash).orElse(nobodys)));
        return matches && stored.isPresent();
    }

    String hash(String password) {
        return working(() -> argon2.encode(password));
    }

    /** @param expiresAt null for a password of the user's own choice, else it is a one-time password */
    void store(DSLContext writing, UUID userId, String hash, Instant expiresAt, Instant now) {
        var row = writing.newRecord(PASSWORD);
        row.setUserId(userId);
        row.setHash(hash);
        row.setOneTime(expiresAt != null);
        row.setExpiresAt(expiresAt == null ? null : expiresAt.atOffset(UTC));
        row.setChangedAt(now.atOffset(UTC));
        writing.insertInto(PASSWORD).set(row).onConflict(PASSWORD.USER_ID).doUpdate().setAllToExcluded().execute();
    }

    /** 100 bits of chance in five groups of four: easy to read out, and longer than the policy asks. */
    String random() {
        var text = new StringBuilder();
        for (int i = 0; i < ONE_TIME_GROUPS * 4; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private <T> T working(Supplier<T> work) {
        working.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            working.release();
        }
    }
}
