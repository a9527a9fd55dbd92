package io.hesuan.trade.channels;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.home.HomeException;
import io.hesuan.platform.nodes.Round;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import static hesuandb.channels.Tables.CHANNEL;
import static hesuandb.channels.Tables.PROGRESS;
import static java.time.ZoneOffset.UTC;

/**
 * Asks each channel that is pulled for what has changed since its watermark, with an overlap, because platforms write changes late; one node
 * asks a stream at a time. The watermark moves after a window's last page. Failures are tried again at growing distance.
 */
@Component
@ConditionalOnBooleanProperty(name = "hesuan.work", matchIfMissing = true)
class PullsAtWork implements SmartLifecycle, HomeException {

    static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final Duration EACH = Duration.ofMinutes(1);
    private static final Duration CLAIM = Duration.ofMinutes(30);
    private static final int LOUD_AFTER = 3;
    private static final String BEGIN = """
            INSERT INTO channels.progress (channel_id, stream, watermark, trouble, next_at) SELECT c.id, s.stream, c.pulled_since, '', ?::timestamptz
            FROM channels.channel c JOIN unnest(?::text[], ?::text[]) AS s(platform, stream) ON s.platform = c.platform WHERE c.pulled AND c.active
            ON CONFLICT DO NOTHING""";
    private static final String CLAIM_ONE = """
            UPDATE channels.progress p SET claimed_until = ?::timestamptz FROM (
                SELECT p.channel_id, p.stream FROM channels.progress p JOIN channels.channel c ON c.id = p.channel_id JOIN channels.credential k ON k.channel_id = c.id
                WHERE c.pulled AND c.active AND p.next_at <= ?::timestamptz AND (p.claimed_until IS NULL OR p.claimed_until < ?::timestamptz)
                ORDER BY p.next_at LIMIT 1 FOR UPDATE OF p SKIP LOCKED) AS due
            WHERE p.channel_id = due.channel_id AND p.stream = due.stream RETURNING p.channel_id, p.stream, p.watermark, p.failures""";

    private final DSLContext sql;
    private final Shops shops;
    private final Pulling pulling;
    private final Clock clock;
    private final List<Caller> callers;
    private volatile Round round;

    PullsAtWork(DSLContext sql, Shops shops, Pulling pulling, Clock clock, List<Caller> callers) {
        this.sql = sql;
        this.shops = shops;
        this.pulling = pulling;
        this.clock = clock;
        this.callers = callers;
    }

    @Override
    public void start() {
        round = Round.start("channel pulls", Duration.ofSeconds(2), this::pullOne);
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

    private record Due(UUID channel, String stream, Instant watermark, int failures) {
    }

    /** @return whether there was one that was due; there may be more */
    boolean pullOne() throws InterruptedException {
        OffsetDateTime now = clock.instant().atOffset(UTC);
        List<String[]> streams = callers.stream().flatMap(caller -> caller.streams().stream().map(stream -> new String[] {caller.platform().code(), stream})).toList();
        sql.execute(BEGIN, now, streams.stream().map(one -> one[0]).toArray(String[]::new), streams.stream().map(one -> one[1]).toArray(String[]::new));
        var claimed = sql.fetch(CLAIM_ONE, now.plus(CLAIM), now, now);
        if (claimed.isEmpty()) {
            return false;
        }
        var row = claimed.getFirst();
        pull(new Due(row.get(0, UUID.class), row.get(1, String.class), row.get(2, OffsetDateTime.class).toInstant(), row.get(3, Integer.class)));
        return true;
    }

    /** One window; where more are behind, the stream is due again at once. */
    private void pull(Due due) throws InterruptedException {
        Shop shop = shops.of(due.channel());
        Caller caller = pulling.caller(shop);
        Instant sure = clock.instant().minus(caller.lag());
        Instant from = due.watermark().minus(OVERLAP);
        Instant to = from.plus(caller.span()).isBefore(sure) ? from.plus(caller.span()) : sure;
        try {
            if (from.isBefore(to)) {
                pulling.pull(shop, due.stream(), from, to);
            }
            Instant mark = to.isAfter(due.watermark()) ? to : due.watermark();
            Instant next = to.equals(sure) ? clock.instant().plus(EACH) : clock.instant();
            settle(due, mark, "", 0, next);
        } catch (java.io.IOException | RuntimeException trouble) {
            int failures = due.failures() + 1;
            String says = trouble.getMessage() == null ? trouble.getClass().getSimpleName() : trouble.getMessage();
            settle(due, due.watermark(), says.replace('\0', ' ').substring(0, Math.min(300, says.length())), failures, clock.instant().plusSeconds(Math.min(1_800, 15L << Math.min(failures, 10))));
        }
    }

    private void settle(Due due, Instant watermark, String trouble, int failures, Instant next) {
        OffsetDateTime now = clock.instant().atOffset(UTC);
        var update = sql.update(PROGRESS).set(PROGRESS.WATERMARK, watermark.atOffset(UTC)).set(PROGRESS.TROUBLE, trouble).set(PROGRESS.FAILURES, failures)
                .set(PROGRESS.NEXT_AT, next.atOffset(UTC)).setNull(PROGRESS.CLAIMED_UNTIL);
        update = trouble.isEmpty() ? update.set(PROGRESS.PULLED_AT, now) : update.set(PROGRESS.TROUBLE_AT, now);
        update.where(PROGRESS.CHANNEL_ID.eq(due.channel()), PROGRESS.STREAM.eq(due.stream())).execute();
    }

    @Override
    public List<Found> look(Acting reader) {
        if (!reader.may(Channels.READ)) {
            return List.of();
        }
        int loud = sql.fetchCount(sql.selectDistinct(CHANNEL.ID).from(CHANNEL).join(PROGRESS).on(PROGRESS.CHANNEL_ID.eq(CHANNEL.ID))
                .where(PROGRESS.FAILURES.ge(LOUD_AFTER), CHANNEL.ACTIVE.isTrue(), CHANNEL.PULLED.isTrue(), ChannelSpec.visible(reader)));
        return loud == 0 ? List.of() : List.of(new Found("channel-in-trouble", List.of(loud), "/channels"));
    }
}
