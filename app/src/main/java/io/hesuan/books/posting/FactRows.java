package io.hesuan.books.posting;

import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.database.CopyRows;
import org.jooq.DSLContext;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Facts on their way into their table, and those that are there. */
final class FactRows {

    static final UUID NONE = new UUID(0, 0);

    /** A fact that was posted before. */
    record Known(byte[] hash, UUID entryId) {

        boolean sameAs(Fact fact) {
            return Arrays.equals(hash, FactContent.hash(fact));
        }
    }

    private record Row(Fact fact, String amounts, UUID entryId, byte[] hash) {
    }

    private final List<Row> rows = new ArrayList<>();

    /** Those of the facts that were posted before, by id. */
    static Map<UUID, Known> find(DSLContext sql, Collection<Fact> facts) {
        Map<UUID, Known> known = new HashMap<>();
        sql.fetch("SELECT id, content_hash, entry_id FROM posting.fact WHERE id = ANY(?)", (Object) facts.stream().map(Fact::id).toArray(UUID[]::new))
                .forEach(row -> known.put(row.get(0, UUID.class), new Known(row.get(1, byte[].class), row.get(2, UUID.class))));
        return known;
    }

    /** The categories of items; those without one are left out. */
    static Map<UUID, UUID> categories(DSLContext sql, Collection<UUID> items) {
        Map<UUID, UUID> categories = new HashMap<>();
        if (!items.isEmpty()) {
            sql.fetch("SELECT id, category_id FROM catalog.item_view WHERE category_id IS NOT NULL AND id = ANY(?)", (Object) items.toArray(UUID[]::new))
                    .forEach(row -> categories.put(row.get(0, UUID.class), row.get(1, UUID.class)));
        }
        return categories;
    }

    /** @return the digest of the fact's content */
    byte[] add(Fact fact, List<Amount> amounts, UUID entryId) {
        byte[] hash = FactContent.hash(fact);
        rows.add(new Row(fact, FactContent.write(amounts), entryId, hash));
        return hash;
    }

    void send(Writing writing) {
        var copy = new CopyRows("posting.fact", "id", "company_id", "type", "occurred_on", "recorded_at", "recorded_by", "document_type", "document_id",
                "document_number", "memo", "entry_id", "amounts", "content_hash");
        for (Row row : rows) {
            Fact fact = row.fact;
            copy.uuid(fact.id()).uuid(fact.companyId()).text(fact.type()).date(fact.occurredOn()).instant(writing.now()).uuid(fact.recordedBy())
                    .text(fact.source().documentType()).uuid(fact.source().documentId()).text(fact.source().documentNumber()).text(fact.memo())
                    .uuid(row.entryId).jsonb(row.amounts).bytea(row.hash);
        }
        copy.send(writing.sql());
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
