package io.hesuan.platform.intake;

import hesuandb.intake.tables.records.PayloadRecord;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.intake.Tables.CONTENT;
import static hesuandb.intake.Tables.PAYLOAD;
import static hesuandb.intake.Tables.READING;
import static java.time.ZoneOffset.UTC;

/** Payloads in the database: claimed for reading, and settled. */
@Component
class PayloadRows {

    private static final Duration CLAIM = Duration.ofMinutes(10);
    private static final int AT_ONCE = 200;
    /** Bytes that are held in memory for one round of reading, but for the first payload, which may be larger. */
    private static final long AT_ONCE_BYTES = 16L << 20;

    private record Written(String name, Object document) {
    }

    private record Line(String name, JsonNode document) {
    }

    private final DSLContext sql;
    private final JsonMapper json;
    private final Envelope envelope;
    private final Clock clock;

    PayloadRows(DSLContext sql, JsonMapper json, Envelope envelope, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.envelope = envelope;
        this.clock = clock;
    }

    /** Those of them that wait; nobody else gets them until they are settled, or until the claim is void. */
    List<Payload> claim(List<UUID> ids) {
        var now = clock.instant();
        return load(sql.fetch("UPDATE intake.payload SET claimed_until = ?::timestamptz WHERE id = ANY (?::uuid[]) AND state = 'taken' AND (claimed_until IS NULL OR claimed_until < ?::timestamptz) "
                + "RETURNING id", now.plus(CLAIM).atOffset(UTC), ids.toArray(UUID[]::new), now.atOffset(UTC)).getValues(0, UUID.class));
    }

    /** The oldest that wait, as many as may be held in memory. */
    List<Payload> claimSome() {
        var now = clock.instant();
        return load(sql.fetch("""
                UPDATE intake.payload p SET claimed_until = ?::timestamptz FROM (
                    SELECT id FROM (SELECT id, sum(size) OVER (ORDER BY id) - size AS before FROM (
                        SELECT id, size FROM intake.payload WHERE state = 'taken' AND (claimed_until IS NULL OR claimed_until < ?::timestamptz)
                        ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED) AS oldest) AS counted WHERE before < ?) AS chosen
                WHERE p.id = chosen.id RETURNING p.id""", now.plus(CLAIM).atOffset(UTC), now.atOffset(UTC), AT_ONCE, AT_ONCE_BYTES).getValues(0, UUID.class));
    }

    void release(List<Payload> payloads) {
        sql.update(PAYLOAD).setNull(PAYLOAD.CLAIMED_UNTIL).where(PAYLOAD.ID.in(payloads.stream().map(Payload::id).toList()), PAYLOAD.STATE.eq("taken")).execute();
    }

    /** In the order in which they came. */
    List<Payload> load(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : sql.select(PAYLOAD.ID, PAYLOAD.ORIGIN_ID, PAYLOAD.KIND, PAYLOAD.NAME, PAYLOAD.FETCHED_AT, CONTENT.BYTES).from(PAYLOAD)
                .join(CONTENT).on(CONTENT.PAYLOAD_ID.eq(PAYLOAD.ID)).where(PAYLOAD.ID.eq(DSL.any(ids.toArray(UUID[]::new)))).orderBy(PAYLOAD.ID)
                .fetch(row -> new Payload(row.value1(), row.value2(), row.value3(), row.value4(), row.value5().toInstant(), envelope.open(row.value1(), "content", row.value6())));
    }

    byte[] content(PayloadRecord row) {
        return envelope.open(row.getId(), "content", sql.select(CONTENT.BYTES).from(CONTENT).where(CONTENT.PAYLOAD_ID.eq(row.getId())).fetchSingle(CONTENT.BYTES));
    }

    /** What was read from each and what was in trouble; two statements. */
    void settle(List<Read<?>> reads) {
        UUID[] ids = reads.stream().map(read -> read.payload.id()).toArray(UUID[]::new);
        sql.transaction(transaction -> {
            transaction.dsl().execute("""
                            UPDATE intake.payload p SET state = CASE WHEN n.troubles = 0 THEN 'parsed' ELSE 'aside' END, attempts = p.attempts + 1, revision = n.revision, documents = n.documents,
                                troubles = n.told::jsonb, trouble_count = n.troubles, trouble_code = n.code, read_at = ?::timestamptz, claimed_until = NULL
                            FROM unnest(?::uuid[], ?::int[], ?::int[], ?::int[], ?::text[], ?::text[]) AS n(id, revision, documents, troubles, told, code) WHERE p.id = n.id""",
                    clock.instant().atOffset(UTC), ids, reads.stream().map(Read::revision).toArray(Integer[]::new), reads.stream().map(read -> read.documents.size()).toArray(Integer[]::new),
                    reads.stream().map(read -> read.troubleCount).toArray(Integer[]::new), reads.stream().map(read -> json.writeValueAsString(read.troubles)).toArray(String[]::new),
                    reads.stream().map(read -> read.troubles.isEmpty() ? "" : read.troubles.getFirst().code()).toArray(String[]::new));
            transaction.dsl().execute("INSERT INTO intake.reading (payload_id, revision, bytes) SELECT id, revision, decode(bytes, 'base64') FROM unnest(?::uuid[], ?::int[], ?::text[]) AS n(id, revision, bytes) "
                            + "ON CONFLICT (payload_id) DO UPDATE SET revision = EXCLUDED.revision, bytes = EXCLUDED.bytes",
                    ids, reads.stream().map(Read::revision).toArray(Integer[]::new),
                    reads.stream().map(read -> Base64.getEncoder().encodeToString(envelope.close(read.payload.id(), "reading", out -> lines(read, out)))).toArray(String[]::new));
        });
    }

    private <D> void lines(Read<D> read, OutputStream out) throws IOException {
        Map<String, D> named = new LinkedHashMap<>();
        read.documents.values().forEach(document -> named.put(read.parser.name(document), document));
        for (Map.Entry<String, D> one : named.entrySet()) {
            out.write(json.writeValueAsBytes(new Written(one.getKey(), one.getValue())));
            out.write('\n');
        }
    }

    /** Documents by what people call them; of two with one name the last counts. */
    <D> Map<String, JsonNode> named(Read<D> read) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        read.documents.values().forEach(document -> named.put(read.parser.name(document), json.valueToTree(document)));
        return named;
    }

    /** What was found in payloads when they were read last, by name. */
    Map<UUID, Map<String, JsonNode>> readings(List<UUID> ids) {
        Map<UUID, Map<String, JsonNode>> readings = new LinkedHashMap<>();
        sql.selectFrom(READING).where(READING.PAYLOAD_ID.eq(DSL.any(ids.toArray(UUID[]::new)))).forEach(row -> {
            Map<String, JsonNode> documents = new LinkedHashMap<>();
            new String(envelope.open(row.getPayloadId(), "reading", row.getBytes()), StandardCharsets.UTF_8).lines().map(line -> json.readValue(line, Line.class))
                    .forEach(line -> documents.put(line.name(), line.document()));
            readings.put(row.getPayloadId(), documents);
        });
        return readings;
    }

    JSONB jsonb(Object value) {
        return JSONB.jsonb(json.writeValueAsString(value));
    }
}
