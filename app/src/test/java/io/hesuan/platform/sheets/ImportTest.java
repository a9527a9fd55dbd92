package io.hesuan.platform.sheets;

import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.testing.HouseTest;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static io.hesuan.testing.Requests.acting;
import static io.hesuan.testing.Requests.by;
import static io.hesuan.testing.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@HouseTest
class ImportTest {

    private static final Acting CLERK = acting(Parties.READ, Parties.WRITE, Catalog.READ, Catalog.WRITE, Companies.READ, Companies.WRITE,
            Warehouses.READ, Warehouses.WRITE, Permission.PERSONAL_DATA);
    private static final Charset GBK = Charset.forName("GBK");

    @Autowired MockMvc http;
    @Autowired JsonMapper mapper;

    @Test
    void aFileInGbkWithATitleAboveItsHeadingsIsUnderstoodAndLoaded() throws Exception {
        JsonNode upload = upload("party", "往来单位一览;;\n客户编码;客户名称;往来类型;账期\nIMP1;杭州一号;客户、供应商;45\nIMP2;杭州二号;承运商;\n", GBK);
        assertThat(upload.get("encoding").asString()).isEqualTo("GB18030");
        assertThat(upload.get("delimiter").asString()).isEqualTo(";");
        assertThat(upload.get("headerRow").asInt()).isEqualTo(2);
        assertThat(upload.get("mapping").toString()).isEqualTo("{\"客户编码\":\"code\",\"客户名称\":\"name\",\"往来类型\":\"roles\",\"账期\":\"paymentDays\"}");
        JsonNode checked = checked(upload);
        assertThat(checked.get("counts").toString()).isEqualTo("{\"created\":2,\"changed\":0,\"unchanged\":0,\"refused\":0}");
        http.perform(get("/api/parties?q=IMP1").with(by(CLERK))).andExpect(jsonPath("$.count").value(0));
        load(checked, false);
        http.perform(get("/api/parties?q=IMP1").with(by(CLERK))).andExpect(jsonPath("$.rows[0].name").value("杭州一号"))
                .andExpect(jsonPath("$.rows[0].paymentDays").value(45)).andExpect(jsonPath("$.rows[0].roles[1]").value("supplier"));
    }

