package io.hesuan.master.catalog;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.records.Save;
import io.hesuan.testing.HouseTest;
import io.hesuan.testing.Statements;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import static hesuandb.catalog.Tables.BARCODE;
import static hesuandb.catalog.Tables.UNIT;
import static io.hesuan.master.catalog.ItemSamples.*;
import static io.hesuan.testing.Requests.acting;
import static io.hesuan.testing.Requests.by;
import static io.hesuan.testing.Requests.idOf;
import static io.hesuan.testing.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@HouseTest
class ItemTest {

    private static final Acting KEEPER = acting(Catalog.READ, Catalog.WRITE, Catalog.SETTLE);

    @Autowired MockMvc http;
    @Autowired JsonMapper mapper;
    @Autowired DSLContext sql;
    @Autowired WritePath writePath;
    @Autowired Records records;
    @Autowired ItemSpec spec;
    private UUID tube;
    private UUID carton;

    @BeforeEach
    void units() {
        tube = unit("ZHI");
        carton = unit("CTN");
    }

    @Test
    void anItemWithUnitsBarcodesAndProductFileComesBackAsItWasSaved() throws Exception {
        var file = new ProductFile(List.of(new ProductFile.Ingredient("AQUA", "水", "72.5", "溶剂")), "保湿", "涂抹于唇部", "避免入眼", "浙G妆网备字2023001234", false,
                null, List.of("https://example.com/a.jpg"), "https://example.com/v.mp4", "/files/lip.glb",
                List.of(new ProductFile.Report("出厂检验", "某检测", "/files/r.pdf", LocalDate.of(2026, 1, 5), null)));
        Item item = with(with(with(goods("WHOLE1", "丝绒口红", tube), "", List.of(new Item.ItemUnit(Catalog.UNIT_ID.write(carton), 24L, 1L)),
                List.of(new Item.Barcode(gtin(100), Catalog.UNIT_ID.write(tube)), new Item.Barcode(gtin(101), Catalog.UNIT_ID.write(carton)))), THREE_YEARS), file);
        String id = create(item);
        String answer = http.perform(get("/api/items/" + id).with(by(KEEPER))).andReturn().getResponse().getContentAsString();
        assertThat(mapper.treeToValue(mapper.readTree(answer).get("content"), Item.class)).isEqualTo(item);
        http.perform(get("/api/items?q=srkh").with(by(KEEPER))).andExpect(jsonPath("$.rows[0].barcode").value(gtin(100)))
                .andExpect(jsonPath("$.rows[0].unit").value("支")).andExpect(jsonPath("$.rows[0].vatRate").value("13"));
        http.perform(get("/api/items?q=" + gtin(101)).with(by(KEEPER))).andExpect(jsonPath("$.rows[*].code", equalTo(List.of("WHOLE1"))));
    }

    @Test
    void aBarcodeBelongsToOneItemAndIsFreeAgainWhenItIsTakenAway() throws Exception {
        Item first = with(goods("BAR1", "甲", tube), "", List.of(), List.of(new Item.Barcode(gtin(200), Catalog.UNIT_ID.write(tube))));
        Item second = with(goods("BAR2", "乙", tube), "", List.of(), first.barcodes());
        String id = create(first);
        http.perform(json(post("/api/items"), body(second)).with(by(KEEPER))).andExpect(jsonPath("$.code").value("GTIN_TAKEN"))
                .andExpect(jsonPath("$.field").value("barcodes[0].gtin"));
        http.perform(json(put("/api/items/" + id), "{\"version\":1,\"content\":" + mapper.writeValueAsString(goods("BAR1", "甲", tube)) + "}").with(by(KEEPER)))
                .andExpect(status().isOk());
        create(second);
        assertThat(sql.fetchCount(BARCODE, BARCODE.GTIN14.eq("0" + gtin(200)))).isEqualTo(1);
    }

    @Test
    void whatAKitHoldsCantBeRemoved() throws Exception {
        String component = create(goods("KITC1", "粉扑", tube));
        create(with(goods("KITK1", "礼盒", tube), "kit", List.of(new Item.Component(component, "2"))));
        http.perform(delete("/api/items/" + component + "?version=1").with(csrf()).with(by(KEEPER))).andExpect(jsonPath("$.code").value("RECORD_IS_IN_USE"));
        http.perform(delete("/api/units/" + Catalog.UNIT_ID.write(tube) + "?version=1").with(csrf()).with(by(KEEPER)))
                .andExpect(jsonPath("$.code").value("RECORD_IS_IN_USE"));
    }

    @Test
    void itemsOfACategoryAreFound() throws Exception {
        String category = idOf(http.perform(json(post("/api/categories"), "{\"content\":{\"code\":\"LIP\",\"name\":\"唇妆\",\"parentId\":\"\",\"active\":true}}")
                .with(by(KEEPER))).andExpect(status().isCreated()).andReturn());
        create(with(goods("CATI1", "有分类", tube), category, List.of(), List.of()));
        http.perform(get("/api/items?f.categoryId=" + category).with(by(KEEPER))).andExpect(jsonPath("$.rows[*].category", equalTo(List.of("唇妆"))));
        http.perform(get("/api/items?f.categoryId=xyz").with(by(KEEPER))).andExpect(jsonPath("$.code").value("FILTER_NOT_UNDERSTOOD"));
    }

    @Test
    void whoMayKeepItemsMayNotThereforeChangeUnits() throws Exception {
        http.perform(json(post("/api/units"), "{\"content\":{\"code\":\"XX\",\"name\":\"某\",\"nameEn\":\"some\",\"decimals\":0,\"active\":true}}")
                .with(by(Catalog.READ, Catalog.WRITE))).andExpect(status().isForbidden()).andExpect(jsonPath("$.code").value("NOT_PERMITTED"));
    }

    @Test
    void theNumberOfStatementsDoesNotDependOnTheSizeOfTheBatch() throws Exception {
        int few = Statements.of(() -> save("FEW", 10));
        int many = Statements.of(() -> save("MANY", 500));
        assertThat(many).isEqualTo(few).isPositive();
    }

    private Object save(String prefix, int count) {
        var calls = IntStream.range(0, count).mapToObj(i -> {
            int number = prefix.hashCode() % 1000 * 1000 + i;
            Item item = with(goods(prefix + i, prefix + "商品" + i, tube), "", List.of(new Item.ItemUnit(Catalog.UNIT_ID.write(carton), 12L, 1L)),
                    List.of(new Item.Barcode(gtin(Math.abs(number)), Catalog.UNIT_ID.write(tube))));
            return Call.of(KEEPER, new Save<>(null, null, item));
        }).toList();
        var outcomes = writePath.all(records.saving(spec), calls, Mode.REAL);
        assertThat(outcomes).allMatch(outcome -> outcome.isDone());
        return outcomes;
    }

    private String create(Item item) throws Exception {
        return idOf(http.perform(json(post("/api/items"), body(item)).with(by(KEEPER))).andExpect(status().isCreated()).andReturn());
    }

    private String body(Item item) {
        return "{\"content\":" + mapper.writeValueAsString(item) + "}";
    }

    private UUID unit(String code) {
        return sql.select(UNIT.ID).from(UNIT).where(UNIT.CODE.eq(code)).fetchSingle(UNIT.ID);
    }
}
