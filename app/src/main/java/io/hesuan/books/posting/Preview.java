package io.hesuan.books.posting;

import io.hesuan.books.ledger.NewEntry;
import io.hesuan.books.stock.ValuedMove;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a document would post: the facts that a dry run of its own use case posts are noted on the way, so that what is shown
 * is the real path and nothing has to be worked out twice.
 */
public record Preview<R>(R answer, List<Posted> facts) {

    /** @param entry null when nothing is to be booked */
    public record Posted(Fact fact, List<ValuedMove> moves, NewEntry entry) {
    }

    private static final ScopedValue<List<Posted>> NOTED = ScopedValue.newInstance();

    /** @param dryRun posts in this thread, and is rolled back */
    public static <R> Preview<R> of(Supplier<R> dryRun) {
        List<Posted> noted = new ArrayList<>();
        R answer = ScopedValue.where(NOTED, noted).call(dryRun::get);
        return new Preview<>(answer, noted);
    }

    static void note(Fact fact, List<ValuedMove> moves, NewEntry entry) {
        if (NOTED.isBound()) {
            NOTED.get().add(new Posted(fact, moves, entry));
        }
    }
}
