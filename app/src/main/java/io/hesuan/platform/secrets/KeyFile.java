package io.hesuan.platform.secrets;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/** The key file: readable by its owner only, written whole or not at all. */
final class KeyFile {

    private static final String OWNER_ONLY = "rw-------";

    private final Path path;

    KeyFile(Path path) {
        this.path = path.toAbsolutePath();
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Path path() {
        return path;
    }

    boolean isThere() {
        return Files.exists(path);
    }

    /** The keys; a new one where there is no file yet. */
    KeysetHandle openOrCreate() {
        try {
            if (!Files.exists(path)) {
                create(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
            }
            return open();
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException("The key file " + path + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /** Adds a key that encrypts from now on; the ones before it still decrypt. */
    KeysetHandle rotate() {
        try {
            KeysetHandle rotated = KeysetHandle.newBuilder(open())
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId().makePrimary()).build();
            Path next = path.resolveSibling(path.getFileName() + ".next");
            Files.deleteIfExists(next);
            write(next, rotated);
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return rotated;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The key file " + path + " cannot be used: " + broken.getMessage(), broken);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private KeysetHandle open() throws GeneralSecurityException, IOException {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(path), InsecureSecretKeyAccess.get());
    }

    private void create(KeysetHandle keys) throws IOException, GeneralSecurityException {
        Files.createDirectories(path.getParent());
        try {
            write(path, keys);
        } catch (FileAlreadyExistsException anotherWasFaster) {
            // its key is as good as ours
        }
    }

    private static void write(Path file, KeysetHandle keys) throws IOException, GeneralSecurityException {
        String text = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.writeString(file, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }
}
