package io.hesuan.platform.intake;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.database.CopyRows;
import io.hesuan.platform.search.SearchText;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static hesuandb.intake.Tables.ORIGIN;
import static hesuandb.intake.Tables.PAYLOAD;
import static java.time.ZoneOffset.UTC;

/** The face of the room: other rooms keep payloads here, say which times they have asked for, and ask which are missing. */
@Component
public class Intake {

    /** In bytes. A file above it is split by whoever makes it. */
    public static final int LARGEST = 64 << 20;
    private static final int LONGEST_DELIVERY = 200;

    private final Envelope envelope;
    private final Reading reading;

    Intake(Envelope envelope, Reading reading) {
        this.envelope = envelope;
        this.reading = reading;
    }

    /** @param news false where the same delivery was here already */
    public record Kept(UUID id, boolean news) {
    }

    /** A time that nobody asked for, from within to without. */
    public record Gap(Instant from, Instant to) {
    }

    private record Name(UUID origin, String kind, String delivery) {
    }

    /** Makes an origin known, or its new name. Before its first payload. */
    public void know(DSLContext sql, Instant now, List<Origin> origins) {
        var insert = sql.insertInto(ORIGIN, ORIGIN.ID, ORIGIN.COMPANY_ID, ORIGIN.NAME, ORIGIN.WATCHED_FROM, ORIGIN.CHANGED_AT);
        for (Origin origin : origins) {
            insert = insert.values(origin.id(), origin.companyId(), origin.name(), origin.watchedFrom() == null ? null : origin.watchedFrom().atOffset(UTC), now.atOffset(UTC));
        }
        insert.onConflict(ORIGIN.ID).doUpdate().set(ORIGIN.COMPANY_ID, DSL.excluded(ORIGIN.COMPANY_ID)).set(ORIGIN.NAME, DSL.excluded(ORIGIN.NAME))
                .set(ORIGIN.WATCHED_FROM, DSL.excluded(ORIGIN.WATCHED_FROM)).set(ORIGIN.CHANGED_AT, DSL.excluded(ORIGIN.CHANGED_AT)).execute();
    }

    /** Keeps what came, in the caller's transaction. It is read soon after the commit, or at once by {@link #read}. */
    public List<Outcome<Kept>> keep(Writing writing, List<Received> received) {
        Map<Name, UUID> known = known(writing.sql(), received);
        var payloads = new CopyRows("intake.payload", "id", "origin_id", "company_id", "kind", "delivery", "sha256", "size", "via", "name", "window_from", "window_to",
                "page", "fetched_at", "state", "search_text");
        var contents = new CopyRows("intake.content", "payload_id", "bytes");
        List<Outcome<Kept>> outcomes = new ArrayList<>();
        for (Received one : received) {
            outcomes.add(one.content().length == 0 ? Outcome.refused(IntakeRefusal.PAYLOAD_IS_EMPTY)
                    : one.content().length > LARGEST ? Outcome.refused(IntakeRefusal.PAYLOAD_IS_TOO_LARGE, null, LARGEST >> 20)
                    : Outcome.done(keep(one, known, payloads, contents)));
        }
        payloads.send(writing.sql());
        contents.send(writing.sql());
        return outcomes;
    }

    private Kept keep(Received one, Map<Name, UUID> known, CopyRows payloads, CopyRows contents) {
        byte[] hash = Envelope.sha256(one.content());
        Name name = name(one, hash);
        UUID there = known.get(name);
        if (there != null) {
            return new Kept(there, false);
        }
        UUID id = Ids.next();
        known.put(name, id);
        payloads.uuid(id).uuid(one.originId()).uuid(one.companyId()).text(one.kind()).text(name.delivery()).bytea(hash).bigint(one.content().length)
                .text(one.via().name().toLowerCase(Locale.ROOT)).text(Trouble.cut(one.name()));
        instant(payloads, one.from());
        instant(payloads, one.to());
        (one.page() == null ? payloads.absent() : payloads.integer(one.page())).instant(one.fetchedAt()).text("taken").text(SearchText.of(name.delivery(), one.name()));
        contents.uuid(id).bytea(envelope.close(id, "content", one.content()));
        return new Kept(id, true);
    }

