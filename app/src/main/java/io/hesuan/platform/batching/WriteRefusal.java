package io.hesuan.platform.batching;

import io.hesuan.kernel.Refusal;

/** Why the write path itself does not take a command, in order of precedence. */
public enum WriteRefusal implements Refusal {
    /** More single calls are waiting than the house is willing to hold; try again shortly. */
    HOUSE_IS_BUSY,
    KEY_IS_TOO_LONG,
    /** The key was used before, with other content. */
    KEY_WAS_USED_FOR_OTHER_CONTENT
}
