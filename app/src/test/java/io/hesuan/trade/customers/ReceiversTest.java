package io.hesuan.trade.customers;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.testing.HouseTest;
import io.hesuan.testing.Requests;
import io.hesuan.trade.channels.ChannelOrder;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** What is known of people: enciphered, shown in clear with a trace only, and gone when it is erased. */
@HouseTest
class ReceiversTest {

    private static final String NAME = "林晓曼";
    private static final String PHONE = "13812345678";

    @Autowired Receivers receivers;
    @Autowired WritePath writePath;
    @Autowired DSLContext sql;
    @Autowired MockMvc http;
    private final UUID company = Ids.next();
    private final String pseudonym = "oaid-" + company;

    @Test
    void nothingPersonalLiesOutsideTheCipher() {
        keep(NAME, Instant.now());
        String row = sql.fetchSingle("SELECT r::text FROM customers.receiver r WHERE company_id = ?", company).get(0, String.class);
        assertThat(row).doesNotContain(NAME, PHONE).contains("林**", "138****5678");
        byte[] encrypted = sql.fetchSingle("SELECT encrypted FROM customers.receiver WHERE company_id = ?", company).get(0, byte[].class);
        assertThat(new String(encrypted, StandardCharsets.UTF_8)).doesNotContain(NAME, PHONE);
        keep(NAME, Instant.now());
        assertThat(sql.fetchSingle("SELECT encrypted FROM customers.receiver WHERE company_id = ?", company).get(0, byte[].class)).as("told again, not written again").isEqualTo(encrypted);
    }

    @Test
    void whoSeesHimInClearLeavesATrace() throws Exception {
        keep(NAME, Instant.now());
        String id = Customers.ID.write(receivers.find(sql, company, pseudonym).id());
        var masked = http.perform(get("/api/receivers/" + id + "/clear").with(Requests.by(Customers.READ))).andReturn().getResponse();
        assertThat(masked.getStatus()).isEqualTo(403);
        var clear = http.perform(get("/api/receivers/" + id + "/clear").with(Requests.by(Customers.READ, Permission.PERSONAL_DATA))).andReturn().getResponse();
        assertThat(clear.getContentAsString(StandardCharsets.UTF_8)).contains(NAME, PHONE);
        assertThat(sql.fetchValue("SELECT count(*) FROM audit.entry WHERE action = 'read' AND record_type = 'receiver' AND record_id = ?", Customers.ID.read(id))).isEqualTo(1L);
        var everything = http.perform(get("/api/receivers/" + id + "/everything").with(Requests.by(Customers.READ, Permission.PERSONAL_DATA))).andReturn().getResponse();
        assertThat(everything.getContentAsString(StandardCharsets.UTF_8)).contains(NAME, "\"orders\"");
    }

    @Test
    void whatIsErasedStaysErasedAlthoughOldOrdersComeAgain() throws Exception {
        Instant before = Instant.now().minusSeconds(60);
        keep(NAME, before);
        String id = Customers.ID.write(receivers.find(sql, company, pseudonym).id());
        var erased = http.perform(post("/api/receivers/" + id + "/erasure").with(Requests.by(Customers.READ, Customers.ERASE)).with(csrf())).andReturn().getResponse();
        assertThat(erased.getStatus()).isEqualTo(200);
        keep(NAME, before);
        assertThat(receivers.find(sql, company, pseudonym).name()).isEmpty();
        assertThat(sql.fetchSingle("SELECT encrypted FROM customers.receiver WHERE company_id = ?", company).get(0)).isNull();
        var gone = http.perform(get("/api/receivers/" + id + "/clear").with(Requests.by(Customers.READ, Permission.PERSONAL_DATA))).andReturn().getResponse();
        assertThat(gone.getContentAsString(StandardCharsets.UTF_8)).contains("RECEIVER_IS_ERASED");
        keep(NAME, Instant.now().plusSeconds(60));
        assertThat(receivers.find(sql, company, pseudonym).name()).as("who buys again is known again").isEqualTo("林**");
    }

    private void keep(String name, Instant orderedAt) {
        var receiver = new ChannelOrder.Receiver(pseudonym, name, PHONE, "CN", "浙江省", "杭州市", "西湖区", "文一路 1 号", Map.of("b", "2", "a", "1"));
        var useCase = new UseCase<Receivers.Told, Boolean>("test.keep", Boolean.class, null, (writing, calls) -> {
            receivers.keep(writing, calls.stream().map(Call::command).toList());
            return calls.stream().map(call -> Outcome.done(true)).toList();
        });
        writePath.all(useCase, List.of(Call.of(Acting.house("test", Set.of()), new Receivers.Told(company, receiver, orderedAt))), Mode.REAL);
    }
}
