package io.hesuan.platform.sheets;

import io.hesuan.master.catalog.Catalog;
import io.hesuan.platform.access.Acting;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import static io.hesuan.testing.Requests.acting;
import static io.hesuan.testing.Requests.by;
import static io.hesuan.testing.Requests.json;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** Figures for docs/benchmarks.md: {@code -Dhesuan.bench=true} imports 100,000 items and searches among them. */
@HouseTest
@EnabledIfSystemProperty(named = "hesuan.bench", matches = "true")
class HundredThousandItemsTest {

    private static final Acting KEEPER = acting(Catalog.READ, Catalog.WRITE);
    private static final int ITEMS = Integer.getInteger("hesuan.bench.items", 100_000);

    @Autowired MockMvc http;
    @Autowired JsonMapper mapper;
    @Autowired DSLContext sql;

    @Test
    void importAndSearch() throws Exception {
        String[] flowers = "玫瑰,茉莉,山茶,白桃,雪莲,桂花,栀子,雪松".split(",");
        String[] things = "精华水,面霜,口红,眼霜,面膜,沐浴露,护手霜,粉底液".split(",");
        var file = new StringBuilder("货号,品名,规格,单位,品牌,备注\n");
        for (int i = 0; i < ITEMS; i++) {
            file.append("BEN").append(i).append(',').append(flowers[i % 8]).append(things[i / 8 % 8]).append(i).append(',').append(i % 500).append("ml,支,花间集,\n");
        }
        JsonNode upload = answer(http.perform(multipart("/api/imports?record=item").file(new MockMultipartFile("file", "items.csv", null,
                file.toString().getBytes(StandardCharsets.UTF_8))).with(csrf()).with(by(KEEPER))).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
        figure("check", run(upload, "check", "{\"mapping\":" + upload.get("mapping") + "}"));
        figure("load", run(upload, "load", "{\"goodRowsOnly\":false}"));
        sql.execute("SET ROLE NONE");
        sql.execute("ANALYZE");
        for (String words : List.of("BEN99999", "mgmm", "玫瑰面膜", "口红", "花间集", "没有这个", "无此", "ben")) {
            long[] micros = new long[20];
            for (int i = 0; i < micros.length; i++) {
                long start = System.nanoTime();
                http.perform(get("/api/search").param("q", words).with(by(KEEPER))).andReturn();
                micros[i] = (System.nanoTime() - start) / 1_000;
            }
            Arrays.sort(micros);
            System.out.println("FIGURE search " + words + " median " + micros[10] / 1_000 + " ms, worst " + micros[19] / 1_000 + " ms");
        }
    }

    private void figure(String name, long millis) {
        System.out.println("FIGURE import " + name + " " + millis + " ms, " + ITEMS * 1_000L / millis + " rows/s");
    }

    private long run(JsonNode upload, String order, String body) throws Exception {
        long start = System.nanoTime();
        String job = answer(http.perform(json(post("/api/imports/" + upload.get("id").asString() + "/" + order), body).with(by(KEEPER)))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8)).get("job").asString();
        JsonNode view;
        do {
            Thread.sleep(200);
            view = answer(http.perform(get("/api/jobs/" + job).with(by(KEEPER))).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
        } while (view.get("finishedAt").isNull());
        if (!view.get("state").asString().equals("done")) {
            throw new AssertionError(view.toString());
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private JsonNode answer(String text) {
        return mapper.readTree(text);
    }
}
