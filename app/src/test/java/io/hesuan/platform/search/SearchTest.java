package io.hesuan.platform.search;

import io.hesuan.master.party.Parties;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

import static io.hesuan.testing.Requests.by;
import static io.hesuan.testing.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@HouseTest
class SearchTest {

    @Autowired MockMvc http;
    @Autowired DSLContext sql;
    @Autowired TransactionTemplate transaction;

    @Test
    void theRecordWithJustThisCodeComesFirstAndOnlyWhatTheReaderMaySeeIsFound() throws Exception {
        for (int i = 0; i < 30; i++) {
            create("SEA" + (100 + i), "求索甲" + i);
        }
        create("SEA1", "求索乙");
        http.perform(get("/api/search?q=sea1").with(by(Parties.READ))).andExpect(jsonPath("$", hasSize(20)))
                .andExpect(jsonPath("$[0].subtitle").value("SEA1")).andExpect(jsonPath("$[0].title").value("求索乙"))
                .andExpect(jsonPath("$[0].record").value("party"));
        http.perform(get("/api/search?q=qsy").with(by(Parties.READ))).andExpect(jsonPath("$[0].subtitle").value("SEA1"));
        http.perform(get("/api/search?q=SEA1").with(by(Warehouses.READ))).andExpect(jsonPath("$", hasSize(0)));
        http.perform(get("/api/search?q=").with(by(Parties.READ))).andExpect(jsonPath("$", hasSize(0)));
    }

    @Test
    void twoCharactersAreLookedUpInAnIndexAlsoWhereTheyAreNowhere() throws Exception {
        create("SEB1", "二字铺子");
        http.perform(get("/api/search").param("q", "铺子").with(by(Parties.READ))).andExpect(jsonPath("$[0].title").value("二字铺子"));
        http.perform(get("/api/search").param("q", "pz").with(by(Parties.READ))).andExpect(jsonPath("$[0].title").value("二字铺子"));
        http.perform(get("/api/search").param("q", "囧囧").with(by(Parties.READ))).andExpect(jsonPath("$", hasSize(0)));
        String plan = transaction.execute(status -> {
            sql.execute("SET LOCAL enable_seqscan = off");
            return sql.fetch("EXPLAIN SELECT id FROM party.partner WHERE house.pairs(search_text) @> ARRAY['囧囧'] AND search_text LIKE '%囧囧%'").format();
        });
        assertThat(plan).contains("partner_by_pairs");
        assertThat(sql.fetchValue("SELECT house.pairs('ab c. \u7532\u4E59 \uD83D\uDE00\uD83D\uDE01')")).isEqualTo(new String[] {"ab", "c.", "\u7532\u4E59", "\uD83D\uDE00\uD83D\uDE01"});
    }

    private void create(String code, String name) throws Exception {
        http.perform(json(post("/api/parties"), """
                {"content":{"code":"%s","name":"%s","shortName":"","kind":"organisation","roles":["customer"],"creditCode":"","taxNumber":"","contacts":[],
                 "addresses":[],"bankAccounts":[],"paymentDays":30,"paymentDay":null,"creditLimit":"","currency":"CNY","responsible":"","remark":"",
                 "active":true}}""".formatted(code, name)).with(by(Parties.READ, Parties.WRITE))).andExpect(status().isCreated());
    }
}
