package io.hesuan.kernel;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * New ids: UUID version 7 (RFC 9562, section 5.7), so that rows made together lie together in an index.
 *
 * <p>Each id of a process is greater than the one before, also within a millisecond and when the clock steps back:
 * the 48 bits of time and the 12 bits behind them are one number that only grows. Past 4,096 ids in a millisecond it
 * runs ahead of the clock, which the RFC allows. The other 62 bits are that number mixed with a secret drawn once per
 * process: one compare-and-set per id, and no two processes alike. An id is a name and no secret; tokens come from
 * {@link SecureRandom}.
 */
public final class Ids {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final Ids PROCESS = new Ids(System::currentTimeMillis, new SecureRandom().nextLong());

    private final LongSupplier clock;
    private final long seed;
    private final AtomicLong last = new AtomicLong();

    /** @param clock milliseconds since 1970 */
    Ids(LongSupplier clock, long seed) {
        this.clock = clock;
        this.seed = seed;
    }

    /** The next id of this process. */
    public static UUID next() {
        return PROCESS.make();
    }

    UUID make() {
        long now = clock.getAsLong() << COUNTER_BITS;
        long stamp = last.updateAndGet(before -> Math.max(before + 1, now));
        long time = (stamp >>> COUNTER_BITS) << 16;
        return new UUID(time | 0x7000 | (stamp & COUNTER_MASK), 0x8000_0000_0000_0000L | (mixed(stamp + seed) >>> 2));
    }

    /** The finisher of SplitMix64 (Steele, Lea, Flood 2014): a bijection in which every bit depends on every other. */
    private static long mixed(long value) {
        long z = value * 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
