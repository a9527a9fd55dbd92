package io.hesuan.master.sample;

import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordSpec;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.records.Save;
import io.hesuan.platform.records.Saved;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static hesuandb.catalog.Tables.UNIT_VIEW;
import static hesuandb.company.Tables.COMPANY_VIEW;

/** Fills a house without companies from the files in {@code sample/}, each an array of contents. */
@Component
@ConditionalOnProperty("hesuan.sample")
class SampleCompanies {

    private static final Logger LOG = LoggerFactory.getLogger(SampleCompanies.class);
    private static final Pattern PLACEHOLDER = Pattern.compile("\"@([a-z]+:[^\"]+)\"");

    /** A file and the kind of record in it, in the order in which one refers to the other. */
    private enum File {
        COMPANY("company"), CATEGORY("category"), PARTY("party"), ITEM("item"), KIT("item"), WAREHOUSE("warehouse"), BIN("bin");

        private final String record;

        File(String record) {
            this.record = record;
        }
    }

    private final DSLContext sql;
    private final JsonMapper json;
    private final WritePath writePath;
    private final Records records;
    private final Map<String, RecordSpec<?, ?>> specs;
    private final ObjectProvider<SampleRoom> rooms;

    SampleCompanies(DSLContext sql, JsonMapper json, WritePath writePath, Records records, List<RecordSpec<?, ?>> specs,
                    ObjectProvider<SampleRoom> rooms) {
        this.sql = sql;
        this.json = json;
        this.writePath = writePath;
        this.records = records;
        this.rooms = rooms;
        this.specs = specs.stream().collect(Collectors.toMap(RecordSpec::name, Function.identity()));
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void fill() throws IOException {
        if (sql.fetchExists(COMPANY_VIEW)) {
            return;
        }
        Map<String, String> ids = new HashMap<>();
        sql.select(UNIT_VIEW.CODE, UNIT_VIEW.ID).from(UNIT_VIEW).forEach(unit -> ids.put("unit:" + unit.value1(), Catalog.UNIT_ID.write(unit.value2())));
        int saved = 0;
        for (File file : File.values()) {
            saved += save(specs.get(file.record), read(file), ids);
        }
        rooms.orderedStream().forEach(room -> room.fill(Map.copyOf(ids)));
        LOG.info("sample companies: {} records", saved);
    }

    /** Categories refer to each other, so a file is read again for as long as a placeholder of its own kind waits. */
    private <T, R extends UpdatableRecord<R>> int save(RecordSpec<T, R> spec, List<String> contents, Map<String, String> ids) {
        Acting house = Acting.house("sample", Set.of(spec.mayWrite(), Permission.PERSONAL_DATA));
        List<String> waiting = new ArrayList<>(contents);
        while (!waiting.isEmpty()) {
            List<String> ready = waiting.stream().filter(content -> ids.keySet().containsAll(placeholders(content))).toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("sample " + spec.name() + " refers to what is not there: " + waiting.getFirst());
            }
            List<Call<Save<T>>> calls = ready.stream().map(content -> Call.of(house,
                    new Save<>(null, null, json.readValue(resolved(content, ids), spec.contentType())))).toList();
            List<Outcome<Saved>> outcomes = writePath.all(records.saving(spec), calls, Mode.REAL);
            for (int i = 0; i < ready.size(); i++) {
                ids.putIfAbsent(spec.name() + ":" + json.readTree(ready.get(i)).get("code").asString(), outcomes.get(i).orElseThrow().id());
            }
            waiting.removeAll(ready);
        }
        return contents.size();
    }

    private List<String> read(File file) throws IOException {
        String text = new ClassPathResource("sample/" + file.name().toLowerCase(java.util.Locale.ROOT) + ".json").getContentAsString(StandardCharsets.UTF_8);
        List<String> contents = new ArrayList<>();
        for (JsonNode content : json.readTree(text)) {
            contents.add(content.toString());
        }
        return contents;
    }

    private static Set<String> placeholders(String content) {
        return PLACEHOLDER.matcher(content).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static String resolved(String content, Map<String, String> ids) {
        return PLACEHOLDER.matcher(content).replaceAll(found -> '"' + ids.get(found.group(1)) + '"');
    }
}
