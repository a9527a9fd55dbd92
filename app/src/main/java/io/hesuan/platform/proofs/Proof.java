package io.hesuan.platform.proofs;

import java.util.Map;

/** Something that must always be true of what is stored: a bean of the room that answers for it. */
public interface Proof {

    /** What is proved, in lower case with dashes: {@code audit-chain}. */
    String name();

    /** Looks at all of it, in constant memory. */
    Result run();

    /**
     * @param figures how much was looked at, in the order to be printed
     * @param breach  the first thing that is wrong and where; null when the proof holds
     */
    record Result(Map<String, String> figures, String breach) {

        public boolean holds() {
            return breach == null;
        }
    }
}
