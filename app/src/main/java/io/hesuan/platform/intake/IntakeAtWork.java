package io.hesuan.platform.intake;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.home.HomeException;
import io.hesuan.platform.nodes.Round;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;

import static hesuandb.intake.Tables.PAYLOAD;

/** Reads what waits, a few payloads at a time; after a failure of the house they wait for the next look. */
@Component
@ConditionalOnBooleanProperty(name = "hesuan.work", matchIfMissing = true)
class IntakeAtWork implements SmartLifecycle, HomeException {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final PayloadRows rows;
    private final Reading reading;
    private final DSLContext sql;
    private volatile Round round;

    IntakeAtWork(PayloadRows rows, Reading reading, DSLContext sql) {
        this.rows = rows;
        this.reading = reading;
        this.sql = sql;
    }

    @Override
    public void start() {
        round = Round.start("intake", LOOK, this::readSome);
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

    /** @return whether there were some; there may be more */
    boolean readSome() {
        List<Payload> payloads = rows.claimSome();
        try {
            reading.take(payloads);
        } catch (RuntimeException trouble) {
            rows.release(payloads);
            throw trouble;
        }
        return !payloads.isEmpty();
    }

    @Override
    public List<Found> look(Acting reader) {
        if (!reader.may(IntakeRights.READ)) {
            return List.of();
        }
        int aside = sql.fetchCount(sql.selectOne().from(PAYLOAD).where(PAYLOAD.STATE.eq("aside"), IntakeLists.visible(reader, PAYLOAD.COMPANY_ID)).limit(1_000));
        return aside == 0 ? List.of() : List.of(new Found("payload-aside", List.of(aside), "/payloads?f.state=aside"));
    }
}
