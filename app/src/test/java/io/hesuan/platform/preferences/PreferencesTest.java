package io.hesuan.platform.preferences;

import io.hesuan.platform.access.Permission;
import io.hesuan.testing.Everybody;
import io.hesuan.testing.HouseTest;
import io.hesuan.testing.People;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@HouseTest
class PreferencesTest {

    private final RequestPostProcessor me = Everybody.who(List.of());
    private final RequestPostProcessor other = Everybody.who(List.of());

    @Autowired MockMvc http;
    @Autowired List<Permission> permissions;

    @Test
    void aViewIsKeptReplacedUnderItsNameSeenByItsOwnerOnlyAndDropped() throws Exception {
        keep("{\"name\":\"本月\",\"query\":\"f.kind=goods\",\"columns\":[\"code\",\"name\"]}");
        String id = keep("{\"name\":\"本月\",\"query\":\"f.kind=kit\",\"columns\":[\"code\"]}");
        http.perform(get("/api/views?list=parties").with(me)).andExpect(jsonPath("$.views.length()").value(1))
                .andExpect(jsonPath("$.views[0].query").value("f.kind=kit")).andExpect(jsonPath("$.views[0].columns[0]").value("code"));
        http.perform(get("/api/views?list=items").with(me)).andExpect(jsonPath("$.views.length()").value(0));
        http.perform(get("/api/views?list=parties").with(other)).andExpect(jsonPath("$.views.length()").value(0));
        http.perform(delete("/api/views/" + id).with(other).with(csrf())).andExpect(status().isNotFound());
        http.perform(delete("/api/views/" + id).with(me).with(csrf())).andExpect(status().isNoContent());
        http.perform(get("/api/views?list=parties").with(me)).andExpect(jsonPath("$.views.length()").value(0));
    }

    @Test
    void settingsAreTheUsualOnesUntilChosenAndOthersKeepTheirs() throws Exception {
        http.perform(get("/api/settings").with(me)).andExpect(jsonPath("$.theme").value("system"));
        http.perform(json(put("/api/settings"), "{\"theme\":\"dark\",\"locale\":\"en\",\"units\":\"wan\"}")).andExpect(status().isOk());
        http.perform(get("/api/settings").with(me)).andExpect(jsonPath("$.theme").value("dark")).andExpect(jsonPath("$.units").value("wan"));
        http.perform(get("/api/settings").with(other)).andExpect(jsonPath("$.theme").value("system"));
        String company = "com_" + "0".repeat(26);
        http.perform(json(put("/api/settings"), "{\"theme\":\"dark\",\"locale\":\"en\",\"units\":\"wan\",\"companyId\":\"" + company + "\"}")).andExpect(status().isOk());
        http.perform(get("/api/settings").with(me)).andExpect(jsonPath("$.companyId").value(company));
        http.perform(get("/api/settings").with(other)).andExpect(jsonPath("$.companyId").doesNotExist());
        http.perform(json(put("/api/settings"), "{\"theme\":\"pink\",\"locale\":\"en\",\"units\":\"wan\"}")).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("theme"));
    }

    @Test
    void aPersonIsAnsweredInHisOwnLanguageUnlessTheRequestAsksForOne() throws Exception {
        var people = new People(http, permissions);
        var cookie = people.settle(people.hire("lang-" + UUID.randomUUID().toString().substring(0, 12)));
        assertThat(answer(get("/api/views/none").cookie(cookie))).containsPattern("\\p{IsHan}");
        http.perform(put("/api/settings").contentType("application/json").content("{\"theme\":\"dark\",\"locale\":\"en\",\"units\":\"wan\"}")
                .cookie(cookie).with(csrf())).andExpect(status().isOk());
        assertThat(answer(get("/api/views/none").cookie(cookie))).as("own").doesNotContainPattern("\\p{IsHan}");
        assertThat(answer(get("/api/views/none").cookie(cookie).header("Accept-Language", "zh-CN,zh;q=0.9"))).as("a browser's list").doesNotContainPattern("\\p{IsHan}");
        assertThat(answer(get("/api/views/none").cookie(cookie).header("Accept-Language", "zh-CN"))).as("asked for").containsPattern("\\p{IsHan}");
    }

    private String answer(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private String keep(String view) throws Exception {
        return JsonMapper.shared().readTree(http.perform(json(post("/api/views?list=parties"), view)).andExpect(status().isCreated())
                .andReturn().getResponse().getContentAsString()).get("id").asString();
    }

    private MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType("application/json").content(body).with(me).with(csrf());
    }
}
