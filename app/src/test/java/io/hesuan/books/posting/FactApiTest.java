package io.hesuan.books.posting;

import io.hesuan.master.company.Companies;
import io.hesuan.testing.HouseTest;
import io.hesuan.testing.Requests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** Accounting as a service: another system posts facts, looks at what came of them, and takes them back. */
@HouseTest
class FactApiTest {

    @Autowired
    private ApplicationContext house;
    @Autowired
    private MockMvc http;
    private PostingGround ground;
    private final RequestPostProcessor till = Requests.by(PostingRights.POST, PostingRights.READ);

    @BeforeEach
    void aCompany() {
        ground = new PostingGround(house, "asbe");
    }

    private String paid(String amount) {
        return "{\"companyId\":\"" + Companies.ID.write(ground.company) + "\",\"type\":\"customer-paid\",\"occurredOn\":\"2026-01-05\",\"documentType\":\"receipt\","
                + "\"documentNumber\":\"R-1\",\"memo\":\"paid\",\"dimensions\":{\"party\":\"" + io.hesuan.books.stock.StockIds.OWNER.write(ground.customer) + "\"},"
                + "\"lines\":[{\"role\":\"paid\",\"amount\":\"" + amount + "\"}]}";
    }

    @Test
    void a_preview_shows_the_voucher_and_leaves_nothing() throws Exception {
        http.perform(Requests.json(post("/api/facts/preview"), paid("113.00")).with(till)).andExpect(status().isOk())
                .andExpect(jsonPath("$[0].lines[0].accountCode").value("1002")).andExpect(jsonPath("$[0].lines[0].debit").value("113.00"))
                .andExpect(jsonPath("$[0].lines[1].accountCode").value("112201")).andExpect(jsonPath("$[0].lines[1].ruleName").isNotEmpty());
        assertThat(ground.balances()).isEmpty();
    }

    @Test
    void a_fact_posted_twice_under_one_key_is_posted_once() throws Exception {
        String first = Requests.idOf(http.perform(Requests.json(post("/api/facts").header("Idempotency-Key", "k1" + ground.company), paid("50.00")).with(till)).andExpect(status().isCreated()).andReturn());
        String again = Requests.idOf(http.perform(Requests.json(post("/api/facts").header("Idempotency-Key", "k1" + ground.company), paid("50.00")).with(till)).andExpect(status().isCreated()).andReturn());
        assertThat(again).isEqualTo(first);
        assertThat(ground.balances()).isEqualTo(Map.of("1002", "50.00", "112201", "-50.00"));
        http.perform(get("/api/facts/" + first).with(till)).andExpect(status().isOk()).andExpect(jsonPath("$.amounts[0].role").value("paid"))
                .andExpect(jsonPath("$.amounts[0].ruleVersion").value(1)).andExpect(jsonPath("$.entry.lines.length()").value(2));
    }

    @Test
    void of_a_batch_each_fact_has_its_outcome() throws Exception {
        String unknown = paid("1.00").replace("customer-paid", "customer-vanished");
        http.perform(Requests.json(post("/api/facts/batch"), "{\"items\":[" + unknown + "," + paid("2.00") + "],\"dryRun\":false}").with(till)).andExpect(status().isOk())
                .andExpect(jsonPath("$.outcomes[0].refused.code").value("RULE_MISSING")).andExpect(jsonPath("$.outcomes[1].done.entryId").isNotEmpty());
        assertThat(ground.balances()).isEqualTo(Map.of("1002", "2.00", "112201", "-2.00"));
    }

    @Test
    void a_fact_without_goods_is_taken_back_once_in_red_ink() throws Exception {
        String id = Requests.idOf(http.perform(Requests.json(post("/api/facts"), paid("70.00")).with(till)).andReturn());
        http.perform(Requests.json(post("/api/facts/" + id + "/reverse?dryRun=true"), "{}").with(till)).andExpect(status().isOk());
        assertThat(ground.balances()).hasSize(2);
        http.perform(Requests.json(post("/api/facts/" + id + "/reverse"), "{}").with(till)).andExpect(status().isOk());
        assertThat(ground.balances()).isEmpty();
        http.perform(Requests.json(post("/api/facts/" + id + "/reverse"), "{}").with(till)).andExpect(jsonPath("$.code").value("FACT_WAS_REVERSED"));
    }
}
