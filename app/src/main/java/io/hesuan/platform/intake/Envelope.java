package io.hesuan.platform.intake;

import io.hesuan.platform.secrets.Secrets;
import org.springframework.stereotype.Component;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** How bytes lie in the database: compressed, then enciphered with the key file, because platforms send names and addresses. */
@Component
class Envelope {

    private final Secrets secrets;

    Envelope(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Writes what is to lie in it. */
    @FunctionalInterface
    interface Filling {
        void into(OutputStream out) throws IOException;
    }

    byte[] close(UUID payload, String part, byte[] content) {
        return close(payload, part, out -> out.write(content));
    }

    byte[] close(UUID payload, String part, Filling filling) {
        var out = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var packed = new BufferedOutputStream(new DeflaterOutputStream(out, deflater, 8192), 8192)) {
            filling.into(packed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return secrets.encrypt(out.toByteArray(), place(payload, part));
    }

    byte[] open(UUID payload, String part, byte[] closed) {
        try (var unpacked = new InflaterInputStream(new ByteArrayInputStream(secrets.decrypt(closed, place(payload, part))))) {
            return unpacked.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String place(UUID payload, String part) {
        return "payload " + payload + " " + part;
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
