package io.hesuan.trade.channels;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** A name for a receiver where the platform gives none: the same for the same receiver of a shop, and it says nothing of him. */
final class Receivers {

    private Receivers() {
    }

    /** Empty where nothing is known. */
    static String pseudonym(UUID channel, String... parts) {
        String all = String.join("\n", parts).strip();
        if (all.isEmpty()) {
            return "";
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((channel + "\n").getBytes(StandardCharsets.UTF_8));
            return "h" + HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
