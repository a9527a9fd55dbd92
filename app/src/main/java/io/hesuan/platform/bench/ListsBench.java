package io.hesuan.platform.bench;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.lists.ListQuery;
import io.hesuan.platform.lists.Lists;
import io.hesuan.platform.records.RecordSpec;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.records.Save;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Lists as people use them: a million partners filtered, sorted and searched; a hundred thousand items searched; items
 * saved by the write path with all that hangs on it. A figure of a list is the median of 21 pages, read and written as JSON.
 */
public final class ListsBench {

    private static final BigDecimal BOUND_MS = new BigDecimal(100);
    private static final int PAGES = 21;
    private static final int BATCH = 500;
    private static final int SAVED = 20_000;

    private final ApplicationContext house;
    private final DSLContext sql;
    private final Lists lists;
    private final JsonMapper json;
    private final Acting reader;
    private final Figures figures = new Figures("lists");

    /** @param house with the sample companies: their records are copied */
    public ListsBench(ApplicationContext house) {
        this.house = house;
        this.sql = house.getBean(DSLContext.class);
        this.lists = house.getBean(Lists.class);
        this.json = house.getBean(JsonMapper.class);
        Map<Permission, CompanyScope> all = house.getBeansOfType(Permission.class).values().stream().collect(Collectors.toMap(each -> each, each -> CompanyScope.ALL, (one, same) -> one));
        this.reader = new Acting(new UUID(0, 1), "bench", all, Locale.SIMPLIFIED_CHINESE, "bench");
    }

    /** @param rows of the large list; a tenth of them for the list that is searched */
    public void run(int rows, PrintStream out) {
        saved(spec("item"));
        copies(spec("item"), rows / 10);
        copies(spec("party"), rows);
        page("first_page", "parties", null, null, Map.of());
        page("sorted_by_name", "parties", null, "-name", Map.of());
        page("filter_choice", "parties", null, null, Map.of("roles", "carrier"));
        page("filter_flag_and_range", "parties", null, null, Map.of("active", "true", "paymentDays", "20..60"));
        page("filter_text", "parties", null, null, Map.of("name", "\u7532\u4E59" + rows / 2));
        page("filter_text_nowhere", "parties", null, null, Map.of("name", "\u627E\u4E0D\u5230\u7684\u540D\u5B57"));
        page("box_code", "parties", "b" + rows / 2, null, Map.of());
        page("box_pinyin", "parties", "hzjy", null, Map.of());
        page("box_two_nowhere", "parties", "\u56E7\u56E7", null, Map.of());
        int number = 0;
        for (String words : List.of("b" + rows / 20, "hzjy", "\u676D\u5DDE\u7532\u4E59", "\u676D\u5DDE", "\u6CA1\u6709\u8FD9\u4E2A", "\u56E7\u56E7", "qz")) {
            page("search_" + words.codePointCount(0, words.length()) + "_" + (words.charAt(0) < 128 ? "letters_" : "characters_") + ++number, "items", words, null, Map.of());
        }
        figures.print(out);
    }

    private RecordSpec<?, ?> spec(String name) {
        return house.getBeanProvider(RecordSpec.class).stream().map(each -> (RecordSpec<?, ?>) each).filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    /** Rows like the newest one, with names and codes of their own. */
    private void copies(RecordSpec<?, ?> spec, int rows) {
        String table = spec.table().getSchema().getName() + "." + spec.table().getName();
        house.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            sql.execute("INSERT INTO " + table + " SELECT r.* FROM (SELECT t FROM " + table + " t ORDER BY id DESC LIMIT 1) AS one, generate_series(1, ?) n, "
                    + "LATERAL jsonb_populate_record(one.t, jsonb_build_object('id', uuidv7(), 'code', 'B' || n, 'name', '\u676D\u5DDE\u7532\u4E59' || n, 'active', n % 7 > 0, "
                    + "'search_text', 'b' || n || ' \u676D\u5DDE\u7532\u4E59' || n || ' hangzhoujiayi' || n || ' hzjy' || n || ' ')) AS r", rows);
            sql.execute("SET LOCAL ROLE NONE");
            sql.execute("ANALYZE " + table);
        });
    }

    private void page(String figure, String list, String words, String sort, Map<String, String> filters) {
        long[] nanos = new long[PAGES];
        for (int i = 0; i < PAGES; i++) {
            long begin = System.nanoTime();
            json.writeValueAsString(lists.page(lists.spec(list), new ListQuery(words, sort, null, 100, filters), reader));
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        figures.add(figure, BigDecimal.valueOf(nanos[PAGES / 2] / 10_000, 2), "ms", BOUND_MS);
    }

    private <T, R extends UpdatableRecord<R>> void saved(RecordSpec<T, R> spec) {
        WritePath writePath = house.getBean(WritePath.class);
        var save = house.getBean(Records.class).saving(spec);
        ObjectNode pattern = json.valueToTree(spec.content(sql.selectFrom(spec.table()).limit(1).fetchSingle()));
        long begin = 0;
        for (int batch = -2; batch < SAVED / BATCH; batch++) { // two to warm up
            begin = batch == 0 ? System.nanoTime() : begin;
            List<Call<Save<T>>> calls = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                String number = "S" + (batch + 2) + "-" + i;
                ObjectNode content = pattern.deepCopy().put("code", number).put("name", "\u4FDD\u5B58" + number);
                content.putArray("barcodes");
                calls.add(Call.of(reader, new Save<>(null, null, json.treeToValue(content, spec.contentType()))));
            }
            writePath.all(save, calls, Mode.REAL).forEach(outcome -> outcome.orElseThrow());
        }
        figures.add("saved_items", BigDecimal.valueOf(SAVED * 1_000_000_000L / (System.nanoTime() - begin)), "rows/s", null);
    }
}
