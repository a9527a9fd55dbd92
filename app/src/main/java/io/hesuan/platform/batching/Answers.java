package io.hesuan.platform.batching;

import io.hesuan.platform.retention.Perishable;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static hesuandb.batching.Tables.ANSWER;
import static java.time.ZoneOffset.UTC;

/** Remembered answers by use case and key. Refusals are not remembered: they left nothing behind, so trying again is honest. */
@Component
class Answers implements Perishable {

    /** Nobody tries again after a month. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final DSLContext database;

    Answers(DSLContext database) {
        this.database = database;
    }

    @Override
    public int forget(Instant now) {
        return database.deleteFrom(ANSWER).where(ANSWER.RECORDED_AT.lt(now.minus(KEPT).atOffset(UTC))).execute();
    }

    /** An answer given before: the hash of the command it answered, and the result as JSON. */
    record Remembered(byte[] contentHash, String json) {
    }

    record ToRemember(String key, byte[] contentHash, String json) {
    }

    Map<String, Remembered> find(DSLContext sql, String useCase, Collection<String> keys) {
        Map<String, Remembered> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        sql.select(ANSWER.KEY, ANSWER.CONTENT_HASH, ANSWER.ANSWER_)
                .from(ANSWER)
                .where(ANSWER.USE_CASE.eq(useCase), ANSWER.KEY.eq(org.jooq.impl.DSL.any(keys.toArray(String[]::new))))
                .forEach(row -> found.put(row.value1(), new Remembered(row.value2(), row.value3().data())));
        return found;
    }

    /** @throws KeyRace when another transaction remembered one of the keys meanwhile: the batch must be decided anew */
    void remember(DSLContext sql, String useCase, Instant now, List<ToRemember> answers) {
        if (answers.isEmpty()) {
            return;
        }
        var recordedAt = now.atOffset(UTC);
        var rows = answers.stream().map(answer -> {
            var row = sql.newRecord(ANSWER);
            row.setUseCase(useCase);
            row.setKey(answer.key());
            row.setContentHash(answer.contentHash());
            row.setAnswer(JSONB.jsonb(answer.json()));
            row.setRecordedAt(recordedAt);
            return row;
        }).toList();
        int inserted = sql.insertInto(ANSWER).set(rows).onConflictDoNothing().execute();
        if (inserted != rows.size()) {
            throw new KeyRace();
        }
    }

    static final class KeyRace extends RuntimeException {
        KeyRace() {
            super("an idempotency key was used by another transaction at the same moment", null, false, false);
        }
    }
}
