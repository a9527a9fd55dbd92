package io.hesuan.platform.outbox;

import hesuandb.outbox.tables.records.SubscriberRecord;
import io.hesuan.platform.outbox.EventReader.Portion;
import io.hesuan.platform.outbox.EventReader.Position;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import static hesuandb.outbox.Tables.SUBSCRIBER;
import static java.time.ZoneOffset.UTC;

/** Brings one subscriber forward by one portion of events, in one transaction; on one node at a time, because its row is locked. */
@Component
class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final int PORTION = 500;
    private static final int LONGEST_FAILURE = 500;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final DSLContext sql;
    private final TransactionTemplate transaction;
    private final EventReader events;
    private final Clock clock;

    Dispatch(DSLContext sql, PlatformTransactionManager transactions, EventReader events, Clock clock) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.clock = clock;
    }

    /** Makes the subscriber known, standing before the first event. */
    void declare(Subscriber subscriber) {
        sql.insertInto(SUBSCRIBER, SUBSCRIBER.NAME, SUBSCRIBER.COMMIT_POSITION, SUBSCRIBER.ORDINAL)
                .values(subscriber.name(), Position.BEGINNING.commit(), Position.BEGINNING.ordinal()).onConflictDoNothing().execute();
    }

    /** @return whether there may be more to do at once */
    boolean step(Subscriber subscriber) {
        try {
            return advance(subscriber, PORTION);
        } catch (RuntimeException failed) {
            return oneByOne(subscriber);
        }
    }

    /** A portion failed: all that comes before the broken event is done with, one event at a time. */
    private boolean oneByOne(Subscriber subscriber) {
        for (int i = 0; i < PORTION; i++) {
            try {
                if (!advance(subscriber, 1)) {
                    return false;
                }
            } catch (RuntimeException failed) {
                remember(subscriber, failed, now());
                return false;
            }
        }
        return true;
    }

    private boolean advance(Subscriber subscriber, int most) {
        Instant now = now();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            SubscriberRecord row = sql.selectFrom(SUBSCRIBER).where(SUBSCRIBER.NAME.eq(subscriber.name()))
                    .and(SUBSCRIBER.RETRY_AT.isNull().or(SUBSCRIBER.RETRY_AT.le(now.atOffset(UTC)))).forUpdate().skipLocked().fetchOne();
            return row != null && react(subscriber, row, row.getFailures() == 0 ? most : 1, now);
        }));
    }

    private boolean react(Subscriber subscriber, SubscriberRecord row, int most, Instant now) {
        Portion portion = events.after(sql, new Position(row.getCommitPosition(), row.getOrdinal()), subscriber.types(), most);
        if (!portion.wanted().isEmpty()) {
            subscriber.handle(portion.wanted(), new Subscriber.Reaction(sql, now));
        }
        if (portion.end().commit() != row.getCommitPosition() || portion.end().ordinal() != row.getOrdinal() || row.getFailures() > 0) {
            sql.update(SUBSCRIBER).set(SUBSCRIBER.COMMIT_POSITION, portion.end().commit()).set(SUBSCRIBER.ORDINAL, portion.end().ordinal())
                    .set(SUBSCRIBER.HANDLED, SUBSCRIBER.HANDLED.plus(portion.wanted().size())).set(SUBSCRIBER.HANDLED_AT, now.atOffset(UTC))
                    .setNull(SUBSCRIBER.FAILING_SINCE).setNull(SUBSCRIBER.FAILURE).setNull(SUBSCRIBER.RETRY_AT).set(SUBSCRIBER.FAILURES, 0)
                    .where(SUBSCRIBER.NAME.eq(subscriber.name())).execute();
        }
        return portion.more();
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    }

    private void remember(Subscriber subscriber, RuntimeException failed, Instant now) {
        LOG.error("subscriber {} failed; it stays where it is and tries again", subscriber.name(), failed);
        String says = String.valueOf(failed.getMessage()).replace('\u0000', ' ');
        transaction.executeWithoutResult(status -> {
            SubscriberRecord row = sql.selectFrom(SUBSCRIBER).where(SUBSCRIBER.NAME.eq(subscriber.name())).forUpdate().fetchSingle();
            row.setFailures(row.getFailures() + 1);
            row.setFailingSince(row.getFailingSince() == null ? now.atOffset(UTC) : row.getFailingSince());
            row.setFailure(failed.getClass().getSimpleName() + ": " + says.substring(0, Math.min(LONGEST_FAILURE, says.length())));
            row.setRetryAt(now.plus(pauseAfter(row.getFailures())).atOffset(UTC));
            row.update();
        });
    }

    /** Doubles from a second up to five minutes. */
    static Duration pauseAfter(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
