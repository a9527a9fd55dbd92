package io.hesuan.postgres;

import io.hesuan.postgres.PostgresTrouble.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.OptionalInt;

/** Where things lie in a home. Everything of the database is under {@code postgres/}, which is private. */
record Home(Path root) {

    private static final String OWNER = "hesuan";
    private static final String APPLICATION = "hesuan_app";

    Path postgres() {
        return root.resolve("postgres");
    }

    Path data() {
        return postgres().resolve("data");
    }

    Path log() {
        return postgres().resolve("log");
    }

    /** What the server said before its own log began. */
    Path startLog() {
        return log().resolve("start.log");
    }

    Path ownerPassword() {
        return postgres().resolve("owner.password");
    }

    Path applicationPassword() {
        return postgres().resolve("application.password");
    }

    Login owner() {
        return new Login(OWNER, password(ownerPassword()));
    }

    Login application() {
        return new Login(APPLICATION, password(applicationPassword()));
    }

    boolean hasDatabase() {
        return Files.exists(data().resolve("PG_VERSION"));
    }

    /** Makes up a password where none is kept yet. */
    void ensurePassword(Path file) {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Directories.writePrivate(file, HexFormat.of().formatHex(random) + "\n");
        }
    }

    private String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            throw new PostgresTrouble(Kind.PASSWORD_LOST, "The file " + file + " that keeps the database password is gone. "
                    + "Put it back from a copy of the data directory, or restore a backup into an empty one.", e);
        } catch (IOException e) {
            throw Directories.trouble(e, Kind.WRONG_OWNER, "The file " + file + " cannot be read: " + Directories.reason(e));
        }
    }

    /** The port of the last start; keeping it lets other tools reconnect. */
    OptionalInt rememberedPort() {
        try {
            return OptionalInt.of(Integer.parseInt(Files.readString(portFile()).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    void rememberPort(int port) {
        Directories.writePrivate(portFile(), port + "\n");
    }

    private Path portFile() {
        return postgres().resolve("port");
    }
}
