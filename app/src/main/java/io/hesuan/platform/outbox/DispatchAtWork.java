package io.hesuan.platform.outbox;

import io.hesuan.platform.nodes.Round;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;

/** Walks a round for each subscriber, so that a slow or failing one holds up nobody else. */
@Component
@ConditionalOnBooleanProperty(name = "hesuan.work", matchIfMissing = true)
class DispatchAtWork implements SmartLifecycle {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Dispatch dispatch;
    private final ObjectProvider<Subscriber> subscribers;
    private volatile List<Round> rounds = List.of();

    DispatchAtWork(Dispatch dispatch, ObjectProvider<Subscriber> subscribers, OutboxHealth health, MeterRegistry meters) {
        this.dispatch = dispatch;
        this.subscribers = subscribers;
        Gauge.builder("hesuan.outbox.lag", health, at -> at.lag().toSeconds()).baseUnit("seconds")
                .description("age of the oldest event that a subscriber has not taken").register(meters);
        Gauge.builder("hesuan.outbox.failing", health, OutboxHealth::failing).description("subscribers that fail").register(meters);
    }

    @Override
    public void start() {
        List<Subscriber> all = subscribers.orderedStream().toList();
        if (all.stream().map(Subscriber::name).distinct().count() != all.size()) {
            throw new IllegalStateException("two subscribers have the same name");
        }
        all.forEach(dispatch::declare);
        rounds = all.stream().map(subscriber -> Round.start("subscriber " + subscriber.name(), LOOK, () -> dispatch.step(subscriber))).toList();
    }

    @Override
    public void stop() {
        rounds.forEach(Round::close);
        rounds = List.of();
    }

    @Override
    public boolean isRunning() {
        return !rounds.isEmpty();
    }
}
