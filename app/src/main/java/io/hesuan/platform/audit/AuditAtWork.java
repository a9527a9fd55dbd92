package io.hesuan.platform.audit;

import io.hesuan.platform.nodes.Round;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import static hesuandb.audit.Tables.LINK;
import static hesuandb.audit.Tables.VERIFICATION;
import static java.time.ZoneOffset.UTC;

/** Keeps the chain at its end, logs its last hash each hour, and walks all of it once a day. */
@Component
@ConditionalOnBooleanProperty(name = "hesuan.work", matchIfMissing = true)
class AuditAtWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AuditAtWork.class);
    private static final Duration BETWEEN_WALKS = Duration.ofHours(24);

    private final DSLContext sql;
    private final AuditSequencer sequencer;
    private final AuditChain chain;
    private final Clock clock;
    private volatile List<Round> rounds = List.of();
    private volatile boolean broken;

    AuditAtWork(DSLContext sql, AuditSequencer sequencer, AuditChain chain, Clock clock, MeterRegistry meters) {
        this.sql = sql;
        this.sequencer = sequencer;
        this.chain = chain;
        this.clock = clock;
        Gauge.builder("hesuan.audit.lag", sequencer, at -> at.lag().toSeconds()).baseUnit("seconds")
                .description("age of the newest linked entry while more wait to be linked").register(meters);
        Gauge.builder("hesuan.audit.broken", this, at -> at.broken ? 1 : 0).description("1 when the last walk found a breach").register(meters);
    }

    @Override
    public void start() {
        rounds = List.of(Round.start("audit sequencer", Duration.ofMillis(500), sequencer::linkBatch),
                Round.start("audit walk", Duration.ofHours(1), this::lookAtChain));
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

    private boolean lookAtChain() {
        var last = sql.selectFrom(LINK).orderBy(LINK.NUMBER.desc()).limit(1).fetchOne();
        if (last == null) {
            return false;
        }
        LOG.info("audit chain: link {} has hash {}", last.getNumber(), HexFormat.of().formatHex(last.getHash()));
        if (!sql.fetchExists(VERIFICATION, VERIFICATION.VERIFIED_AT.gt(Instant.now(clock).minus(BETWEEN_WALKS).atOffset(UTC)))) {
            AuditChain.Walk walk = chain.verify();
            broken = walk.breach() != null;
            if (broken) {
                LOG.error("audit chain is broken: {}", walk.breach());
            }
        }
        return false;
    }
}
