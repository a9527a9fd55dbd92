package io.hesuan.platform.jobs;

import java.util.ArrayDeque;
import java.util.Deque;

/** Units per second over the last half minute, so that a slow beginning is soon forgotten. */
final class Pace {

    private static final long WINDOW_NANOS = 30_000_000_000L;
    private static final long STEP_NANOS = 500_000_000L;

    private record Mark(long at, long done) {
    }

    private final Deque<Mark> marks = new ArrayDeque<>();

    /** @param at nanoseconds of any steady clock */
    synchronized void mark(long at, long done) {
        if (!marks.isEmpty() && done < marks.getLast().done()) {
            marks.clear();
        }
        if (marks.size() < 2 || at - marks.getLast().at() >= STEP_NANOS) {
            marks.addLast(new Mark(at, done));
        }
        while (marks.size() > 2 && at - marks.getFirst().at() > WINDOW_NANOS) {
            marks.removeFirst();
        }
    }

    /**
     * Thousandths of a unit per second, 0 while nothing can be said.
     *
     * @param done how far it is now
     */
    synchronized long thousandths(long at, long done) {
        long millis = marks.isEmpty() ? 0 : (at - marks.getFirst().at()) / 1_000_000;
        return millis <= 0 ? 0 : Math.max(0, (done - marks.getFirst().done()) * 1_000_000 / millis);
    }
}
