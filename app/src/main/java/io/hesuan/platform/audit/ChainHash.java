package io.hesuan.platform.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash of a link: SHA-256 over the hash before it, its number, and the SHA-256 of its entry's content. The content is
 * hashed inside the database, so that a verification moves 32 bytes an entry and not the entry.
 */
final class ChainHash {

    /** What the first link follows. */
    static final byte[] BEGINNING = new byte[32];

    /**
     * Every column of {@code audit.entry e}, as text in which no two contents look alike: composite values are quoted, jsonb
     * has one spelling, and the time is a number, whatever the session's zone.
     */
    static final String CONTENT = """
            sha256(convert_to(ROW(e.id, e.commit_position, (extract(epoch FROM e.recorded_at) * 1000000)::bigint, e.actor_id, e.actor_name,
            e.request_id, e.action, e.record_type, e.record_id, e.record_title, e.company_id, e.before, e.after)::text, 'UTF8'))""";

    private final MessageDigest sha256;

    ChainHash() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    byte[] next(byte[] before, long number, byte[] content) {
        sha256.update(before);
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return sha256.digest(content);
    }
}
