package io.hesuan.platform.intake;

import hesuandb.intake.tables.records.PayloadRecord;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import io.hesuan.platform.web.Sentences;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.intake.Tables.ORIGIN;
import static hesuandb.intake.Tables.PAYLOAD;

/** A payload to look at, and what people do with one that was set aside: read it again, or dismiss it. */
@RestController
@RequestMapping("/api/payloads")
class PayloadController {

    private record Settle(UUID id, boolean again) {
    }

    record Settled(String id) {
    }

    record TroubleView(String position, String document, String code, String sentence) {
    }

    /** @param content a part of what was read, as JSON, for {@code DocumentView}; personal fields left out for whoever may not see them */
    record DocumentView(String name, JsonNode content) {
    }

    record PayloadView(String id, String originId, String origin, String kind, String via, String name, String delivery, String sha256, long size, Instant windowFrom,
                       Instant windowTo, Integer page, Instant fetchedAt, String state, int attempts, int revision, Instant readAt, int troubleCount,
                       List<TroubleView> troubles, List<DocumentView> documents) {
    }

    record RereadRequest(String originId, String kind, Instant from, Instant to, boolean forReal) {
    }

    private final DSLContext sql;
    private final WritePath writePath;
    private final PayloadRows rows;
    private final Reading.Parsers parsers;
    private final Rereading rereading;
    private final Sentences sentences;
    private final JsonMapper json;
    private final UseCase<Settle, Settled> settle = new UseCase<>("payload.settle", Settled.class, IntakeRights.WRITE, PayloadController::settled);

    PayloadController(DSLContext sql, WritePath writePath, PayloadRows rows, Reading.Parsers parsers, Rereading rereading, Sentences sentences, JsonMapper json) {
        this.sql = sql;
        this.writePath = writePath;
        this.rows = rows;
        this.parsers = parsers;
        this.rereading = rereading;
        this.sentences = sentences;
        this.json = json;
    }

    @GetMapping("/{id}")
    @Needs("payload.read")
    PayloadView find(@PathVariable String id, Acting reader) {
        PayloadRecord row = row(id, reader);
        String origin = sql.select(ORIGIN.NAME).from(ORIGIN).where(ORIGIN.ID.eq(row.getOriginId())).fetchSingle(ORIGIN.NAME);
        List<Trouble> troubles = json.readValue(row.getTroubles().data(), new TypeReference<List<Trouble>>() { });
        return new PayloadView(id, row.getOriginId().toString(), origin, row.getKind(), row.getVia(), row.getName(), row.getDelivery(), HexFormat.of().formatHex(row.getSha256()),
                row.getSize(), instant(row.getWindowFrom()), instant(row.getWindowTo()), row.getPage(), row.getFetchedAt().toInstant(), row.getState(), row.getAttempts(),
                row.getRevision(), instant(row.getReadAt()), row.getTroubleCount(), troubles.stream().map(trouble -> new TroubleView(trouble.position(), trouble.document(),
                trouble.code(), sentences.refusal(reader.locale(), trouble.code(), List.copyOf(trouble.arguments())))).toList(), documents(row, reader));
    }

    private List<DocumentView> documents(PayloadRecord row, Acting reader) {
        PayloadParser<?> parser = parsers.of(row.getKind());
        List<DocumentView> documents = new ArrayList<>();
        rows.readings(List.of(row.getId())).values().stream().map(Map::entrySet).flatMap(java.util.Set::stream).limit(200).forEach(named -> {
            if (named.getValue() instanceof ObjectNode object && parser != null && !reader.may(Permission.PERSONAL_DATA)) {
                parser.personal().forEach(object::remove);
            }
            documents.add(new DocumentView(named.getKey(), named.getValue()));
        });
        return documents;
    }

