package io.hesuan.books.stock;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Moves goods within the transaction of a batch: load once, apply fact by fact, write once. Only {@code books.posting} calls
 * this, so that no goods move without their entry.
 */
@Component
public class Stock {

    /** Locks the items in one order, and reads all that the moves can touch. About ten statements. */
    public StockWork load(Writing writing, List<StockNeed> needs) {
        return new StockLoading(writing).forMoves(needs);
    }

    /**
     * Applies the moves of one fact in their order: all of them, or none. Reads and changes nothing but the working set.
     *
     * @return the moves as they were done, in order: one per lot and pool; or the first refusal, its field within {@code moves}
     */
    public Outcome<List<ValuedMove>> apply(StockWork work, UUID companyId, UUID factId, LocalDate on, List<GoodsMove> moves, AccountOf accountOf) {
        work.begin();
        List<ValuedMove> done = new ArrayList<>();
        for (int at = 0; at < moves.size(); at++) {
            var outcome = Moving.apply(work, companyId, factId, on, moves.get(at), accountOf);
            if (outcome instanceof Outcome.Refused<List<ValuedMove>>(var refusal, var field, var arguments)) {
                work.undo();
                return new Outcome.Refused<>(refusal, "moves[" + at + "]." + field, arguments);
            }
            done.addAll(outcome.orElseThrow());
        }
        return Outcome.done(done);
    }

    /** Writes moves, balances, pools and reservations, in a fixed number of statements. */
    public void write(Writing writing, StockWork work) {
        new StockWriting(writing.sql(), work).write();
    }
}
