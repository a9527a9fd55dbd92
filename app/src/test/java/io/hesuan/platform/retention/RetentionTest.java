package io.hesuan.platform.retention;

import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

@HouseTest
class RetentionTest {

    @Autowired List<Perishable> perishables;
    @Autowired DSLContext sql;

    @Test
    void whatIsPastItsTimeIsForgottenAndWhatIsYoungStays() {
        sql.execute("INSERT INTO batching.answer VALUES ('retention', 'old', sha256('x'), '{}', now() - interval '31 days'), ('retention', 'young', sha256('x'), '{}', now())");
        sql.execute("INSERT INTO signin.attempt VALUES ('login', sha256('retention old'), 3, now() - interval '25 hours'), ('login', sha256('retention young'), 3, now())");
        sql.execute("INSERT INTO outbox.event (id, commit_position, type, content, recorded_at) VALUES "
                + "(gen_random_uuid(), -9, 'retention.old', '{}', now() - interval '91 days'), (gen_random_uuid(), -9, 'retention.young', '{}', now())");
        sql.execute("INSERT INTO outbox.event (id, type, content, recorded_at) VALUES (gen_random_uuid(), 'retention.waiting', '{}', now() - interval '91 days')");
        sql.execute("INSERT INTO outbox.subscriber (name, commit_position, ordinal) VALUES ('retention', 0, 0)");
        perishables.forEach(perishable -> perishable.forget(Instant.now()));
        assertThat(sql.fetch("SELECT key FROM batching.answer WHERE use_case = 'retention'").getValues(0)).isEqualTo(List.of("young"));
        assertThat(sql.fetch("SELECT type FROM outbox.event WHERE type LIKE 'retention.%' ORDER BY type").getValues(0))
                .as("an event that a subscriber still waits for stays").isEqualTo(List.of("retention.waiting", "retention.young"));
        assertThat((long) sql.fetchValue("SELECT count(*) FROM signin.attempt WHERE name_hash IN (sha256('retention old'), sha256('retention young'))")).isEqualTo(1);
        sql.execute("UPDATE outbox.subscriber SET commit_position = house.commit_position() WHERE name = 'retention'");
    }
}
