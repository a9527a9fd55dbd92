package io.hesuan.platform.batching;

import io.hesuan.kernel.Outcome;

import java.util.List;

/**
 * What a use case does with a batch, inside one transaction: load all that the commands can touch, decide in memory,
 * write. A fixed number of statements, whatever the number of calls; the answer has the size and order of the calls.
 */
@FunctionalInterface
public interface Batch<C, R> {

    List<Outcome<R>> decide(Writing writing, List<Call<C>> calls);
}
