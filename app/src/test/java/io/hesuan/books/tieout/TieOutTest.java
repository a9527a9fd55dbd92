package io.hesuan.books.tieout;

import io.hesuan.books.ledger.TestBooks;
import io.hesuan.kernel.Ids;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.proofs.Proof;
import io.hesuan.testing.Everybody;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static io.hesuan.testing.People.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** Whether the books agree is told from what is stored, and proofs run as a job that keeps what they found. */
@HouseTest
class TieOutTest {

    @Autowired
    private ApplicationContext house;
    @Autowired
    private MockMvc http;
    @Autowired
    private List<Permission> permissions;
    @Autowired
    private List<Proof> proofs;
    @Autowired
    private ProofRuns runs;
    @Autowired
    private ProofsAtHome home;
    @Autowired
    private DSLContext sql;

    private JsonNode tieOut(UUID company) throws Exception {
        return json(http.perform(get("/api/tie-out").param("companyId", Companies.ID.write(company)).with(Everybody.who(permissions))).andReturn().getResponse());
    }

    @Test
    void openItemsThatAreNotOnTheirAccountAreADifference() throws Exception {
        UUID company = new TestBooks(house, "asbe", "single").company;
        assertThat(tieOut(company).at("/claims")).isEmpty();
        UUID receivable = sql.fetchSingle("SELECT id FROM ledger.account WHERE company_id = ? AND code = '112201'", company).get(0, UUID.class);
        sql.execute("INSERT INTO ledger.turnover VALUES (?, ?, 202601, 'CNY', false, 12345, 0, 12345, 0, 1)", company, receivable);
        JsonNode page = tieOut(company);
        assertThat(page.at("/claims/0/code").asString()).isEqualTo("112201");
        assertThat(page.at("/claims/0/told").asString()).isEqualTo("0.00");
        assertThat(page.at("/claims/0/ledger").asString()).isEqualTo("123.45");
        assertThat(page.at("/claims/0/difference").asString()).isEqualTo("-123.45");
        assertThat(page.at("/totals/difference").asString()).isEqualTo("123.45");
        sql.execute("UPDATE ledger.turnover SET debit = 0, original_debit = 0 WHERE company_id = ?", company);
        assertThat(tieOut(company).at("/claims")).isEmpty();
    }

    @Test
    void allProofsRunAsAJobAndWhatTheyFoundIsKept() throws Exception {
        var given = http.perform(post("/api/proof-runs").with(Everybody.who(permissions)).with(csrf())).andReturn().getResponse();
        assertThat(given.getStatus()).isEqualTo(202);
        String job = json(given).at("/id").asString();
        JsonNode done = null;
        for (int tries = 0; tries < 300 && (done == null || !Set.of("done", "failed").contains(done.at("/state").asString())); tries++) {
            Thread.sleep(100);
            done = json(http.perform(get("/api/jobs/" + job).with(Everybody.who(permissions))).andReturn().getResponse());
        }
        assertThat(done.at("/state").asString()).isEqualTo("done");
        assertThat(done.at("/result/proofs").asInt()).isEqualTo(proofs.size());
        JsonNode kept = json(http.perform(get("/api/proof-runs").with(Everybody.who(permissions))).andReturn().getResponse());
        JsonNode last = kept.valueStream().filter(run -> run.at("/findings").size() == proofs.size()).findFirst().orElseThrow();
        assertThat(last.at("/findings").valueStream().map(finding -> finding.at("/proof").asString())).containsExactlyInAnyOrderElementsOf(proofs.stream().map(Proof::name).toList());
    }

    @Test
    void aBreachStandsOnTheFirstPageUntilARunFindsNone() {
        Acting auditor = Acting.house("test", Set.of(TieOutRights.READ));
        Instant ahead = Instant.now().plusSeconds(3_600);
        runs.add(new ProofRuns.Run(Ids.next(), ahead, ahead, "test", List.of(new ProofRuns.Finding("a-proof", Map.of(), null, 1), new ProofRuns.Finding("b-proof", Map.of(), "entry 7", 1))));
        assertThat(home.look(auditor)).singleElement().satisfies(found -> assertThat(found.arguments()).containsExactly("b-proof", "entry 7"));
        assertThat(home.look(Acting.house("test", Set.of()))).isEmpty();
        runs.add(new ProofRuns.Run(Ids.next(), ahead.plusSeconds(1), ahead.plusSeconds(1), "test", List.of(new ProofRuns.Finding("a-proof", Map.of(), null, 1))));
        assertThat(home.look(auditor)).isEmpty();
    }
}
