package io.hesuan.trade.customers;

import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.records.RecordReads;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One person in clear, all that is known of him, and his erasure. Each look leaves a trace before it is answered. */
@RestController
@RequestMapping("/api/receivers/{id}")
class ReceiverController {

    private record Erase(UUID id) {
    }

    /** @param erasedAt when it was done, the first time */
    record Erased(String id, Instant erasedAt) {
    }

    /** A receiver as his platform delivered him; {@code ciphers} are the platform's, by its own names. */
    record Clear(String id, String pseudonym, String name, String phone, String country, String province, String city, String district, String address,
                 Map<String, String> ciphers) {
    }

    /** All that is known of one person, by kind of record. */
    record Everything(Clear receiver, Map<String, List<?>> records) {
    }

    private record Known(UUID id, UUID companyId, String pseudonym, byte[] encrypted) {
    }

    private final DSLContext sql;
    private final WritePath writePath;
    private final Receivers receivers;
    private final List<PersonalRecords> records;
    private final UseCase<Erase, Erased> erase = new UseCase<>("receiver.erase", Erased.class, Customers.ERASE, ReceiverController::erase);

    ReceiverController(DSLContext sql, WritePath writePath, Receivers receivers, List<PersonalRecords> records) {
        this.sql = sql;
        this.writePath = writePath;
        this.receivers = receivers;
        this.records = records;
    }

    @GetMapping("/clear")
    @Needs("personal-data.read")
    Clear clear(@PathVariable String id, Acting reader) {
        return unmasked(known(id, reader), reader);
    }

    /** For the person himself, who may ask what is kept of him. */
    @GetMapping("/everything")
    @Needs("personal-data.read")
    Everything everything(@PathVariable String id, Acting reader) {
        Known known = known(id, reader);
        Clear clear = unmasked(known, reader);
        Map<String, List<?>> found = new LinkedHashMap<>();
        records.forEach(room -> found.put(room.kind(), room.of(sql, known.companyId, known.pseudonym)));
        return new Everything(clear, found);
    }

    @PostMapping("/erasure")
    @Needs("receiver.erase")
    Erased erase(@PathVariable String id, Acting by) {
        return Refused.unlessDone(writePath.one(erase, Call.of(by, new Erase(read(id)))));
    }

    private Known known(String id, Acting reader) {
        Record row = sql.fetchOne("SELECT id, company_id, pseudonym, encrypted FROM customers.receiver WHERE id = ?", read(id));
        if (row == null || !reader.companies(Customers.READ).covers(row.get("company_id", UUID.class))) {
            throw Refused.because(CustomerRefusal.RECEIVER_IS_UNKNOWN, "id");
        }
        if (row.get("encrypted", byte[].class) == null) {
            throw Refused.because(CustomerRefusal.RECEIVER_IS_ERASED, "id");
        }
        return new Known(row.get("id", UUID.class), row.get("company_id", UUID.class), row.get("pseudonym", String.class), row.get("encrypted", byte[].class));
    }

    private Clear unmasked(Known known, Acting reader) {
        Refused.unlessDone(writePath.one(RecordReads.READ, Call.of(reader, new RecordReads.ReadRecord("receiver", known.id, known.pseudonym, known.companyId))));
        Receivers.Kept kept = receivers.decipher(known.id, known.encrypted);
        return new Clear(Customers.ID.write(known.id), known.pseudonym, kept.name(), kept.phone(), kept.country(), kept.province(), kept.city(), kept.district(), kept.address(),
                kept.ciphers());
    }

    private static List<Outcome<Erased>> erase(Writing writing, List<Call<Erase>> calls) {
        UUID[] ids = calls.stream().map(call -> call.command().id).toArray(UUID[]::new);
        Map<UUID, Record> rows = new LinkedHashMap<>();
        writing.sql().fetch("SELECT id, company_id, pseudonym, erased_at FROM customers.receiver WHERE id = ANY(?) ORDER BY id FOR UPDATE", (Object) ids)
                .forEach(row -> rows.put(row.get("id", UUID.class), row));
        List<Outcome<Erased>> outcomes = new ArrayList<>();
        List<UUID> erased = new ArrayList<>();
        for (Call<Erase> call : calls) {
            Record row = rows.get(call.command().id);
            if (row == null || !call.by().companies(Customers.ERASE).covers(row.get("company_id", UUID.class))) {
                outcomes.add(Outcome.refused(CustomerRefusal.RECEIVER_IS_UNKNOWN, "id"));
            } else if (row.get("erased_at") != null) {
                outcomes.add(Outcome.refused(CustomerRefusal.RECEIVER_IS_ERASED, "id"));
            } else {
                erased.add(call.command().id);
                writing.audit(call.by(), AuditEntry.of("erase", "receiver", call.command().id, row.get("pseudonym", String.class)).inCompany(row.get("company_id", UUID.class)));
                outcomes.add(Outcome.done(new Erased(Customers.ID.write(call.command().id), writing.now())));
            }
        }
        writing.sql().execute("""
                UPDATE customers.receiver SET encrypted = NULL, digest = NULL, masked_name = '', masked_phone = '', region = '', search_text = lower(pseudonym), erased_at = ?::timestamptz
                 WHERE id = ANY(?)""", writing.now().atOffset(ZoneOffset.UTC), erased.toArray(UUID[]::new));
        return outcomes;
    }

    private static UUID read(String id) {
        try {
            return Customers.ID.read(id);
        } catch (MalformedText malformed) {
            throw Refused.because(CustomerRefusal.RECEIVER_IS_UNKNOWN, "id");
        }
    }
}
