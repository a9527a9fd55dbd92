package io.hesuan.trade.channels;

import hesuandb.channels.tables.records.MappingRecord;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.records.Nested;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import io.hesuan.platform.search.SearchText;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import static hesuandb.channels.Tables.MAPPING;

/** Where mappings of files lie, and what must be true of them. */
@Component
class Mappings extends StoredRecord<FileMapping, MappingRecord> {

    private final Nested nested;
    private final DSLContext sql;

    Mappings(Nested nested, DSLContext sql) {
        super(new Kind<>("mapping", FileMapping.class, Channels.MAPPING_ID, Channels.READ, Channels.WRITE, MAPPING, MAPPING.ID, MAPPING.VERSION, MAPPING.CHANGED_AT));
        this.nested = nested;
        this.sql = sql;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        ListSpec mappingList() {
            return ListSpec.shared("mappings", "mapping", Channels.READ, MAPPING, MAPPING.ID, Channels.MAPPING_ID, MAPPING.SEARCH_TEXT, "code", List.of(
                    Column.text("code", MAPPING.CODE, 140),
                    Column.text("name", MAPPING.NAME, 240),
                    Column.flag("active", MAPPING.ACTIVE, 80),
                    Column.instant("changedAt", MAPPING.CHANGED_AT)));
        }
    }

    Optional<FileMapping> named(String code) {
        return sql.selectFrom(MAPPING).where(MAPPING.CODE.eq(code), MAPPING.ACTIVE.isTrue()).fetchOptional(this::content);
    }

    /** Headings are the same whatever their width, case and blanks. */
    static String normal(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC).replaceAll("[\\s\\uFEFF]+", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public FileMapping content(MappingRecord row) {
        return nested.read(row.getContent(), FileMapping.class);
    }

    @Override
    public void fill(MappingRecord row, FileMapping mapping) {
        row.setCode(mapping.code());
        row.setName(mapping.name());
        row.setContent(nested.write(mapping));
        row.setActive(mapping.active());
        row.setSearchText(SearchText.of(mapping.code(), mapping.name()));
    }

    @Override
    public String title(FileMapping mapping) {
        return mapping.code() + " " + mapping.name();
    }

    @Override
    public Function<Draft<FileMapping>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<FileMapping>> drafts) {
        Map<String, UUID> codes = new HashMap<>(sql.select(MAPPING.CODE, MAPPING.ID).from(MAPPING)
                .where(MAPPING.CODE.eq(DSL.any(drafts.stream().map(draft -> draft.content().code()).toArray(String[]::new)))).fetchMap(MAPPING.CODE, MAPPING.ID));
        drafts.forEach(draft -> codes.putIfAbsent(draft.content().code(), draft.id()));
        return draft -> {
            FileMapping mapping = draft.content();
            if (!codes.get(mapping.code()).equals(draft.id())) {
                return refused(ChannelRefusal.MAPPING_CODE_TAKEN, "code", mapping.code());
            }
            Optional<String> unknown = mapping.columns().keySet().stream().filter(field -> !TableOrders.FIELDS.contains(field)).findFirst();
            if (unknown.isPresent()) {
                return refused(ChannelRefusal.STATUS_IS_UNKNOWN, "columns", unknown.get());
            }
            boolean enough = mapping.columns().containsKey("number") && (mapping.columns().containsKey("price") || mapping.columns().containsKey("amount"));
            return enough ? Optional.empty() : refused(ChannelRefusal.FIELD_IS_MISSING, "columns", mapping.columns().containsKey("number") ? "price" : "number");
        };
    }

    private static Optional<Outcome.Refused<Saved>> refused(ChannelRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
