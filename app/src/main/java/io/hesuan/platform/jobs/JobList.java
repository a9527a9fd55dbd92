package io.hesuan.platform.jobs;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

import static hesuandb.jobs.Tables.JOB;

/** The list of jobs: everybody sees his own, with {@link Jobs#READ} those of all in the companies where it holds. */
@Configuration(proxyBeanMethods = false)
class JobList {

    @Bean
    ListSpec listOfJobs() {
        return new ListSpec("jobs", "job", null, JOB, JOB.ID, Jobs.ID, null, (reader, none) -> visibleTo(reader), "-createdAt", List.of(
                Column.text("title", JOB.TITLE, 280).showing(row -> row.get(JOB.TITLE).isEmpty() ? row.get(JOB.KIND) : row.get(JOB.TITLE)),
                Column.text("kind", JOB.KIND, 150),
                Column.choice("state", JOB.STATE, 100, List.of("waiting", "running", "done", "failed", "cancelled")),
                Column.number("done", JOB.DONE, 100),
                Column.number("total", JOB.TOTAL, 100),
                Column.text("actor", JOB.ACTOR_NAME, 120),
                Column.instant("createdAt", JOB.CREATED_AT),
                Column.instant("finishedAt", JOB.FINISHED_AT).notSortable(),
                Column.number("attempts", JOB.ATTEMPTS, 80).hidden(),
                Column.text("node", JOB.NODE, 160).notSortable().hidden()));
    }

    static Condition visibleTo(Acting reader) {
        Condition own = reader.userId() == null ? DSL.falseCondition() : JOB.ACTOR_ID.eq(reader.userId());
        var scope = reader.companies(Jobs.READ);
        if (scope.all()) {
            return DSL.noCondition();
        }
        return scope.isEmpty() ? own : own.or(JOB.COMPANY_ID.eq(DSL.any(scope.companies().toArray(java.util.UUID[]::new))));
    }
}
