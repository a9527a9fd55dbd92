package io.hesuan.books.ledger;

import io.hesuan.platform.nodes.Round;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;

/** Gives vouchers their numbers soon after they are posted. */
@Component
@ConditionalOnBooleanProperty(name = "hesuan.work", matchIfMissing = true)
class LedgerAtWork implements SmartLifecycle {

    private final VoucherSequencer sequencer;
    private volatile Round round;

    LedgerAtWork(VoucherSequencer sequencer) {
        this.sequencer = sequencer;
    }

    @Override
    public void start() {
        round = Round.start("voucher sequencer", Duration.ofMillis(500), sequencer::number);
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
