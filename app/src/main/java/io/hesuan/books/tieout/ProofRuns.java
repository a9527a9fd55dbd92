package io.hesuan.books.tieout;

import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static java.time.ZoneOffset.UTC;

/** What proofs found, run by run. */
@Component
class ProofRuns {

    /**
     * @param figures      how much was looked at
     * @param breach       the first thing that is wrong and where; null when the proof holds
     * @param milliseconds that it took
     */
    record Finding(String proof, Map<String, String> figures, String breach, long milliseconds) {
    }

    /** @param by who asked for it; the house itself at night */
    record Run(UUID id, Instant begunAt, Instant endedAt, String by, List<Finding> findings) {

        boolean holds() {
            return firstBroken().isEmpty();
        }

        Optional<Finding> firstBroken() {
            return findings.stream().filter(finding -> finding.breach() != null).findFirst();
        }
    }

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {
    };

    private final DSLContext sql;
    private final JsonMapper json;

    ProofRuns(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void add(Run run) {
        sql.execute("INSERT INTO tieout.run (id, begun_at, ended_at, by_name, holds, findings) VALUES (?, ?::timestamptz, ?::timestamptz, ?, ?, ?::jsonb)", run.id, run.begunAt.atOffset(UTC),
                run.endedAt.atOffset(UTC), run.by, run.holds(), json.writeValueAsString(run.findings));
    }

    /** Newest first. */
    List<Run> newest(int limit) {
        return sql.fetch("SELECT id, begun_at, ended_at, by_name, findings FROM tieout.run ORDER BY begun_at DESC, id DESC LIMIT ?", limit)
                .map(row -> new Run(row.get(0, UUID.class), row.get(1, OffsetDateTime.class).toInstant(), row.get(2, OffsetDateTime.class).toInstant(), row.get(3, String.class),
                        json.readValue(row.get(4, JSONB.class).data(), FINDINGS)));
    }

    /** The last run, when it found something wrong; nothing is read of runs that hold. */
    Optional<Run> lastIfBroken() {
        Boolean holds = (Boolean) sql.fetchValue("SELECT holds FROM tieout.run ORDER BY begun_at DESC, id DESC LIMIT 1");
        return holds == null || holds ? Optional.empty() : newest(1).stream().findFirst();
    }
}