    /** The bytes as they came. For those who may see personal data, since platforms send it in clear at times. */
    @GetMapping("/{id}/content")
    @Needs("personal-data.read")
    ResponseEntity<byte[]> content(@PathVariable String id, Acting reader) {
        PayloadRecord row = row(id, reader);
        String name = row.getName().isBlank() ? id : row.getName();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM).header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename(name, java.nio.charset.StandardCharsets.UTF_8).build().toString()).body(rows.content(row));
    }

    /** Reads it again, as after a mend of the reader or of what it met. */
    @PostMapping("/{id}/reading")
    @Needs("payload.write")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Settled readAgain(@PathVariable String id, Acting by) {
        return Refused.unlessDone(writePath.one(settle, Call.of(by, new Settle(row(id, by).getId(), true))));
    }

    /** Nothing will be done about it; it stays to be looked at. */
    @PostMapping("/{id}/dismissal")
    @Needs("payload.write")
    Settled dismiss(@PathVariable String id, Acting by) {
        return Refused.unlessDone(writePath.one(settle, Call.of(by, new Settle(row(id, by).getId(), false))));
    }

    /** Reads the payloads of a time again; not for real it only shows what would be different. */
    @PostMapping("/rereadings")
    @Needs("payload.write")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Rereading.Given reread(@RequestBody RereadRequest request, Acting by) {
        UUID origin = request.originId() == null || request.originId().isBlank() ? null : uuid(request.originId());
        return Refused.unlessDone(writePath.one(rereading.giving(), Call.of(by, new Rereading.Reread(origin, request.kind(), request.from(), request.to(), request.forReal()))));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw Refused.because(RequestRefusal.RECORD_NOT_FOUND, "originId", text);
        }
    }

    private PayloadRecord row(String id, Acting reader) {
        PayloadRecord row = sql.selectFrom(PAYLOAD).where(PAYLOAD.ID.eq(read(IntakeRights.PAYLOAD, id)), IntakeLists.visible(reader, PAYLOAD.COMPANY_ID)).fetchOne();
        if (row == null) {
            throw Refused.because(RequestRefusal.RECORD_NOT_FOUND, "id", id);
        }
        return row;
    }

    private static Instant instant(java.time.OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static UUID read(IdFormat format, String id) {
        try {
            return format.read(id);
        } catch (MalformedText malformed) {
            throw Refused.because(RequestRefusal.RECORD_NOT_FOUND, "id", id);
        }
    }

    private static List<Outcome<Settled>> settled(Writing writing, List<Call<Settle>> calls) {
        UUID[] ids = calls.stream().map(call -> call.command().id()).toArray(UUID[]::new);
        Map<UUID, PayloadRecord> there = writing.sql().selectFrom(PAYLOAD).where(PAYLOAD.ID.eq(DSL.any(ids))).orderBy(PAYLOAD.ID).forUpdate().fetchMap(PAYLOAD.ID);
        List<UUID> again = new ArrayList<>();
        List<UUID> dismissed = new ArrayList<>();
        List<Outcome<Settled>> outcomes = new ArrayList<>();
        for (Call<Settle> call : calls) {
            PayloadRecord row = there.get(call.command().id());
            boolean may = call.command().again() ? !row.getState().equals("taken") : row.getState().equals("aside");
            if (!may) {
                outcomes.add(Outcome.refused(IntakeRefusal.PAYLOAD_IS_NOT_ASIDE));
                continue;
            }
            (call.command().again() ? again : dismissed).add(row.getId());
            writing.audit(call.by(), AuditEntry.of(call.command().again() ? "read-again" : "dismiss", "payload", row.getId(), row.getKind() + " " + row.getDelivery())
                    .inCompany(row.getCompanyId()));
            outcomes.add(Outcome.done(new Settled(IntakeRights.PAYLOAD.write(row.getId()))));
        }
        writing.sql().update(PAYLOAD).set(PAYLOAD.STATE, "taken").setNull(PAYLOAD.CLAIMED_UNTIL).where(PAYLOAD.ID.in(again)).execute();
        writing.sql().update(PAYLOAD).set(PAYLOAD.STATE, "dismissed").where(PAYLOAD.ID.in(dismissed)).execute();
        return outcomes;
    }
}
