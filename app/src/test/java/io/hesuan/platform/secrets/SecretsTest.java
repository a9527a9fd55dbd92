package io.hesuan.platform.secrets;

import io.hesuan.testing.TestDatabase;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretsTest {

    private static final byte[] SECRET = "the platform's app secret".getBytes(UTF_8);

    @TempDir Path folder;

    @Test
    void whatWasEncryptedIsReadAgainByAnotherNodeWithTheSameKeyFile() {
        byte[] encrypted = secrets("key").encrypt(SECRET, "shop 1");
        assertThat(new String(encrypted, UTF_8)).doesNotContain("secret");
        assertThat(secrets("key").decrypt(encrypted, "shop 1")).isEqualTo(SECRET);
    }

    @Test
    void theSameSecretLooksDifferentEachTime() {
        assertThat(secrets("key").encrypt(SECRET, "shop 1")).isNotEqualTo(secrets("key").encrypt(SECRET, "shop 1"));
    }

    @Test
    void aSecretMovedToAnotherRowOrChangedIsNotRead() {
        byte[] encrypted = secrets("key").encrypt(SECRET, "shop 1");
        assertThatThrownBy(() -> secrets("key").decrypt(encrypted, "shop 2")).hasMessageContaining("shop 2");
        encrypted[encrypted.length - 1] ^= 1;
        assertThatThrownBy(() -> secrets("key").decrypt(encrypted, "shop 1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherKeyFileReadsNothing() {
        byte[] encrypted = secrets("key").encrypt(SECRET, "shop 1");
        assertThatThrownBy(() -> secrets("other").decrypt(encrypted, "shop 1")).hasMessageContaining("key file");
    }

    @Test
    void afterRotationOldSecretsAreReadAndNewOnesNeedTheNewKey() throws Exception {
        Secrets secrets = secrets("key");
        byte[] old = secrets.encrypt(SECRET, "shop 1");
        Files.copy(folder.resolve("key"), folder.resolve("before"));
        secrets.rotate();
        byte[] fresh = secrets.encrypt(SECRET, "shop 1");
        assertThat(secrets.decrypt(old, "shop 1")).isEqualTo(SECRET);
        assertThat(secrets("key").decrypt(fresh, "shop 1")).isEqualTo(SECRET);
        assertThatThrownBy(() -> secrets("before").decrypt(fresh, "shop 1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theKeyFileIsReadableByItsOwnerOnlyAndABrokenOneIsRefused() throws Exception {
        Secrets secrets = secrets("key");
        secrets.rotate();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key")))).isEqualTo("rw-------");
        Files.writeString(folder.resolve("broken"), "{}");
        assertThatThrownBy(() -> secrets("broken")).hasMessageContaining("broken cannot be used");
    }

    @Test
    void aDatabaseWhoseKeyFileIsGoneOrAnotherIsNotOpenedAndNoNewFileIsMade() throws Exception {
        try (var database = TestDatabase.fresh()) {
            var sql = DSL.using(new DriverManagerDataSource(database.ownerUrl()), SQLDialect.POSTGRES);
            new Secrets(new KeyFile(folder.resolve("key")), sql);
            new Secrets(new KeyFile(folder.resolve("key")), sql);
            assertThatThrownBy(() -> new Secrets(new KeyFile(folder.resolve("nowhere")), sql)).isInstanceOf(KeyFileWrong.class).hasMessageContaining("is gone");
            assertThat(folder.resolve("nowhere")).doesNotExist();
            secrets("other");
            assertThatThrownBy(() -> new Secrets(new KeyFile(folder.resolve("other")), sql)).isInstanceOf(KeyFileWrong.class).hasMessageContaining("is not the one");
        }
    }

    private Secrets secrets(String file) {
        return new Secrets(new KeyFile(folder.resolve(file)));
    }
}
