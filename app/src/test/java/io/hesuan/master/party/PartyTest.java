package io.hesuan.master.party;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

import java.util.List;

import static hesuandb.audit.Tables.ENTRY;
import static io.hesuan.testing.Requests.acting;
import static io.hesuan.testing.Requests.by;
import static io.hesuan.testing.Requests.idOf;
import static io.hesuan.testing.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@HouseTest
class PartyTest {

    private static final Acting CLERK = acting(Parties.READ, Parties.WRITE);
    private static final Acting TRUSTED = acting(Parties.READ, Parties.WRITE, Permission.PERSONAL_DATA);
    private static final String RIGHT_CREDIT_CODE = "91330100MA27XFY94P";
    private static final String PHONE = "13812345678";

    @Autowired MockMvc http;
    @Autowired DSLContext sql;

    @Test
    void aPartyWithoutACodeIsGivenTheNextOneThatNobodyTookByHand() throws Exception {
        String first = codeOf(create(party("", "一号客户")));
        String next = "P%06d".formatted(Integer.parseInt(first.substring(1)) + 1);
        create(party(next, "手工编号"));
        String second = codeOf(create(party("", "二号客户")));
        assertThat(first).matches("P[0-9]{6}");
        assertThat(second).isGreaterThan(next);
    }

    @Test
    void aNaturalPersonIsMaskedInListsAndDocumentsUnlessTheReaderMaySeePersonalData() throws Exception {
        String id = create(person("MASK1", "欧阳娜娜"));
        http.perform(get("/api/parties?q=MASK1").with(by(CLERK)))
                .andExpect(jsonPath("$.rows[0].name").value("欧**")).andExpect(jsonPath("$.rows[0].contactPhone").value("138****5678"));
        http.perform(get("/api/parties?q=MASK1").with(by(TRUSTED)))
                .andExpect(jsonPath("$.rows[0].name").value("欧阳娜娜")).andExpect(jsonPath("$.rows[0].contactPhone").value(PHONE));
        http.perform(get("/api/parties/" + id).with(by(CLERK)))
                .andExpect(jsonPath("$.content.name").value("欧**")).andExpect(jsonPath("$.content.contacts[0].phone").value("138****5678"))
                .andExpect(jsonPath("$.content.addresses[0].street").value("****"));
    }

    @Test
    void whatIsMaskedCantBeGuessedByFilteringOrSorting() throws Exception {
        create(person("MASK2", "司马光"));
        http.perform(get("/api/parties?f.contactPhone=" + PHONE + "&f.code=MASK2").with(by(CLERK))).andExpect(jsonPath("$.count").value(0));
        http.perform(get("/api/parties?f.contactPhone=" + PHONE + "&f.code=MASK2").with(by(TRUSTED))).andExpect(jsonPath("$.count").value(1));
        http.perform(get("/api/parties?f.name=光&f.code=MASK2&sort=-name").with(by(CLERK))).andExpect(jsonPath("$.count").value(0));
    }

    @Test
    void whoSavesAMaskedPartyDoesNotOverwriteWhatHeCouldNotSee() throws Exception {
        String id = create(person("MASK3", "诸葛亮"));
        String seen = http.perform(get("/api/parties/" + id).with(by(CLERK))).andReturn().getResponse().getContentAsString();
        String content = seen.substring(seen.indexOf("\"content\":") + 10, seen.length() - 1).replace("\"remark\":\"\"", "\"remark\":\"改过备注\"");
        http.perform(json(put("/api/parties/" + id), "{\"version\":1,\"content\":" + content + "}").with(by(CLERK))).andExpect(status().isOk());
        http.perform(get("/api/parties/" + id).with(by(TRUSTED)))
                .andExpect(jsonPath("$.content.name").value("诸葛亮")).andExpect(jsonPath("$.content.contacts[0].phone").value(PHONE))
                .andExpect(jsonPath("$.content.addresses[0].street").value("文三路 1 号"))
                .andExpect(jsonPath("$.content.bankAccounts[0].number").value("6222021202000012345"))
                .andExpect(jsonPath("$.content.remark").value("改过备注"));
    }

    @Test
    void theAuditLogHoldsNoPersonalDataInClear() throws Exception {
        create(person("MASK4", "公孙瓒"));
        var entry = sql.selectFrom(ENTRY).where(ENTRY.RECORD_TITLE.startsWith("MASK4")).fetchSingle();
        assertThat(entry.getAfter().data()).contains("MASK4").doesNotContain("公孙瓒").doesNotContain(PHONE);
        assertThat(entry.getRecordTitle()).isEqualTo("MASK4 公**");
    }

    @Test
    void partiesAreFoundByRoleInitialsAndCreditLimit() throws Exception {
        create(party("ROLE1", "顺安达速运").replace("[\"customer\"]", "[\"carrier\",\"supplier\"]"));
        create(party("ROLE2", "顺安达商贸"));
        http.perform(get("/api/parties?q=sad&f.roles=carrier,host").with(by(CLERK))).andExpect(jsonPath("$.rows[*].code", equalTo(List.of("ROLE1"))));
        http.perform(get("/api/parties?q=顺安达&f.creditLimit=50000..50000").with(by(CLERK))).andExpect(jsonPath("$.count").value(2))
                .andExpect(jsonPath("$.rows[0].creditLimit").value("50000.00"));
    }

