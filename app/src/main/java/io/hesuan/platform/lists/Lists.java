package io.hesuan.platform.lists;

import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.web.Refused;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads pages of lists. Each page is one statement, and one more for the capped count of the first page. */
@Component
public class Lists {

    static final int COUNT_CAP = 10_000;
    private static final int EXPORT_PAGE = 2_000;

    private final DSLContext sql;
    private final Words words;
    private final Map<String, ListSpec> specs = new TreeMap<>();

    Lists(DSLContext sql, Words words, List<ListSpec> specs) {
        this.sql = sql;
        this.words = words;
        specs.forEach(spec -> {
            if (this.specs.put(spec.name(), spec) != null) {
                throw new IllegalStateException("two lists are called " + spec.name());
            }
        });
    }

    /**
     * One page.
     *
     * @param rows        by column key, with {@code id} first
     * @param next        cursor of the next page, null on the last
     * @param count       how many rows match in all; null except on the first page
     * @param countCapped whether counting stopped at 10,000
     * @param totals      by column key, the sum of the amounts of all rows that match; only on the first page, where they were all counted and are of one currency
     */
    public record Page(List<Map<String, Object>> rows, String next, Integer count, boolean countCapped, Map<String, String> totals) {
    }

    /** What people call a record of a list, by its id; code or name is null where the list has no such column. */
    public record Named(String id, String code, String name) {
    }

    public ListSpec spec(String name) {
        ListSpec spec = specs.get(name);
        if (spec == null) {
            throw refused(ListRefusal.LIST_UNKNOWN, null, name);
        }
        return spec;
    }

    public Column column(ListSpec spec, String key) {
        return spec.column(key).orElseThrow(() -> refused(ListRefusal.COLUMN_UNKNOWN, "columns", key));
    }

    @Transactional(readOnly = true)
    public Page page(ListSpec whole, ListQuery query, Acting reader) {
        ListSpec spec = whole.seenBy(reader);
        Condition condition = visible(spec, reader).and(Filters.of(spec, query, words));
        Order order = order(spec, query.sort());
        List<Record> found = read(spec, condition, order, query.cursor(), query.limit() + 1);
        String next = null;
        if (found.size() > query.limit()) {
            found = found.subList(0, query.limit());
            next = Cursor.of(found.getLast().get(order.field()), found.getLast().get(spec.id()));
        }
        Integer count = null;
        if (query.cursor() == null) {
            count = next == null ? found.size() : count(spec, condition);
        }
        boolean capped = count != null && count > COUNT_CAP;
        return new Page(found.stream().map(row -> shown(spec, row)).toList(), next, capped ? Integer.valueOf(COUNT_CAP) : count, capped,
                count == null || capped ? Map.of() : totals(spec, condition));
    }

    /**
     * What people call these records. One statement.
     *
     * @return by id, those that there are and that the reader may see; empty where there is no such list
     */
    @Transactional(readOnly = true)
    public Map<UUID, Named> names(String list, Collection<UUID> ids, Acting reader) {
        ListSpec known = specs.get(list);
        if (known == null || ids.isEmpty() || !known.isOpenTo(reader)) {
            return Map.of();
        }
        ListSpec spec = known.seenBy(reader);
        Field<String> code = spec.column("code").map(column -> column.field().coerce(String.class)).orElse(DSL.inline((String) null));
        Field<String> name = spec.column("name").map(column -> column.field().coerce(String.class)).orElse(DSL.inline((String) null));
        Map<UUID, Named> names = new HashMap<>();
        sql.select(spec.id(), code.as("its_code"), name.as("its_name")).from(spec.from()).where(visible(spec, reader), spec.id().eq(DSL.any(ids.toArray(UUID[]::new))))
                .forEach(row -> names.put(row.value1(), new Named(spec.idFormat().write(row.value1()), row.value2(), row.value3())));
        return names;
    }

    /** The lists with a search box that this reader may see. */
    public List<ListSpec> searchable(Acting reader) {
        return specs.values().stream().filter(spec -> spec.search() != null && (spec.permission() == null || reader.may(spec.permission()))).toList();
    }

    /**
     * Some rows that match the words, the one with just this code first. Two questions in one statement, because
     * a sort over all that matches a common word would cost as much as there are matches.
     */
    @Transactional(readOnly = true)
    public List<Map<String, Object>> firstMatches(ListSpec whole, String words, int limit, Acting reader) {
        ListSpec spec = whole.seenBy(reader);
        Condition matches = visible(spec, reader).and(Filters.of(spec, new ListQuery(words, null, null, limit, Map.of()), this.words));
        Set<SelectField<?>> fields = new LinkedHashSet<>();
        fields.add(spec.id());
        spec.columns().forEach(column -> fields.addAll(column.fields()));
        Condition exact = spec.column("code").map(column -> visible(spec, reader).and(column.field().coerce(String.class).in(words, words.toUpperCase(Locale.ROOT))))
                .orElse(DSL.falseCondition());
        Map<UUID, Record> found = new LinkedHashMap<>();
        sql.select(fields).from(spec.from()).where(exact).limit(limit).unionAll(sql.select(fields).from(spec.from()).where(matches).limit(limit))
                .forEach(row -> found.putIfAbsent(row.get(spec.id()), row));
        return found.values().stream().map(row -> shown(spec, row)).toList();
    }

