package io.hesuan.trade.channels;

/** So many calls at once, and one more every so often; whoever takes waits for his turn. */
final class TokenBucket {

    private final long nanosEach;
    private final long depthNanos;
    private long freeAt;

    /**
     * @param burst       calls at once
     * @param nanosEach   time after which there is one more
     */
    TokenBucket(int burst, long nanosEach) {
        this.nanosEach = nanosEach;
        this.depthNanos = nanosEach * (burst - 1);
        this.freeAt = System.nanoTime() - depthNanos;
    }

    void take() throws InterruptedException {
        long wait;
        synchronized (this) {
            long now = System.nanoTime();
            freeAt = Math.max(freeAt, now - depthNanos) + nanosEach;
            wait = freeAt - nanosEach - now;
        }
        if (wait > 0) {
            Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
        }
    }
}
