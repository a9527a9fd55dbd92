package io.hesuan.api;

import io.hesuan.master.party.Parties;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static io.hesuan.testing.Requests.by;
import static io.hesuan.testing.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** A no names just what it is about, and nothing beside it. */
@HouseTest
class PreciseRefusalsTest {

    @Autowired MockMvc http;
    @Autowired DSLContext sql;

    @Test
    void anItemOfABatchThatIsNoCommandIsRefusedAloneAndTheOthersAreDone() throws Exception {
        http.perform(json(post("/api/parties/batch"), """
                {"items":[null,{"id":"nonsense","version":1,"content":%1$s},{"content":null},{"content":%1$s}],"dryRun":false}""".formatted(party("REF1", "甲")))
                        .with(by(Parties.READ, Parties.WRITE)))
                .andExpect(status().isOk()).andExpect(jsonPath("$.outcomes", hasSize(4)))
                .andExpect(jsonPath("$.outcomes[0].refused.field").value("items[0]"))
                .andExpect(jsonPath("$.outcomes[1].refused.code").value("RECORD_NOT_FOUND")).andExpect(jsonPath("$.outcomes[1].refused.field").value("items[1].id"))
                .andExpect(jsonPath("$.outcomes[2].refused.field").value("items[2].content"))
                .andExpect(jsonPath("$.outcomes[3].done.version").value(1));
    }

    @Test
    void theCharacterNulIsNamedWithItsField() throws Exception {
        http.perform(json(post("/api/parties"), "{\"content\":" + party("REF2", "a\\u0000b") + "}").with(by(Parties.READ, Parties.WRITE)))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.code").value("CHARACTER_NOT_ALLOWED")).andExpect(jsonPath("$.field").value("content.name"));
        http.perform(get("/api/parties").param("f.city", "a\0b").with(by(Parties.READ)))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.code").value("CHARACTER_NOT_ALLOWED"));
    }

    @Test
    void aListIsNotAskedForWhatItDoesNotKnow() throws Exception {
        http.perform(get("/api/parties?limit=5&colour=red").with(by(Parties.READ)))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.code").value("FIELD_UNKNOWN")).andExpect(jsonPath("$.field").value("colour"));
        http.perform(get("/api/lists/parties/export?format=csv&columns=code&colour=red").with(by(Parties.READ))).andExpect(status().isBadRequest());
    }

    @Test
    void anExportIsWholeAndLeavesAnEntryInTheAuditLog() throws Exception {
        http.perform(json(post("/api/parties"), "{\"content\":" + party("REF3", "出口公司") + "}").with(by(Parties.READ, Parties.WRITE))).andExpect(status().isCreated());
        http.perform(get("/api/lists/parties/export?format=csv&columns=code,name&q=REF3").with(by(Parties.READ)))
                .andExpect(status().isOk()).andExpect(content().string(org.hamcrest.Matchers.containsString("REF3,出口公司")));
        assertThat(sql.fetchCount(sql.selectOne().from("audit.entry").where("action = 'export' AND record_type = 'party' AND record_title = 'parties'"))).isPositive();
    }

    @Test
    void strangersFromOutsideDoNotReadMetrics() throws Exception {
        http.perform(get("/actuator/prometheus").with(from("203.0.113.7"))).andExpect(status().isUnauthorized());
        http.perform(get("/actuator/prometheus").with(from("203.0.113.7")).with(by(Parties.READ))).andExpect(status().isForbidden());
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private static String party(String code, String name) {
        return """
                {"code":"%s","name":"%s","shortName":"","kind":"organisation","roles":["customer"],"creditCode":"","taxNumber":"","contacts":[],
                 "addresses":[],"bankAccounts":[],"paymentDays":30,"paymentDay":null,"creditLimit":"","currency":"CNY","responsible":"","remark":"",
                 "active":true}""".formatted(code, name);
    }
}