    /** All rows that match, page by page in constant memory, in one snapshot. */
    @Transactional(readOnly = true, isolation = org.springframework.transaction.annotation.Isolation.REPEATABLE_READ)
    public void each(ListSpec whole, ListQuery query, Acting reader, Consumer<Map<String, Object>> sink) {
        ListSpec spec = whole.seenBy(reader);
        Condition condition = visible(spec, reader).and(Filters.of(spec, query, words));
        Order order = order(spec, query.sort());
        String cursor = null;
        List<Record> found;
        do {
            found = read(spec, condition, order, cursor, EXPORT_PAGE);
            found.forEach(row -> sink.accept(shown(spec, row)));
            cursor = found.isEmpty() ? null : Cursor.of(found.getLast().get(order.field()), found.getLast().get(spec.id()));
        } while (found.size() == EXPORT_PAGE);
    }

    /** How many rows of a list the reader sees, at most 10,000; empty where there is no such list or it is not open to him. */
    public Optional<Integer> countIfThere(String list, Acting reader) {
        return Optional.ofNullable(specs.get(list)).filter(spec -> spec.isOpenTo(reader))
                .map(spec -> Math.min(COUNT_CAP, count(spec, visible(spec, reader))));
    }

    private record Order(Field<Object> field, boolean descending) {
    }

    private static Condition visible(ListSpec spec, Acting reader) {
        if (!spec.isOpenTo(reader)) {
            throw refused(AccessRefusal.NOT_PERMITTED, null, spec.permission().name());
        }
        return spec.rows().apply(reader, spec.permission());
    }

    @SuppressWarnings("unchecked")
    private static Order order(ListSpec spec, String asked) {
        String sort = asked == null || asked.isBlank() ? spec.sort() : asked;
        boolean descending = sort.startsWith("-");
        String key = descending ? sort.substring(1) : sort;
        Column column = spec.column(key).orElseThrow(() -> refused(ListRefusal.COLUMN_UNKNOWN, "sort", key));
        if (!column.sortable()) {
            throw refused(ListRefusal.COLUMN_CANNOT_BE_SORTED, "sort", key);
        }
        return new Order((Field<Object>) column.field(), descending);
    }

    private List<Record> read(ListSpec spec, Condition condition, Order order, String cursor, int limit) {
        Set<SelectField<?>> fields = new LinkedHashSet<>();
        fields.add(spec.id());
        spec.columns().forEach(column -> fields.addAll(column.fields()));
        List<SortField<?>> sort = order.descending()
                ? List.of(order.field().desc(), spec.id().desc())
                : List.of(order.field().asc(), spec.id().asc());
        var select = sql.select(fields).from(spec.from()).where(condition).orderBy(sort);
        if (cursor == null) {
            return new ArrayList<>(select.limit(limit).fetch());
        }
        Cursor place = Cursor.read(cursor, order.field().getDataType());
        return new ArrayList<>(select.seek(DSL.val(place.value(), order.field().getDataType()), DSL.val(place.id(), UUID.class)).limit(limit).fetch());
    }

    private int count(ListSpec spec, Condition condition) {
        return sql.fetchCount(sql.selectOne().from(spec.from()).where(condition).limit(COUNT_CAP + 1));
    }

    private Map<String, String> totals(ListSpec spec, Condition condition) {
        List<Column> columns = spec.columns().stream().filter(column -> column.amounts() != null && column.amounts().totalled()).toList();
        if (columns.isEmpty()) {
            return Map.of();
        }
        List<SelectField<?>> sums = new ArrayList<>();
        for (Column column : columns) {
            Field<String> currency = column.amounts().currency() == null ? DSL.inline("CNY") : column.amounts().currency();
            sums.add(DSL.sum(column.field().coerce(Long.class)).cast(Long.class).as(column.key()));
            sums.add(DSL.when(DSL.min(currency).eq(DSL.max(currency)), DSL.min(currency)).as(column.key() + " currency"));
        }
        Record found = sql.select(sums).from(spec.from()).where(condition).fetchSingle();
        Map<String, String> totals = new LinkedHashMap<>();
        columns.stream().filter(column -> found.get(column.key() + " currency") != null).forEach(column -> totals.put(column.key(),
                column.amounts().written(found.get(column.key(), Long.class), found.get(column.key() + " currency", String.class))));
        return totals;
    }

    private static Map<String, Object> shown(ListSpec spec, Record row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", spec.idFormat().write(row.get(spec.id())));
        spec.columns().forEach(column -> shown.put(column.key(), column.value().apply(row)));
        return shown;
    }

    private static Refused refused(io.hesuan.kernel.Refusal refusal, String field, Object... arguments) {
        return Refused.because(refusal, field, arguments);
    }
}
