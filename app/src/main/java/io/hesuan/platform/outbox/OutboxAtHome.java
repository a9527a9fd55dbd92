package io.hesuan.platform.outbox;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.home.HomeException;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.util.List;

import static hesuandb.outbox.Tables.SUBSCRIBER;

/** Says on the first page which subscribers fail. */
@Component
class OutboxAtHome implements HomeException {

    private final DSLContext sql;

    OutboxAtHome(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Found> look(Acting reader) {
        return !reader.companies(EventController.READ).all() ? List.of()
                : sql.selectFrom(SUBSCRIBER).where(SUBSCRIBER.FAILURES.gt(0)).orderBy(SUBSCRIBER.FAILING_SINCE).limit(10)
                .fetch(row -> new Found("subscriber-failing", List.of(row.getName(), row.getFailure()), "/jobs"));
    }
}
