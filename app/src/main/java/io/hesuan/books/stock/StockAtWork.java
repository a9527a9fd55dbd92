package io.hesuan.books.stock;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.nodes.Round;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Gives back goods whose reservation has expired, also of items that nobody touches. */
@Component
@ConditionalOnBooleanProperty(name = "hesuan.work", matchIfMissing = true)
class StockAtWork implements SmartLifecycle {

    private static final int AT_ONCE = 500;
    private static final UseCase<Integer, Integer> SWEEP = new UseCase<>("reservation.sweep", Integer.class, null, StockAtWork::sweep);

    private final WritePath writePath;
    private volatile Round round;

    StockAtWork(WritePath writePath) {
        this.writePath = writePath;
    }

    /** @return whether there may be more */
    boolean look() {
        return writePath.all(SWEEP, List.of(Call.of(Acting.house("reservation sweep", Set.of()), AT_ONCE)), Mode.REAL).getFirst().orElseThrow() == AT_ONCE;
    }

    /** Loading the reservations gives back what has expired; nothing else is to be done with them. */
    private static List<Outcome<Integer>> sweep(Writing writing, List<Call<Integer>> calls) {
        return calls.stream().map(call -> {
            Set<UUID> expired = writing.sql().fetch("""
                    SELECT id FROM stock.reservation WHERE state = 'tried' AND expires_at <= ?::timestamptz ORDER BY expires_at LIMIT ?""",
                    writing.now().atOffset(ZoneOffset.UTC), call.command()).intoSet("id", UUID.class);
            if (!expired.isEmpty()) {
                new StockWriting(writing.sql(), new StockLoading(writing).forSettling(expired)).write();
            }
            return Outcome.done(expired.size());
        }).toList();
    }

    @Override
    public void start() {
        round = Round.start("reservation sweep", Duration.ofSeconds(20), this::look);
    }

    @Override
    public void stop() {
        round.close();
        round = null;
    }

    @Override
    public boolean isRunning() {
        return round != null;
    }
}
