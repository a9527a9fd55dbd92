package io.hesuan.platform.batching;

import io.hesuan.kernel.Outcome;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Gathers concurrent single calls of one use case into batches. Nobody waits for a timer: a call that finds the use case
 * idle starts at once, and those that arrive while its batch commits make up the next one. So a lone caller has the
 * latency of one commit, and five hundred callers share it.
 */
final class Coalescer<C, R> {

    private static final int LARGEST_BATCH = 512;
    private static final int MOST_WAITING = 20_000;

    private record Waiting<C, R>(Call<C> call, CompletableFuture<Outcome<R>> answer) {
    }

    private final Function<List<Call<C>>, List<Outcome<R>>> run;
    private final ArrayBlockingQueue<Waiting<C, R>> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean running = new AtomicBoolean();

    Coalescer(Function<List<Call<C>>, List<Outcome<R>>> run) {
        this.run = run;
    }

    Outcome<R> submit(Call<C> call) {
        var waiting = new Waiting<C, R>(call, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            return Outcome.refused(WriteRefusal.HOUSE_IS_BUSY, null);
        }
        if (running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("coalescer").start(this::drain);
        }
        try {
            return waiting.answer().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void drain() {
        do {
            List<Waiting<C, R>> batch = new ArrayList<>();
            while (queue.drainTo(batch, LARGEST_BATCH) > 0) {
                answer(batch);
                batch = new ArrayList<>();
                // whoever was just answered and calls again at once shares the next batch, instead of making up every other one
                Thread.yield();
            }
            running.set(false);
            // a call may have come between the last look and the flag: whoever wins the flag goes on
        } while (!queue.isEmpty() && running.compareAndSet(false, true));
    }

    /** No command's fault: without a database, trying again one by one would keep everybody waiting for nothing. */
    private static boolean isTroubleOfAll(Throwable broken) {
        return broken instanceof TransactionException || broken instanceof DataAccessResourceFailureException
                || broken instanceof TransientDataAccessResourceException || broken instanceof Error;
    }

    private void answer(List<Waiting<C, R>> batch) {
        // log lines of a shared batch name the first request, and how many share it
        String first = batch.getFirst().call().by().requestId();
        MDC.put("request", batch.size() == 1 ? first : first + "+" + (batch.size() - 1));
        try {
            List<Outcome<R>> outcomes = run.apply(batch.stream().map(Waiting::call).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(outcomes.get(i));
            }
        } catch (Throwable broken) {
            if (batch.size() == 1 || isTroubleOfAll(broken)) {
                batch.forEach(waiting -> waiting.answer().completeExceptionally(broken));
            } else {
                // one broken command must not fail its neighbours: halves are tried until it stands alone
                answer(batch.subList(0, batch.size() / 2));
                answer(batch.subList(batch.size() / 2, batch.size()));
            }
        }
    }
}
