package io.hesuan.master.company;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@HouseTest
class CompanyTest {

    private static final String RIGHT_CREDIT_CODE = "91330100MA27XFY94P";

    @Autowired MockMvc http;

    @Test
    void aCompanyIsCreatedFoundChangedAndItsOldVersionRefused() throws Exception {
        String answer = http.perform(json(post("/api/companies"), "{\"content\":" + company("CRUD1", "花间集化妆品") + "}"))
                .andExpect(status().isCreated()).andExpect(jsonPath("$.version").value(1)).andReturn().getResponse().getContentAsString();
        String id = answer.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        http.perform(get("/api/companies/" + id).with(all())).andExpect(jsonPath("$.content.name").value("花间集化妆品"));
        http.perform(json(put("/api/companies/" + id), "{\"version\":1,\"content\":" + company("CRUD1", "花间集") + "}"))
                .andExpect(status().isOk()).andExpect(jsonPath("$.version").value(2));
        http.perform(json(put("/api/companies/" + id), "{\"version\":1,\"content\":" + company("CRUD1", "迟到") + "}"))
                .andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("RECORD_WAS_CHANGED_MEANWHILE"));
    }

    @Test
    void companiesAreFoundByPinyinInitialsAndCode() throws Exception {
        http.perform(json(post("/api/companies"), "{\"content\":" + company("PINY1", "杭州精工机械") + "}")).andExpect(status().isCreated());
        http.perform(get("/api/companies?q=hzjg").with(all())).andExpect(jsonPath("$.rows[*].code", equalTo(List.of("PINY1"))));
        http.perform(get("/api/companies?q=精工").with(all())).andExpect(jsonPath("$.rows[*].code", equalTo(List.of("PINY1"))));
        http.perform(get("/api/companies?q=piny1").with(all())).andExpect(jsonPath("$.count").value(1));
    }

    @Test
    void aListIsPagedByKeyWithoutLossOrRepeat() throws Exception {
        for (int i = 0; i < 5; i++) {
            http.perform(json(post("/api/companies"), "{\"content\":" + company("PAGE" + i, "分页测试") + "}")).andExpect(status().isCreated());
        }
        String first = http.perform(get("/api/companies?q=分页测试&limit=2&sort=-code").with(all()))
                .andExpect(jsonPath("$.rows[*].code", equalTo(List.of("PAGE4", "PAGE3")))).andExpect(jsonPath("$.count").value(5))
                .andReturn().getResponse().getContentAsString();
        String cursor = first.replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
        http.perform(get("/api/companies?q=分页测试&limit=2&sort=-code&cursor=" + cursor).with(all()))
                .andExpect(jsonPath("$.rows[*].code", equalTo(List.of("PAGE2", "PAGE1"))));
    }

    @Test
    void refusalsComeInOrderOfPrecedence() throws Exception {
        http.perform(json(post("/api/companies"), "{\"content\":" + company("TAKEN", "先到") + "}")).andExpect(status().isCreated());
        refused(company("taken", "小写代码"), "FIELD_HAS_WRONG_FORMAT", "code");
        refused(company("TAKEN", ""), "FIELD_MISSING", "name");
        refused(company("TAKEN", "后到").replace(RIGHT_CREDIT_CODE, "91330100MA27XFY940"), "COMPANY_CODE_TAKEN", "code");
        refused(company("FREE1", "后到").replace(RIGHT_CREDIT_CODE, "91330100MA27XFY940"), "CREDIT_CODE_WRONG", "creditCode");
        refused(company("FREE1", "后到").replace("CNY", "XQZ"), "CURRENCY_UNKNOWN", "currency");
    }

    @Test
    void aBatchAnswersEachItemAndTheSecondOfTwoEqualCodesIsRefused() throws Exception {
        String batch = "{\"items\":[{\"content\":" + company("TWIN", "甲") + "},{\"content\":" + company("TWIN", "乙") + "}],\"dryRun\":false}";
        http.perform(json(post("/api/companies/batch"), batch)).andExpect(status().isOk())
                .andExpect(jsonPath("$.outcomes", hasSize(2)))
                .andExpect(jsonPath("$.outcomes[0].done.version").value(1))
                .andExpect(jsonPath("$.outcomes[1].refused.code").value("COMPANY_CODE_TAKEN"));
    }

    @Test
    void whatIsNotUnderstoodIsNamed() throws Exception {
        http.perform(json(post("/api/companies"), "{\"content\":{\"kode\":1}}")).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("FIELD_UNKNOWN")).andExpect(jsonPath("$.field").value("content.kode"));
        http.perform(json(post("/api/companies"), "{\"content\":")).andExpect(jsonPath("$.code").value("NOT_JSON"));
        http.perform(get("/api/companies/com_nonsense").with(all())).andExpect(status().isNotFound());
        http.perform(get("/api/companies?sort=shoe").with(all())).andExpect(jsonPath("$.code").value("COLUMN_UNKNOWN"));
        http.perform(get("/api/companies?f.changedAt=yesterday").with(all())).andExpect(jsonPath("$.code").value("FILTER_NOT_UNDERSTOOD"));
    }

    @Test
    void theSentenceIsInTheReadersLanguage() throws Exception {
        http.perform(get("/api/companies?sort=shoe").with(all()).header("Accept-Language", "en"))
                .andExpect(jsonPath("$.detail", containsString("no column")));
        http.perform(get("/api/companies?sort=shoe").with(all())).andExpect(jsonPath("$.detail", containsString("没有列")));
    }

    @Test
    void whoHasNoRightInACompanyNeitherSeesNorChangesIt() throws Exception {
        String id = http.perform(json(post("/api/companies"), "{\"content\":" + company("ALIEN", "别家公司") + "}"))
                .andReturn().getResponse().getContentAsString().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        var stranger = as(Map.of(Companies.READ, CompanyScope.of(java.util.Set.of(UUID.randomUUID())),
                Companies.WRITE, CompanyScope.of(java.util.Set.of(UUID.randomUUID()))));
        http.perform(get("/api/companies/" + id).with(stranger)).andExpect(status().isNotFound());
        http.perform(get("/api/companies?q=ALIEN").with(stranger)).andExpect(jsonPath("$.count").value(0));
    }

    private void refused(String content, String code, String field) throws Exception {
        http.perform(json(post("/api/companies"), "{\"content\":" + content + "}"))
                .andExpect(jsonPath("$.code").value(code)).andExpect(jsonPath("$.field").value(field));
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder json(
            org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body).with(csrf()).with(all());
    }

    private static RequestPostProcessor all() {
        return as(Map.of(Companies.READ, CompanyScope.ALL, Companies.WRITE, CompanyScope.ALL));
    }

    private static RequestPostProcessor as(Map<io.hesuan.platform.access.Permission, CompanyScope> grants) {
        var acting = new Acting(UUID.randomUUID(), "测试员", grants, Locale.SIMPLIFIED_CHINESE, "test");
        return authentication(UsernamePasswordAuthenticationToken.authenticated(acting, null, List.of()));
    }

    private static String company(String code, String name) {
        return """
                {"code":"%s","name":"%s","creditCode":"%s","standard":"asbe","taxStatus":"general","currency":"CNY",
                 "fiscalStartMonth":1,"address":"","phone":"","active":true}""".formatted(code, name, RIGHT_CREDIT_CODE);
    }
}
