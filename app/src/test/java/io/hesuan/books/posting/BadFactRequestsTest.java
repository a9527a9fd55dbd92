package io.hesuan.books.posting;

import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.books.stock.StockIds;
import io.hesuan.kernel.IdFormat;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.testing.HouseTest;
import io.hesuan.testing.Requests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** Every field of a sound request, one after the other, is given every kind of rubbish: the answer is a refusal, never an accident. */
@HouseTest
class BadFactRequestsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    /** As JSON. */
    private static final List<String> RUBBISH = List.of("null", "\"\"", "\" \"", "0", "-1", "1e400", "true", "[]", "{}", "\"x\"", "\"-5\"", "\"0\"", "\"1e9\"", "\"NaN\"",
            "\"999999999999999\"", "\"9999999999999999999999\"", "\"0.0000001\"", "\"1970-02-30\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"pty_00000000000000000000000000\"",
            "\"_\"", "\"pty_\"", "\"\\ud83d\\ude00\"", "\"'; DROP TABLE posting.fact; --\"", "\"" + "x".repeat(3_000) + "\"", "[null]", "{\"party\":null}", "{\"\":\"\"}");

    private static final Acting SOMEBODY = Requests.acting(PostingRights.POST);

    @Autowired
    private ApplicationContext house;
    @Autowired
    private MockMvc http;
    private PostingGround ground;
    private UUID item;

    @BeforeEach
    void aCompany() {
        ground = new PostingGround(house, "asbe");
        item = ground.item("moving-average");
        ground.fact("goods-received", "2026-01-04").party(ground.supplier)
                .move(GoodsMove.of(0, item, Place.SUPPLIER, ground.hangzhou, 10_000 * PostingGround.ONE).value(1_000_000)).post();
    }

    private ObjectNode sound() {
        return (ObjectNode) JSON.readTree("""
                {"key":null,"companyId":"%s","type":"sale-invoiced","occurredOn":"2026-01-05","documentType":"order","documentNumber":"SI-1","memo":"sold",
                 "dimensions":{"party":"%s"},
                 "lines":[{"role":"net_revenue","amount":"10.00","currency":"USD","rate":"7.1","rateOn":"2026-01-05","rateSource":"PBC","dimensions":{},"dueOn":"2026-02-05",
                           "document":"SI-1","cashFlow":null,"counterparty":null,"account":null}],
                 "moves":[{"item":"%s","lot":null,"from":"%s","to":"customer","quantity":"1","owner":null,"reference":null,"value":null,"reservation":null}]}"""
                .formatted(Companies.ID.write(ground.company), StockIds.OWNER.write(ground.customer), Catalog.ITEM_ID.write(item), IdFormat.of("whs").write(ground.hangzhou)));
    }

    private MockHttpServletResponse sent(JsonNode body) throws Exception {
        return http.perform(Requests.json(post("/api/facts"), body.toString()).with(Requests.by(SOMEBODY))).andReturn().getResponse();
    }

    @Test
    void whatIsSoundIsPosted() throws Exception {
        MockHttpServletResponse answer = sent(sound());
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(201);
        assertThat(ground.balances()).containsEntry("6401", "1.00").containsEntry("112201", "71.00");
    }

    @Test
    void rubbishInAnyFieldIsRefused() throws Exception {
        List<String> accidents = new ArrayList<>();
        int refused = 0;
        for (String rubbish : RUBBISH) {
            for (String path : paths()) {
                ObjectNode body = sound();
                put(body, path, JSON.readTree(rubbish));
                try {
                    MockHttpServletResponse answer = sent(body);
                    refused += answer.getStatus() >= 400 ? 1 : 0;
                    if (answer.getStatus() >= 500) {
                        accidents.add(path + " = " + shortened(rubbish) + ": " + answer.getStatus());
                    }
                } catch (Exception thrown) {
                    accidents.add(path + " = " + shortened(rubbish) + ": " + thrown);
                }
            }
        }
        assertThat(accidents).isEmpty();
        assertThat(refused).as("most rubbish is no fact").isGreaterThan(RUBBISH.size() * paths().size() / 2);
        assertThat(ground.sql.fetch("SELECT item_id FROM stock.pool WHERE company_id = ? AND quantity = 0 AND value <> 0", ground.company)).isEmpty();
        assertThat(ground.goods().values().stream().map(java.math.BigDecimal::new).reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add))
                .isEqualByComparingTo(ground.balances().entrySet().stream().filter(balance -> balance.getKey().startsWith("140")).map(balance -> new java.math.BigDecimal(balance.getValue()))
                        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add));
    }

    private List<String> paths() {
        List<String> paths = new ArrayList<>();
        sound().properties().forEach(field -> paths.add(field.getKey()));
        paths.add("dimensions.party");
        sound().get("lines").get(0).properties().forEach(field -> paths.add("lines.0." + field.getKey()));
        sound().get("moves").get(0).properties().forEach(field -> paths.add("moves.0." + field.getKey()));
        return paths;
    }

    private static void put(ObjectNode body, String path, JsonNode value) {
        String[] steps = path.split("\\.");
        JsonNode at = body;
        for (int step = 0; step < steps.length - 1; step++) {
            at = at instanceof ArrayNode array ? array.get(Integer.parseInt(steps[step])) : at.get(steps[step]);
        }
        ((ObjectNode) at).set(steps[steps.length - 1], value);
    }

    private static String shortened(String rubbish) {
        return rubbish.length() > 60 ? rubbish.substring(0, 60) + "…" : rubbish;
    }

    @Test
    void oneKeyAndOtherContentIsRefusedAndTheSameAnsweredAgain() throws Exception {
        ObjectNode body = sound();
        body.set("moves", JSON.createArrayNode());
        body.put("key", "order " + ground.company);
        MockHttpServletResponse first = sent(body);
        assertThat(first.getStatus()).as(first.getContentAsString()).isEqualTo(201);
        assertThat(sent(body).getContentAsString()).isEqualTo(first.getContentAsString());
        body.put("memo", "sold twice");
        MockHttpServletResponse other = sent(body);
        assertThat(other.getStatus()).isBetween(400, 499);
        assertThat(ground.balances()).containsEntry("112201", "71.00").containsEntry("6001", "-71.00");
    }
}
