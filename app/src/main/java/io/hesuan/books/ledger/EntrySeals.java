package io.hesuan.books.ledger;

import io.hesuan.platform.database.CopyStream;
import org.jooq.DSLContext;
import org.jooq.Record;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/** Proves the seal of one numbered entry anew: its content as it is stored now, and its link to the voucher before it. */
final class EntrySeals {

    /**
     * @param chainNumber its place in the company's chain
     * @param hash        in hexadecimal
     * @param intact      whether content and link are as they were when it was posted and numbered
     */
    record Seal(long chainNumber, String hash, boolean intact) {
    }

    private EntrySeals() {
    }

    /** @return null until the sequencer has numbered the entry */
    static Seal of(DSLContext sql, int period, UUID entry) {
        Record voucher = sql.fetchOne("""
                SELECT v.chain_number, v.word, v.number, v.content_hash, v.hash, before.hash AS hash_before FROM ledger.voucher v
                  LEFT JOIN ledger.voucher before ON before.company_id = v.company_id AND before.chain_number = v.chain_number - 1
                 WHERE v.period = ? AND v.entry_id = ?""", period, entry);
        if (voucher == null) {
            return null;
        }
        long chainNumber = voucher.get("chain_number", Long.class);
        byte[] content = voucher.get("content_hash", byte[].class);
        byte[] hash = voucher.get("hash", byte[].class);
        byte[] before = chainNumber == 1 ? VoucherSequencer.BEGINNING : voucher.get("hash_before", byte[].class);
        boolean linked = before != null && Arrays.equals(hash, VoucherSequencer.next(Recording.sha256(), before, chainNumber, entry, period,
                voucher.get("word", String.class), voucher.get("number", Integer.class), content));
        return new Seal(chainNumber, HexFormat.of().formatHex(hash), linked && Arrays.equals(content, sealed(sql, period, entry)));
    }

    /** The digest of the entry and its lines in the binary form of COPY, as {@link Recording} made it. */
    private static byte[] sealed(DSLContext sql, int period, UUID entry) {
        MessageDigest digest = Recording.sha256();
        sql.connection(connection -> {
            try (var row = new CopyStream(connection, "SELECT " + String.join(", ", Recording.SEALED_ENTRY) + " FROM ledger.entry WHERE period = " + period + " AND id = '" + entry + "'")) {
                update(digest, row);
            }
            try (var lines = new CopyStream(connection, "SELECT " + String.join(", ", Recording.SEALED_LINE) + " FROM ledger.line WHERE period = " + period
                    + " AND entry_id = '" + entry + "' ORDER BY number")) {
                update(digest, lines);
            }
        });
        return digest.digest();
    }

    private static void update(MessageDigest digest, CopyStream rows) throws java.sql.SQLException {
        while (rows.next()) {
            ByteBuffer fields = rows.fields();
            digest.update(fields.array(), fields.position(), fields.remaining());
        }
    }
}
