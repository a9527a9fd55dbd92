package io.hesuan.platform.nodes;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Work that a node looks for again and again, on a virtual thread of its own: at once while there is more, else after a
 * pause. Trouble is logged and the pause grows up to half a minute, so that a database that is away is not hammered.
 */
public final class Round implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final long LONGEST_PAUSE_MS = 4_000;

    /** One look; answers whether there may be more to do at once. */
    @FunctionalInterface
    public interface Look {
        boolean look() throws Exception;
    }

    private final String name;
    private final Look look;
    private final long pauseMs;
    private final Semaphore ended = new Semaphore(0);
    private final Thread thread;
    private int failures;

    private Round(String name, Duration pause, Look look) {
        this.name = name;
        this.look = look;
        this.pauseMs = pause.toMillis();
        this.thread = Thread.ofVirtual().name(name).unstarted(this::walk);
    }

    public static Round start(String name, Duration pause, Look look) {
        var round = new Round(name, pause, look);
        round.thread.start();
        return round;
    }

    /** Ends after the look that is under way. */
    @Override
    public void close() {
        ended.release();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void walk() {
        while (!isEnded(lookOnce())) {
            // the pause is in the condition
        }
    }

    /** @return how long to pause, in milliseconds */
    private long lookOnce() {
        try {
            boolean more = look.look();
            failures = 0;
            return more ? 0 : pauseMs;
        } catch (Throwable trouble) { // an Error too: a round that ends in silence is worse
            failures++;
            long pause = Math.min(LONGEST_PAUSE_MS, Math.max(pauseMs, 100) << Math.min(failures, 10));
            LOG.warn("{} failed {} times in a row, again in {} ms", name, failures, pause, trouble);
            return pause;
        }
    }

    private boolean isEnded(long pause) {
        try {
            return ended.tryAcquire(pause, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            return true;
        }
    }
}
