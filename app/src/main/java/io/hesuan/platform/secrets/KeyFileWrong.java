package io.hesuan.platform.secrets;

import java.nio.file.Path;

/** The key file that the database was begun with is gone, or is another one. Nothing was changed. */
public final class KeyFileWrong extends RuntimeException {

    KeyFileWrong(Path path, boolean gone) {
        super("The key file " + path + (gone ? " is gone" : " is not the one") + " that this database was begun with, so its secrets cannot be read. "
                + "Put the right file back, or name it in HESUAN_KEY_FILE; nothing was changed.");
    }
}