    @Test
    void allThatIsWrongIsToldAtOnceByRowAndColumn() throws Exception {
        JsonNode checked = checked(upload("party", """
                编码,名称,角色,账期,信用额度,启用
                ERR1,,朋友,三十,1e3,也许
                ERR2,好的,客户,30,1000,是
                ERR2,重复,客户,30,1000,是
                ERR3,账期过长,客户,400,1000,是
                ERR4,信用码错,客户,30,12.345,是
                """, StandardCharsets.UTF_8));
        assertThat(checked.get("counts").get("refused").asInt()).isEqualTo(4);
        assertThat(IntStream.range(0, checked.get("problems").size()).mapToObj(checked.get("problems")::get)
                .map(problem -> problem.get("row").asInt() + " " + problem.get("column").asString() + " " + problem.get("code").asString()).toList())
                .containsExactlyInAnyOrder("2 名称 CELL_MISSING", "2 角色 CELL_IS_NO_CHOICE", "2 账期 CELL_IS_NO_NUMBER", "2 信用额度 CELL_IS_NO_NUMBER",
                        "2 启用 CELL_IS_NEITHER_YES_NOR_NO", "4 编码 CODE_REPEATED_IN_FILE", "5 账期 FIELD_OUT_OF_RANGE", "6 信用额度 CREDIT_LIMIT_IS_NO_AMOUNT");
        String id = checked.get("id").asString();
        http.perform(json(post("/api/imports/" + id + "/load"), "{\"goodRowsOnly\":false}").with(by(CLERK))).andExpect(jsonPath("$.code").value("IMPORT_HAS_REFUSED_ROWS"));
        byte[] errors = http.perform(get("/api/imports/" + id + "/errors.xlsx").with(by(CLERK))).andReturn().getResponse().getContentAsByteArray();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(errors))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(5);
            assertThat(rows.get(1).getCellText(0)).isEqualTo("ERR1");
            assertThat(rows.get(1).getCellText(6)).contains("账期: 「三十」");
        }
        load(checked, true);
        http.perform(get("/api/parties?q=ERR").with(by(CLERK))).andExpect(jsonPath("$.rows[*].code").value("ERR2"));
    }

    @Test
    void anImportIsUndoneAsAWholeAndRefusedWhenSomebodyChangedARowSince() throws Exception {
        load(checked(upload("party", "编码,名称,角色,备注\nUND1,旧名,客户,老备注\n", StandardCharsets.UTF_8)), false);
        JsonNode second = checked(upload("party", "编码,名称,角色\nUND1,新名,客户\nUND2,新建,客户\nUND3,新建三,客户\n", StandardCharsets.UTF_8));
        assertThat(second.get("counts").toString()).isEqualTo("{\"created\":2,\"changed\":1,\"unchanged\":0,\"refused\":0}");
        load(second, false);
        http.perform(get("/api/parties?q=UND1").with(by(CLERK))).andExpect(jsonPath("$.rows[0].name").value("新名"));
        String undo2 = mapper.readTree(http.perform(get("/api/parties?q=UND2").with(by(CLERK))).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8))
                .get("rows").get(0).get("id").asString();
        String document = http.perform(get("/api/parties/" + undo2).with(by(CLERK))).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        String content = mapper.readTree(document).get("content").toString();
        http.perform(json(put("/api/parties/" + undo2), "{\"version\":1,\"content\":" + content.replace("新建", "改过") + "}").with(by(CLERK))).andExpect(status().isOk());
        JsonNode refused = job(second, "undo", "");
        assertThat(refused.get("state").asString()).isEqualTo("failed");
        assertThat(refused.get("refusal").get("code").asString()).isEqualTo("ROWS_WERE_CHANGED_SINCE");
        assertThat(refused.get("refusal").get("detail").asString()).contains("3");
        http.perform(get("/api/parties?q=UND1").with(by(CLERK))).andExpect(jsonPath("$.rows[0].name").value("新名"));
    }

    @Test
    void aCodeIsLookedForInTheCompanyOrTheWarehouseThatItsRowNames() throws Exception {
        load(checked(upload("company", "代码,名称,会计准则\nIMPA,进口甲,企业会计准则\nIMPB,进口乙,小企业会计准则\n", StandardCharsets.UTF_8)), false);
        String warehouses = "公司,仓库编码,名称,类型\nIMPA,W1,甲仓,自有仓\n进口乙,W1,乙仓,own\n";
        load(checked(upload("warehouse", warehouses, StandardCharsets.UTF_8)), false);
        JsonNode again = checked(upload("warehouse", warehouses.replace("乙仓", "乙新仓") + "IMPB,W1,重复,自有仓\n无此公司,W1,x,自有仓\n", StandardCharsets.UTF_8));
        assertThat(again.get("counts").toString()).isEqualTo("{\"created\":0,\"changed\":1,\"unchanged\":1,\"refused\":2}");
        assertThat(again.get("problems").get(0).get("code").asString()).isEqualTo("CODE_REPEATED_IN_FILE");
        assertThat(again.get("problems").get(1).get("code").asString()).isEqualTo("CELL_REFERS_TO_NOTHING");
        JsonNode bins = checked(upload("bin", "仓库,库位编码,库区\nIMPA/W1,A-01,A\nIMPB/W1,A-01,A\nW1,A-02,A\n", StandardCharsets.UTF_8));
        assertThat(bins.get("counts").toString()).isEqualTo("{\"created\":2,\"changed\":0,\"unchanged\":0,\"refused\":1}");
        load(bins, true);
        http.perform(get("/api/bins?f.warehouse=甲仓").with(by(CLERK))).andExpect(jsonPath("$.rows[0].code").value("A-01"));
    }

    @Test
    void undoingRestoresWhatWasChangedAndRemovesWhatWasCreated() throws Exception {
        load(checked(upload("party", "编码,名称,角色\nBAK1,原名,客户\n", StandardCharsets.UTF_8)), false);
        JsonNode second = checked(upload("party", "编码,名称,角色\nBAK1,改名,供应商\nBAK2,新建,客户\n", StandardCharsets.UTF_8));
        load(second, false);
        assertThat(job(second, "undo", "").get("state").asString()).isEqualTo("done");
        http.perform(get("/api/parties?q=BAK").with(by(CLERK))).andExpect(jsonPath("$.count").value(1))
                .andExpect(jsonPath("$.rows[0].name").value("原名")).andExpect(jsonPath("$.rows[0].roles[0]").value("customer"));
        http.perform(get("/api/imports/" + second.get("id").asString()).with(by(CLERK))).andExpect(jsonPath("$.state").value("undone"));
    }

    @Test
    void itemsReferToUnitsByCodeOrNameAndAMillionIsNotNeededToShowProgress() throws Exception {
        String rows = IntStream.range(0, 1_200).mapToObj(i -> "ITI" + i + ",商品" + i + "," + (i % 2 == 0 ? "支" : "PCS")).collect(Collectors.joining("\n"));
        JsonNode checked = checked(upload("item", "货号,品名,单位\n" + rows + "\nITX,没有单位,斛\n", StandardCharsets.UTF_8));
        assertThat(checked.get("counts").toString()).isEqualTo("{\"created\":1200,\"changed\":0,\"unchanged\":0,\"refused\":1}");
        assertThat(checked.get("problems").get(0).get("code").asString()).isEqualTo("CELL_REFERS_TO_NOTHING");
        JsonNode job = job(checked, "load", "{\"goodRowsOnly\":true}");
        assertThat(job.get("done").asLong()).isEqualTo(job.get("total").asLong()).isEqualTo(1_201);
        http.perform(get("/api/items?q=ITI1199").with(by(CLERK))).andExpect(jsonPath("$.rows[0].unit").value("个"));
    }

    @Test
    void theTemplateComesBackAsAnImportOfItsExample() throws Exception {
        byte[] template = http.perform(get("/api/imports/template?record=party").with(by(CLERK))).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        JsonNode upload = upload("party", template);
        assertThat(upload.get("mapping").size()).isEqualTo(upload.get("columns").size());
        assertThat(upload.get("format").asString()).isEqualTo("xlsx");
    }

    @Test
    void whoMayNotWriteOrDidNotUploadIsRefusedAndBrokenFilesAreNamed() throws Exception {
        JsonNode upload = upload("party", "编码,名称\nNO1,无\n", StandardCharsets.UTF_8);
        http.perform(get("/api/imports/" + upload.get("id").asString()).with(by(acting(Parties.READ, Parties.WRITE)))).andExpect(jsonPath("$.code").value("IMPORT_NOT_FOUND"));
        var file = new MockMultipartFile("file", "x.xlsx", null, new byte[] {0x50, 0x4B, 0x03, 0x04, 1, 2, 3});
        http.perform(multipart("/api/imports?record=party").file(file).with(csrf()).with(by(CLERK))).andExpect(jsonPath("$.code").value("FILE_NOT_READABLE"));
        http.perform(multipart("/api/imports?record=party").file(file).with(csrf()).with(by(Parties.READ))).andExpect(status().isForbidden());
        http.perform(multipart("/api/imports?record=shoe").file(file).with(csrf()).with(by(CLERK))).andExpect(jsonPath("$.code").value("SHEET_UNKNOWN"));
    }

    @Test
    void aListIsTakenAwayAsCsvWithoutFormulasAndAsExcel() throws Exception {
        load(checked(upload("party", "编码,名称,角色,备注\nEXP1,\"=HYPERLINK(\"\"x\"\")\",达人,\n", StandardCharsets.UTF_8)), false);
        String csv = http.perform(get("/api/lists/parties/export?format=csv&q=EXP1&columns=code,name,roles,active").with(by(CLERK)))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv).isEqualTo("\uFEFF编码,名称,角色,启用\r\nEXP1,\"'=HYPERLINK(\"\"x\"\")\",达人,是\r\n");
        byte[] excel = http.perform(get("/api/lists/parties/export?format=xlsx&q=EXP1").with(by(CLERK))).andReturn().getResponse().getContentAsByteArray();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(excel))) {
            assertThat(workbook.getFirstSheet().read().get(1).getCellText(0)).isEqualTo("EXP1");
        }
        http.perform(get("/api/lists/parties/export?format=pdf").with(by(CLERK))).andExpect(jsonPath("$.code").value("FORMAT_UNKNOWN"));
        http.perform(get("/api/lists/parties/export?columns=shoe").with(by(CLERK))).andExpect(jsonPath("$.code").value("COLUMN_UNKNOWN"));
    }

    private JsonNode upload(String record, String text, Charset charset) throws Exception {
        return upload(record, text.getBytes(charset));
    }

    private JsonNode upload(String record, byte[] content) throws Exception {
        var file = new MockMultipartFile("file", "file", null, content);
        return mapper.readTree(http.perform(multipart("/api/imports?record=" + record).file(file).with(csrf()).with(by(CLERK)))
                .andExpect(status().isCreated()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private JsonNode checked(JsonNode upload) throws Exception {
        assertThat(job(upload, "check", "{\"mapping\":" + upload.get("mapping") + "}").get("state").asString()).isEqualTo("done");
        return mapper.readTree(http.perform(get("/api/imports/" + upload.get("id").asString()).with(by(CLERK)))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private void load(JsonNode checked, boolean goodRowsOnly) throws Exception {
        assertThat(job(checked, "load", "{\"goodRowsOnly\":" + goodRowsOnly + "}").get("state").asString()).isEqualTo("done");
    }

    /** Gives the order and waits for its job. */
    private JsonNode job(JsonNode upload, String order, String body) throws Exception {
        String answer = http.perform(json(post("/api/imports/" + upload.get("id").asString() + "/" + order), body).with(by(CLERK)))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        String job = mapper.readTree(answer).get("job").asString();
        for (int i = 0; i < 600; i++) {
            JsonNode view = mapper.readTree(http.perform(get("/api/jobs/" + job).with(by(CLERK))).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
            if (!view.get("finishedAt").isNull()) {
                return view;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("job " + job + " does not end");
    }
}
