package io.hesuan.platform.audit;

import io.hesuan.kernel.Ids;
import io.hesuan.platform.access.Acting;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import static java.time.ZoneOffset.UTC;

/** Writes audit entries: one statement for any number of them, in the caller's transaction. */
@Component
public class AuditLog {

    /** An entry with the one who did the deed: a coalesced batch holds deeds of several people. */
    public record Deed(Acting by, AuditEntry entry) {
    }

    /** One entry by plain JDBC (id, time, record id): what the bench compares the write path with. */
    public static final String PLAIN_INSERT = "INSERT INTO audit.entry (id, recorded_at, actor_name, request_id, action, record_type, record_id, record_title) "
            + "VALUES (?, ?, 'hesuan', 'bench', 'read', 'bench', ?, 'bench')";

    /** One text for any number of rows, so that it is parsed once; the commit position is asked for once and not for each row. */
    private static final String INSERT = """
            INSERT INTO audit.entry (commit_position, recorded_at, id, actor_id, actor_name, request_id, action, record_type, record_id,
                                     record_title, company_id, before, after)
            SELECT p.position, ?::timestamptz, d.id, d.actor_id, d.actor_name, d.request_id, d.action, d.record_type, d.record_id,
                   d.record_title, d.company_id, d.before::jsonb, d.after::jsonb
            FROM (SELECT house.commit_position() AS position OFFSET 0) p,
                 unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[])
                     AS d(id, actor_id, actor_name, request_id, action, record_type, record_id, record_title, company_id, before, after)""";

    public void write(DSLContext sql, Instant now, List<Deed> deeds) {
        if (deeds.isEmpty()) {
            return;
        }
        sql.execute(INSERT, now.atOffset(UTC),
                column(deeds, UUID[]::new, deed -> Ids.next()), column(deeds, UUID[]::new, deed -> deed.by().userId()),
                column(deeds, String[]::new, deed -> deed.by().name()), column(deeds, String[]::new, deed -> deed.by().requestId()),
                column(deeds, String[]::new, deed -> deed.entry().action()), column(deeds, String[]::new, deed -> deed.entry().recordType()),
                column(deeds, UUID[]::new, deed -> deed.entry().recordId()), column(deeds, String[]::new, deed -> deed.entry().title()),
                column(deeds, UUID[]::new, deed -> deed.entry().companyId()), column(deeds, String[]::new, deed -> deed.entry().before()),
                column(deeds, String[]::new, deed -> deed.entry().after()));
    }

    private static <T> T[] column(List<Deed> deeds, IntFunction<T[]> array, Function<Deed, T> value) {
        return deeds.stream().map(value).toArray(array);
    }
}
