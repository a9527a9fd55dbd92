package io.hesuan.postgres;

import java.nio.file.Path;
import java.util.OptionalLong;

/** Another program has this home open; two servers on one home would damage each other's work. */
public final class HomeInUse extends PostgresTrouble {

    private final OptionalLong pid;

    HomeInUse(Path home, OptionalLong pid) {
        super(Kind.HOME_IN_USE, "The data directory " + home + " is in use by "
                + (pid.isPresent() ? "process " + pid.getAsLong() : "another process")
                + ". Stop that one first, or set HESUAN_DATA to another directory.");
        this.pid = pid;
    }

    /** The process that holds the home, where it can be known. */
    public OptionalLong pid() {
        return pid;
    }
}
