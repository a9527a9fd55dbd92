package io.hesuan.books.inventory;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;

import java.util.function.Supplier;

/** For the few steps that write before the last check: what they wrote is taken back when they are refused. */
final class Undoing {

    private Undoing() {
    }

    /** One step at a time; a step writes through this {@code writing} alone. */
    static <R> Outcome<R> ifRefused(Writing writing, Supplier<Outcome<R>> step) {
        writing.sql().execute("SAVEPOINT before_step");
        Outcome<R> outcome = step.get();
        writing.sql().execute(outcome.isRefused() ? "ROLLBACK TO SAVEPOINT before_step" : "RELEASE SAVEPOINT before_step");
        return outcome;
    }
}
