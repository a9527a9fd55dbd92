package io.hesuan.postgres;

/** The database cannot do what was asked, for a reason that a person can mend. The message is one plain sentence or two. */
public class PostgresTrouble extends RuntimeException {

    /** The reason for a program to act on; the message is for people. */
    public enum Kind {
        /** Another running program keeps this home. */
        HOME_IN_USE,
        /** A directory or file belongs to someone else, or may not be written. */
        WRONG_OWNER,
        /** No room is left on the disk, or too little to start. */
        DISK_FULL,
        /** PostgreSQL's binaries are not on the class path or cannot be unpacked. */
        BINARIES_MISSING,
        /** The binaries are for Linux on x86-64 and 64-bit ARM. */
        NOT_LINUX,
        /** The data directory was made by another major version of PostgreSQL. */
        OTHER_VERSION,
        /** The file that keeps the database password is gone. */
        PASSWORD_LOST,
        /** PostgreSQL refused to start or to stop; the message ends with its own words. */
        START_FAILED,
        /** A restore needs an empty database, and this one holds rows. */
        NOT_EMPTY,
        /** The backup file is cut short, altered, or not a backup. */
        BACKUP_DAMAGED,
        /** The backup was made by a newer version of this program. */
        BACKUP_NEWER,
        /** A backup never overwrites a file. */
        FILE_EXISTS,
        /** The restored rows are not the saved ones; nothing was kept. */
        RESTORE_DIFFERS
    }

    private final Kind kind;

    public PostgresTrouble(Kind kind, String message) {
        this(kind, message, null);
    }

    public PostgresTrouble(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