    private static void instant(CopyRows rows, Instant value) {
        if (value == null) {
            rows.absent();
        } else {
            rows.instant(value);
        }
    }

    private static Name name(Received one, byte[] hash) {
        String delivery = one.delivery() == null || one.delivery().isBlank() ? "sha256:" + HexFormat.of().formatHex(hash) : one.delivery();
        return new Name(one.originId(), one.kind(), delivery.length() <= LONGEST_DELIVERY ? delivery : "sha256:" + HexFormat.of().formatHex(Envelope.sha256(delivery.getBytes(
                java.nio.charset.StandardCharsets.UTF_8))));
    }

    private static Map<Name, UUID> known(DSLContext sql, List<Received> received) {
        List<Name> names = received.stream().map(one -> name(one, Envelope.sha256(one.content()))).toList();
        Map<Name, UUID> known = new HashMap<>();
        sql.fetch("SELECT p.origin_id, p.kind, p.delivery, p.id FROM unnest(?::uuid[], ?::text[], ?::text[]) AS n(origin, kind, delivery) "
                                + "JOIN intake.payload p ON p.origin_id = n.origin AND p.kind = n.kind AND p.delivery = n.delivery",
                        names.stream().map(Name::origin).toArray(UUID[]::new), names.stream().map(Name::kind).toArray(String[]::new),
                        names.stream().map(Name::delivery).toArray(String[]::new))
                .forEach(row -> known.put(new Name(row.get(0, UUID.class), row.get(1, String.class), row.get(2, String.class)), row.get(3, UUID.class)));
        return known;
    }

    /**
     * Reads these payloads now, on this thread and outside the caller's transactions.
     *
     * @return how many documents were taken, how many payloads set aside
     */
    public ReadingResult read(List<UUID> payloads) {
        return reading.read(payloads);
    }

    /** A window was asked for from its first to its last page. */
    public void cover(Writing writing, UUID origin, Instant from, Instant to, int payloads) {
        writing.sql().execute("INSERT INTO intake.covered (id, origin_id, from_at, to_at, payloads, covered_at) VALUES (?, ?, ?::timestamptz, ?::timestamptz, ?, ?::timestamptz)",
                Ids.next(), origin, from.atOffset(UTC), to.atOffset(UTC), payloads, writing.now().atOffset(UTC));
    }

    /** Times that nobody asked for, since the origin is watched and up to a time; oldest first, a hundred at most. */
    public List<Gap> gaps(DSLContext sql, UUID origin, Instant until) {
        return sql.fetch("""
                SELECT lower(gap), upper(gap) FROM (SELECT unnest(tstzmultirange(tstzrange(o.watched_from, greatest(o.watched_from, ?::timestamptz)))
                    - coalesce((SELECT range_agg(tstzrange(c.from_at, c.to_at)) FROM intake.covered c WHERE c.origin_id = o.id), '{}'::tstzmultirange)) AS gap
                    FROM intake.origin o WHERE o.id = ? AND o.watched_from IS NOT NULL) AS gaps ORDER BY 1 LIMIT 100""", until.atOffset(UTC), origin)
                .map(row -> new Gap(row.get(0, java.time.OffsetDateTime.class).toInstant(), row.get(1, java.time.OffsetDateTime.class).toInstant()));
    }

    /** How many payloads of each origin are set aside; those without any are left out. */
    public Map<UUID, Integer> aside(DSLContext sql) {
        return sql.select(PAYLOAD.ORIGIN_ID, DSL.count()).from(PAYLOAD).where(PAYLOAD.STATE.eq("aside")).groupBy(PAYLOAD.ORIGIN_ID).fetchMap(PAYLOAD.ORIGIN_ID, DSL.count());
    }
}
