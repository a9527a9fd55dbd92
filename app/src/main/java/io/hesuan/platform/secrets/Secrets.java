package io.hesuan.platform.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import static hesuandb.secrets.Tables.KEY_PROOF;

/** Encrypts and decrypts with AES-256-GCM (NIST SP 800-38D). */
@Component
public class Secrets {

    private static final String PLACE = "key proof";
    private static final byte[] KNOWN = "hesuan".getBytes(StandardCharsets.UTF_8);

    private final KeyFile keyFile;
    private volatile Aead aead;

    /** @param keyFile empty for {@code secrets.key} in the data directory */
    @Autowired
    Secrets(@Value("${hesuan.key-file:}") String keyFile, @Value("${hesuan.data:.hesuan/data}") Path data, DSLContext sql) {
        this(new KeyFile(keyFile.isBlank() ? data.resolve("secrets.key") : Path.of(keyFile)), sql);
    }

    /**
     * With a proof in the database that the key file is the one it was begun with.
     *
     * @throws KeyFileWrong when the file is gone or another one lies there; a new one would make all secrets unreadable for ever
     */
    Secrets(KeyFile keyFile, DSLContext sql) {
        this.keyFile = keyFile;
        byte[] proof = sql.select(KEY_PROOF.ENCRYPTED).from(KEY_PROOF).fetchOne(KEY_PROOF.ENCRYPTED);
        if (proof != null && !keyFile.isThere()) {
            throw new KeyFileWrong(keyFile.path(), true);
        }
        this.aead = aead(keyFile.openOrCreate());
        if (proof == null) {
            sql.insertInto(KEY_PROOF, KEY_PROOF.ENCRYPTED).values(encrypt(KNOWN, PLACE)).onConflictDoNothing().execute();
            return;
        }
        try {
            decrypt(proof, PLACE);
        } catch (IllegalStateException otherKey) {
            throw new KeyFileWrong(keyFile.path(), false);
        }
    }

    Secrets(KeyFile keyFile) {
        this.keyFile = keyFile;
        this.aead = aead(keyFile.openOrCreate());
    }

    /** @param where what the secret belongs to; must be given again to decrypt */
    public byte[] encrypt(byte[] secret, String where) {
        try {
            return aead.encrypt(secret, where.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("encryption failed", broken);
        }
    }

    /** @throws IllegalStateException when it was encrypted for another place or with a key that is not in the key file */
    public byte[] decrypt(byte[] encrypted, String where) {
        try {
            return aead.decrypt(encrypted, where.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("A secret of " + where + " cannot be decrypted: is this the key file that belongs to the database?", broken);
        }
    }

    /** A new key encrypts from now on; what was encrypted before stays readable. Other nodes take the new file when they start. */
    public void rotate() {
        aead = aead(keyFile.rotate());
    }

    private static Aead aead(KeysetHandle keys) {
        try {
            return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