    @Test
    void refusalsComeInOrderOfPrecedence() throws Exception {
        create(party("TAKEN", "先到").replace("\"creditCode\":\"\"", "\"creditCode\":\"" + RIGHT_CREDIT_CODE + "\""));
        String late = party("TAKEN", "后到").replace("[\"customer\"]", "[\"customer\",\"customer\"]")
                .replace("\"creditCode\":\"\"", "\"creditCode\":\"91330100MA27XFY940\"").replace("organisation", "person")
                .replace("\"currency\":\"CNY\",\"responsible\"", "\"currency\":\"XQZ\",\"responsible\"");
        refused(late.replace("后到", ""), "FIELD_MISSING", "name");
        refused(late, "PARTY_CODE_TAKEN", "code");
        late = late.replace("TAKEN", "FREE9");
        refused(late, "PARTY_ROLE_REPEATED", "roles");
        late = late.replace("[\"customer\",\"customer\"]", "[\"customer\"]");
        refused(late, "PERSON_HAS_NO_CREDIT_CODE", "creditCode");
        late = late.replace("person", "organisation");
        refused(late, "PARTY_CREDIT_CODE_WRONG", "creditCode");
        late = late.replace("91330100MA27XFY940", RIGHT_CREDIT_CODE);
        refused(late, "PARTY_CREDIT_CODE_TAKEN", "creditCode");
        late = late.replace(RIGHT_CREDIT_CODE, "");
        refused(late, "PARTY_CURRENCY_UNKNOWN", "currency");
        late = late.replace("XQZ", "CNY");
        refused(late.replace("50000.00", "50000.001"), "CREDIT_LIMIT_IS_NO_AMOUNT", "creditLimit");
        refused(late.replace("\"currency\":\"CNY\"}", "\"currency\":\"ABC\"}"), "BANK_ACCOUNT_CURRENCY_UNKNOWN", "bankAccounts[0].currency");
        create(late);
    }

    @Test
    void everyFieldHasABound() throws Exception {
        refused(party("LONG1", "长".repeat(201)), "FIELD_IS_TOO_LONG", "name");
        refused(party("LONG1", "好").replace("\"paymentDays\":30", "\"paymentDays\":366"), "FIELD_OUT_OF_RANGE", "paymentDays");
        refused(party("LONG1", "好").replace("[\"customer\"]", "[\"friend\"]"), "FIELD_HAS_WRONG_FORMAT", "roles[0]");
        refused(party("LONG1", "好").replace("\"remark\":\"\"", "\"remark\":null"), "FIELD_MISSING", "remark");
    }

    @Test
    void theListTellsItsColumnsAndChoicesInBothLanguages() throws Exception {
        http.perform(get("/api/lists/parties").with(by(CLERK)))
                .andExpect(jsonPath("$.columns[0].label").value("编码")).andExpect(jsonPath("$.columns[3].choiceLabels.host").value("达人"));
        http.perform(get("/api/lists/parties").with(by(CLERK)).header("Accept-Language", "en"))
                .andExpect(jsonPath("$.columns[0].label").value("Code")).andExpect(jsonPath("$.columns[3].choiceLabels.host").value("Host"));
    }

    private String create(String content) throws Exception {
        return idOf(http.perform(json(post("/api/parties"), "{\"content\":" + content + "}").with(by(CLERK))).andExpect(status().isCreated()).andReturn());
    }

    private String codeOf(String id) throws Exception {
        ResultActions answer = http.perform(get("/api/parties/" + id).with(by(CLERK))).andExpect(jsonPath("$.content.code", matchesPattern("P[0-9]+")));
        return answer.andReturn().getResponse().getContentAsString().replaceAll(".*\"code\":\"([^\"]+)\".*", "$1");
    }

    private void refused(String content, String code, String field) throws Exception {
        http.perform(json(post("/api/parties"), "{\"content\":" + content + "}").with(by(CLERK)))
                .andExpect(jsonPath("$.code").value(code)).andExpect(jsonPath("$.field").value(field));
    }

    private static String party(String code, String name) {
        return """
                {"code":"%s","name":"%s","shortName":"","kind":"organisation","roles":["customer"],"creditCode":"","taxNumber":"","contacts":[],
                 "addresses":[],"bankAccounts":[{"holder":"户名","bank":"某银行","number":"6222021202000012345","currency":"CNY"}],
                 "paymentDays":30,"paymentDay":null,"creditLimit":"50000.00","currency":"CNY","responsible":"","remark":"","active":true}"""
                .formatted(code, name);
    }

    private static String person(String code, String name) {
        return party(code, name).replace("organisation", "person").replace("[\"customer\"]", "[\"host\"]")
                .replace("\"contacts\":[]", "\"contacts\":[{\"name\":\"" + name + "\",\"post\":\"\",\"phone\":\"" + PHONE + "\",\"email\":\"\",\"remark\":\"\"}]")
                .replace("\"addresses\":[]", "\"addresses\":[{\"kind\":\"delivery\",\"country\":\"中国\",\"province\":\"浙江省\",\"city\":\"杭州市\","
                        + "\"district\":\"西湖区\",\"street\":\"文三路 1 号\",\"postcode\":\"\"}]");
    }
}
