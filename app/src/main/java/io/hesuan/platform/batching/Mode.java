package io.hesuan.platform.batching;

/** Whether a batch is to stay or only to show what it would do. */
public enum Mode {
    REAL,
    /** The real path, rolled back at the end: all checks, all writes, no trace. */
    DRY_RUN
}
