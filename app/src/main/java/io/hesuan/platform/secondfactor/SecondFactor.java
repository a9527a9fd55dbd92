package io.hesuan.platform.secondfactor;

import hesuandb.secondfactor.tables.records.RecoveryCodeRecord;
import io.hesuan.platform.secrets.Secrets;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

import static hesuandb.secondfactor.Tables.DEVICE;
import static hesuandb.secondfactor.Tables.RECOVERY_CODE;
import static java.time.ZoneOffset.UTC;

/** Keeps devices and recovery codes, and takes their codes, each once. */
@Component
public class SecondFactor {

    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    private final SecureRandom random = new SecureRandom();
    private final DSLContext sql;
    private final Secrets secrets;
    private final Clock clock;

    SecondFactor(DSLContext sql, Secrets secrets, Clock clock) {
        this.sql = sql;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Whether this user must give a code to sign in. */
    public boolean isSetUp(UUID userId) {
        return sql.fetchExists(DEVICE, DEVICE.USER_ID.eq(userId), DEVICE.CONFIRMED_AT.isNotNull());
    }

    /** Those of these users who must give a code to sign in. */
    Set<UUID> setUpBy(Collection<UUID> userIds) {
        return sql.select(DEVICE.USER_ID).from(DEVICE).where(DEVICE.USER_ID.eq(DSL.any(userIds.toArray(UUID[]::new))), DEVICE.CONFIRMED_AT.isNotNull())
                .fetchSet(DEVICE.USER_ID);
    }

    /** Whether the code is the device's of now, or a recovery code not used before; it is used up by this. */
    @Transactional
    public boolean takes(UUID userId, String code) {
        String plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return plain.length() == Totp.DIGITS ? takesDevice(userId, plain) : takesRecovery(userId, plain);
    }

    /** @return the secret of a new device, in force only after {@link #confirm} */
    @Transactional
    byte[] begin(UUID userId) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        byte[] encrypted = secrets.encrypt(secret, place(userId));
        sql.insertInto(DEVICE, DEVICE.USER_ID, DEVICE.SECRET, DEVICE.LAST_STEP).values(userId, encrypted, 0L)
                .onConflict(DEVICE.USER_ID).doUpdate().set(DEVICE.SECRET, encrypted).where(DEVICE.CONFIRMED_AT.isNull()).execute();
        return secret;
    }

    /** @return recovery codes, to be shown once; none where the code is wrong */
    @Transactional
    List<String> confirm(UUID userId, String code) {
        if (!takesDevice(userId, code.replaceAll("\\s", ""))) {
            return List.of();
        }
        sql.update(DEVICE).set(DEVICE.CONFIRMED_AT, clock.instant().atOffset(UTC)).where(DEVICE.USER_ID.eq(userId)).execute();
        List<String> codes = new ArrayList<>();
        List<RecoveryCodeRecord> rows = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] bytes = new byte[RECOVERY_BYTES];
            random.nextBytes(bytes);
            String text = Totp.base32(bytes);
            codes.add(text.substring(0, 4) + "-" + text.substring(4, 8) + "-" + text.substring(8, 12) + "-" + text.substring(12));
            var row = sql.newRecord(RECOVERY_CODE);
            row.setUserId(userId);
            row.setHash(hash(text));
            rows.add(row);
        }
        sql.insertInto(RECOVERY_CODE).set(rows).execute();
        return codes;
    }

    @Transactional
    public void remove(UUID userId) {
        sql.deleteFrom(DEVICE).where(DEVICE.USER_ID.eq(userId)).execute();
    }

    int recoveryCodesLeft(UUID userId) {
        return sql.fetchCount(RECOVERY_CODE, RECOVERY_CODE.USER_ID.eq(userId), RECOVERY_CODE.USED_AT.isNull());
    }

    private boolean takesDevice(UUID userId, String code) {
        var device = sql.selectFrom(DEVICE).where(DEVICE.USER_ID.eq(userId)).forUpdate().fetchOne();
        if (device == null) {
            return false;
        }
        Instant now = clock.instant();
        OptionalLong step = Totp.stepOf(secrets.decrypt(device.getSecret(), place(userId)), code, now, device.getLastStep());
        step.ifPresent(taken -> sql.update(DEVICE).set(DEVICE.LAST_STEP, taken).where(DEVICE.USER_ID.eq(userId)).execute());
        return step.isPresent();
    }

    private boolean takesRecovery(UUID userId, String code) {
        return sql.update(RECOVERY_CODE).set(RECOVERY_CODE.USED_AT, clock.instant().atOffset(UTC))
                .where(RECOVERY_CODE.USER_ID.eq(userId), RECOVERY_CODE.HASH.eq(hash(code)), RECOVERY_CODE.USED_AT.isNull()).execute() == 1;
    }

    private static String place(UUID userId) {
        return "secondfactor.device " + userId;
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
