package io.hesuan.trade.orders;

import io.hesuan.platform.nodes.Round;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Looks again and again for orders that can go on by themselves. */
@Component
@ConditionalOnBooleanProperty(name = "hesuan.work", matchIfMissing = true)
class OrdersAtWork implements SmartLifecycle {

    private final GoingOn goingOn;
    private volatile Round round;

    OrdersAtWork(GoingOn goingOn) {
        this.goingOn = goingOn;
    }

    /** @return whether there may be more at once; what waits for goods is looked at once a round only */
    boolean look() {
        List<UUID> passing = goingOn.passing(Instant.now());
        goingOn.carryOn(passing);
        if (passing.size() == GoingOn.AT_ONCE) {
            return true;
        }
        goingOn.carryOn(goingOn.coverable());
        return false;
    }

    @Override
    public void start() {
        round = Round.start("orders", Duration.ofSeconds(15), this::look);
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
