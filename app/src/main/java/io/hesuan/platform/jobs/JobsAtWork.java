package io.hesuan.platform.jobs;

import io.hesuan.platform.nodes.Node;
import io.hesuan.platform.nodes.Round;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.List;

/** Starts this node's worker when the house is ready, and stops it before the database goes. */
@Component
@ConditionalOnBooleanProperty(name = "hesuan.work", matchIfMissing = true)
class JobsAtWork implements SmartLifecycle {

    private final DSLContext sql;
    private final JobRows rows;
    private final JsonMapper json;
    private final Node node;
    private final Schedules schedules;
    private final ObjectProvider<JobKind<?>> kinds;
    private final ObjectProvider<JobSchedule> declared;
    private volatile JobWorker worker;
    private volatile Round scheduled;

    JobsAtWork(DSLContext sql, JobRows rows, JsonMapper json, Node node, Schedules schedules, ObjectProvider<JobKind<?>> kinds,
               ObjectProvider<JobSchedule> declared, MeterRegistry meters) {
        this.sql = sql;
        this.rows = rows;
        this.json = json;
        this.node = node;
        this.schedules = schedules;
        this.kinds = kinds;
        this.declared = declared;
        Gauge.builder("hesuan.jobs.running", this, at -> at.worker == null ? 0 : at.worker.running())
                .description("jobs that run on this node").register(meters);
    }

    @Override
    public synchronized void start() {
        schedules.declare(declared.orderedStream().toList());
        List<JobKind<?>> known = kinds.orderedStream().toList();
        worker = new JobWorker(sql, rows, json, node, JobWorker.Settings.USUAL, known);
        scheduled = Round.start("job schedules", Duration.ofSeconds(1), schedules::giveOne);
    }

    @Override
    public synchronized void stop() {
        scheduled.close();
        worker.close();
        worker = null;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
