package io.hesuan.platform.signin;

import io.hesuan.platform.retention.Perishable;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import static hesuandb.signin.Tables.ATTEMPT;
import static java.time.ZoneOffset.UTC;

/**
 * Counts sign-ins that were tried, per login and per address, and makes those wait who try too often. It counts before
 * the password is looked at and forgets on success; a login that nobody has is counted like one that somebody has.
 */
@Component
class Attempts implements Perishable {

    /** Kind of count, how many are free, how long the first wait is, and how often one is forgotten. Each further try doubles the wait up to an hour. */
    record Limit(String kind, int free, Duration firstWait, Duration forgets) {
    }

    private static final Limit PER_LOGIN = new Limit("login", 5, Duration.ofMinutes(1), null);
    private static final Limit PER_ADDRESS = new Limit("address", 30, Duration.ofMinutes(1), Duration.ofMinutes(5));
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    private final DSLContext sql;
    private final Clock clock;

    Attempts(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What became of a try: allowed, or refused until a moment; {@code lockedNow} when this very try was one too many. */
    record Verdict(Instant blockedUntil, boolean lockedNow) {

        boolean allowed() {
            return blockedUntil == null;
        }
    }

    @Override
    public int forget(Instant now) {
        return sql.deleteFrom(ATTEMPT).where(ATTEMPT.LAST_AT.lt(now.minus(FORGOTTEN_AFTER).atOffset(UTC))).execute();
    }

    /** Counts one try. A try while blocked is not counted, so that a stranger cannot keep somebody out for ever. */
    @Transactional
    Verdict count(String login, String address) {
        Instant now = clock.instant();
        Verdict ofAddress = count(PER_ADDRESS, address, now);
        if (!ofAddress.allowed()) {
            return ofAddress;
        }
        Verdict ofLogin = count(PER_LOGIN, login, now);
        return ofLogin.allowed() ? new Verdict(null, ofAddress.lockedNow() || ofLogin.lockedNow()) : ofLogin;
    }

    /** The try ended in success: the login is free again, and the address has one try less. */
    @Transactional
    void succeeded(String login, String address) {
        takeBack(address);
        sql.deleteFrom(ATTEMPT).where(ATTEMPT.KIND.eq(PER_LOGIN.kind()), ATTEMPT.NAME_HASH.eq(hash(login))).execute();
    }

    private void takeBack(String address) {
        sql.update(ATTEMPT).set(ATTEMPT.TRIED, DSL.greatest(ATTEMPT.TRIED.minus(1), DSL.val(0))).setNull(ATTEMPT.BLOCKED_UNTIL)
                .where(ATTEMPT.KIND.eq(PER_ADDRESS.kind()), ATTEMPT.NAME_HASH.eq(hash(address))).execute();
    }

    private Verdict count(Limit limit, String name, Instant now) {
        byte[] hash = hash(name);
        sql.insertInto(ATTEMPT, ATTEMPT.KIND, ATTEMPT.NAME_HASH, ATTEMPT.TRIED, ATTEMPT.LAST_AT)
                .values(limit.kind(), hash, 0, now.atOffset(UTC)).onConflictDoNothing().execute();
        var row = sql.selectFrom(ATTEMPT).where(ATTEMPT.KIND.eq(limit.kind()), ATTEMPT.NAME_HASH.eq(hash)).forUpdate().fetchSingle();
        if (row.getBlockedUntil() != null && row.getBlockedUntil().toInstant().isAfter(now)) {
            return new Verdict(row.getBlockedUntil().toInstant(), false);
        }
        int tried = Math.max(0, row.getTried() - forgotten(limit, Duration.between(row.getLastAt().toInstant(), now))) + 1;
        boolean lockedNow = tried >= limit.free();
        row.setTried(tried);
        row.setLastAt(now.atOffset(UTC));
        row.setBlockedUntil(lockedNow ? now.plus(wait(limit, tried)).atOffset(UTC) : null);
        row.store();
        return new Verdict(null, lockedNow);
    }

    /** An office behind one address adds up mistakes all day: one is forgotten every few minutes. A login's are kept for a day. */
    static int forgotten(Limit limit, Duration quiet) {
        return quiet.compareTo(FORGOTTEN_AFTER) > 0 ? Integer.MAX_VALUE
                : limit.forgets() == null ? 0 : (int) Math.max(0, quiet.dividedBy(limit.forgets()));
    }

    static Duration wait(Limit limit, int tried) {
        Duration wait = limit.firstWait().multipliedBy(1L << Math.clamp(tried - limit.free(), 0, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static byte[] hash(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
