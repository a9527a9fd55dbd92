package io.hesuan.platform.webhooks;

import com.sun.net.httpserver.HttpServer;
import io.hesuan.master.party.Parties;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.testing.HouseTest;
import io.hesuan.testing.Requests;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import static io.hesuan.testing.Requests.by;
import static io.hesuan.testing.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** A receiver of its own on this machine, told by the house that runs. */
@HouseTest
class WebhookTest {

    private static final Permission EVENTS = new Permission("event.read");
    private static final Acting KEEPER = Requests.acting(WebhookSpec.READ, WebhookSpec.WRITE, EVENTS, Parties.READ, Parties.WRITE);

    private record Received(String event, String signature, String body) {
    }

    @Autowired MockMvc http;
    @Autowired DSLContext sql;
    @Autowired JsonMapper mapper;

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private volatile int answers = 204;
    private HttpServer receiver;

    @BeforeEach
    void listen() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(new Received(exchange.getRequestHeaders().getFirst("Hesuan-Event"), exchange.getRequestHeaders().getFirst("Hesuan-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answers, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void hangUp() {
        receiver.stop(0);
        sql.execute("DELETE FROM webhooks.endpoint");
    }

    @Test
    void whatHappensIsToldOnceWithASignatureThatTheReceiverCanCheck() throws Exception {
        String webhook = make("ERP", "\"party.*\"");
        String secret = secret(webhook);
        String party = saveParty("WHK1");
        Received call = received.poll(30, TimeUnit.SECONDS);
        assertThat(call).isNotNull();
        assertThat(call.event()).isEqualTo("party.saved");
        JsonNode body = mapper.readTree(call.body());
        assertThat(body.at("/content/id").asString()).isEqualTo(party);
        assertThat(body.at("/id").asString()).startsWith("evt_");
        long seconds = Long.parseLong(call.signature().replaceAll("t=(\\d+),.*", "$1"));
        assertThat(Instant.ofEpochSecond(seconds)).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
        assertThat(call.signature()).isEqualTo("t=" + seconds + ",v1=" + Courier.signature(secret, seconds, call.body()));
        await(() -> states().equals(List.of("delivered")));
        http.perform(get("/api/webhook-deliveries").param("f.webhookId", webhook).with(by(KEEPER)))
                .andExpect(jsonPath("$.rows[0].state").value("delivered")).andExpect(jsonPath("$.rows[0].answerStatus").value(204)).andExpect(jsonPath("$.rows[0].attempts").value(1));
        assertThat(received.poll(1, TimeUnit.SECONDS)).as("told once").isNull();
    }

    @Test
    void aCallThatFailsIsMadeAgainAndAtLastGivenUpAndTenOfThoseSwitchTheWebhookOff() throws Exception {
        answers = 500;
        String webhook = make("Away", "\"nothing.*\"");
        secret(webhook);
        for (int i = 0; i < 10; i++) {
            perform(post("/api/webhooks/" + webhook + "/ping")).andExpect(status().isAccepted());
        }
        for (int attempt = 1; attempt <= Deliveries.ATTEMPTS; attempt++) {
            int wanted = attempt;
            await(() -> sql.fetchCount(sql.selectOne().from("webhooks.delivery").where("attempts >= " + wanted + " AND answer_status = 500")) == 10);
            sql.execute("UPDATE webhooks.delivery SET due_at = now(), answer_status = NULL WHERE state = 'waiting'"); // so that a call under way is not taken for one that came back
        }
        await(() -> states().equals(List.of("failed")));
        await(() -> sql.fetchCount(sql.selectOne().from("webhooks.endpoint").where("active")) == 0);
        assertThat(sql.fetchValue("SELECT trouble FROM webhooks.delivery LIMIT 1")).isEqualTo("it answered 500");
        perform(post("/api/webhooks/" + webhook + "/ping")).andExpect(status().isUnprocessableContent());
    }

    @Test
    void aDeliveryThatWasGivenUpIsSentAgainByHand() throws Exception {
        String webhook = make("Again", "\"nothing.*\"");
        secret(webhook);
        perform(post("/api/webhooks/" + webhook + "/ping")).andExpect(status().isAccepted());
        assertThat(received.poll(30, TimeUnit.SECONDS)).extracting(Received::event).isEqualTo("webhook.ping");
        await(() -> states().equals(List.of("delivered")));
        String answer = http.perform(get("/api/webhook-deliveries").param("f.webhookId", webhook).with(by(KEEPER))).andReturn().getResponse().getContentAsString();
        perform(post("/api/webhooks/deliveries/" + mapper.readTree(answer).at("/rows/0/id").asString() + "/again")).andExpect(status().isAccepted());
        assertThat(received.poll(30, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void onlyWhoMayReadAllEventsHasThemSentAndOnlyToAnAddress() throws Exception {
        http.perform(json(post("/api/webhooks"), content("x", "http://127.0.0.1:1/", "")).with(by(WebhookSpec.READ, WebhookSpec.WRITE)))
                .andExpect(jsonPath("$.code").value("WEBHOOK_NEEDS_ALL_EVENTS"));
        http.perform(json(post("/api/webhooks"), content("x", "http:// nowhere", "")).with(by(KEEPER))).andExpect(jsonPath("$.field").value("address"));
        String webhook = make("Silent", "");
        perform(post("/api/webhooks/" + webhook + "/ping")).andExpect(jsonPath("$.code").value("WEBHOOK_HAS_NO_SECRET"));
        assertThat(sql.fetchCount(sql.selectOne().from("webhooks.endpoint_secret"))).isZero();
    }

    @Test
    void addressesInsideAreNotPublic() {
        var guard = new PublicAddress(false);
        for (String inside : List.of("http://203.0.113.7/", "https://127.0.0.1/", "https://localhost/", "https://10.1.2.3/", "https://192.168.1.1/", "https://172.16.0.1/",
                "https://169.254.169.254/latest", "https://100.64.0.1/", "https://0.0.0.0/", "https://[::1]/", "https://[fd00::1]/", "https://[fe80::1]/", "https://[::ffff:127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://user@203.0.113.7/", "https:///", "https://no-such-host.invalid/")) {
            assertThat(guard.allows(inside)).as(inside).isFalse();
        }
        assertThat(guard.allows("https://8.8.8.8/hooks")).isTrue();
        assertThat(guard.allows("https://[2400:3200::1]:8443/hooks")).isTrue();
        assertThat(new PublicAddress(true).allows("http://127.0.0.1:8080/")).isTrue();
    }

    @Test
    void thePausesGrowToHalfADay() {
        assertThat(Deliveries.pauseAfter(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Deliveries.pauseAfter(7)).isEqualTo(Duration.ofHours(12));
        assertThat(Deliveries.pauseAfter(80)).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void theFeedGivesWhatTheTypesSayAndAllWithoutThem() throws Exception {
        String party = saveParty("WHK2");
        String cursor = "";
        var families = new java.util.TreeSet<String>();
        var told = new java.util.HashSet<String>();
        for (boolean more = true; more || !told.contains(party); ) {
            JsonNode page = mapper.readTree(http.perform(get("/api/events").param("types", "party.*").param("limit", "1000").param("after", cursor).with(by(KEEPER)))
                    .andExpect(status().isOk()).andReturn().getResponse().getContentAsString());
            page.get("events").forEach(event -> {
                families.add(event.get("type").asString().split("\\.")[0]);
                told.add(event.at("/content/id").asString());
            });
            cursor = page.get("next").asString();
            more = page.get("more").asBoolean();
        }
        assertThat(families).containsExactly("party");
        String after = cursor;
        String later = saveParty("WHK3");
        await(() -> {
            try {
                return http.perform(get("/api/events").param("after", after).with(by(KEEPER))).andReturn().getResponse().getContentAsString().contains(later);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    private List<Object> states() {
        return sql.fetch("SELECT DISTINCT state FROM webhooks.delivery").getValues(0).stream().map(Object.class::cast).toList();
    }

    private String make(String name, String types) throws Exception {
        return Requests.idOf(http.perform(json(post("/api/webhooks"), content(name, "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hooks", types)).with(by(KEEPER)))
                .andExpect(status().isCreated()).andReturn());
    }

    private static String content(String name, String address, String types) {
        return "{\"content\":{\"name\":\"%s\",\"address\":\"%s\",\"types\":[%s],\"active\":true}}".formatted(name, address, types);
    }

    private String secret(String webhook) throws Exception {
        return mapper.readTree(perform(post("/api/webhooks/" + webhook + "/secret")).andExpect(status().isOk()).andReturn().getResponse().getContentAsString()).at("/secret").asString();
    }

    private org.springframework.test.web.servlet.ResultActions perform(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(by(KEEPER)).with(csrf()));
    }

    private String saveParty(String code) throws Exception {
        return Requests.idOf(http.perform(json(post("/api/parties"), """
                {"content":{"code":"%s","name":"远方","shortName":"","kind":"organisation","roles":["customer"],"creditCode":"","taxNumber":"","contacts":[],
                 "addresses":[],"bankAccounts":[],"paymentDays":30,"paymentDay":null,"creditLimit":"","currency":"CNY","responsible":"","remark":"",
                 "active":true}}""".formatted(code)).with(by(KEEPER))).andExpect(status().isCreated()).andReturn());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(100);
        }
    }
}
