package io.hesuan.books.claims;

import io.hesuan.books.ledger.Journal;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.proofs.Proof;
import io.hesuan.testing.Everybody;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static io.hesuan.testing.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** A company with open books for tests of claims. Vouchers go the way that people's vouchers go. */
final class ClaimGround {

    static final Acting HOUSE = Acting.house("test", Set.of(Claims.READ, Claims.MATCH));

    final UUID company = Ids.next();
    final String companyId = Companies.ID.write(company);
    final DSLContext sql;
    final WritePath writePath;
    final Matching matching;
    private final MockMvc http;
    private final List<Permission> all;
    private final ApplicationContext house;

    ClaimGround(ApplicationContext house) throws Exception {
        this.house = house;
        this.sql = house.getBean(DSLContext.class);
        this.writePath = house.getBean(WritePath.class);
        this.matching = house.getBean(Matching.class);
        this.http = house.getBean(MockMvc.class);
        this.all = List.copyOf(house.getBeansOfType(Permission.class).values());
        sql.execute("INSERT INTO company.entity VALUES (?, 1, now(), ?, '往来测试', '', 'asbe', 'general', 'CNY', 1, '', '', true, '')", company,
                "C" + company.toString().substring(24).toUpperCase());
        expect(201, post("/api/books"), "{\"companyId\":\"%s\",\"firstPeriod\":\"2026-01\",\"words\":\"single\"}".formatted(companyId));
    }

    /** A partner who pays so many days after the document, and then on a day of the month if one is given. */
    String party(String name, int paymentDays, Integer paymentDay) throws Exception {
        return expect(201, post("/api/parties"), """
                {"content":{"code":"","name":"%s","shortName":"","kind":"organisation","roles":["customer"],"creditCode":"","taxNumber":"","contacts":[],"addresses":[],
                "bankAccounts":[],"paymentDays":%d,"paymentDay":%s,"creditLimit":"","currency":"CNY","responsible":"","remark":"","active":true}}"""
                .formatted(name, paymentDays, paymentDay)).at("/id").asString();
    }

    static UUID uuid(String party) {
        return Parties.ID.read(party);
    }

    /** A line on a claims account: {@code debit} above zero, or credit below. */
    static String claim(String account, String party, String amount, String dueOn, String document) {
        boolean credit = amount.startsWith("-");
        return """
                {"account":"%s","%s":"%s","dimensions":{"party":"%s"},"dueOn":%s,"document":%s}""".formatted(account, credit ? "credit" : "debit",
                credit ? amount.substring(1) : amount, party, quoted(dueOn), quoted(document));
    }

    /** The same in another currency. */
    static String claim(String account, String party, String amount, String currency, String original, String rate, String document) {
        boolean credit = amount.startsWith("-");
        return """
                {"account":"%s","%s":"%s","currency":"%s","original":"%s","rate":"%s","dimensions":{"party":"%s"},"document":%s}""".formatted(account,
                credit ? "credit" : "debit", credit ? amount.substring(1) : amount, currency, original, rate, party, quoted(document));
    }

    static String line(String account, String amount) {
        boolean credit = amount.startsWith("-");
        return "{\"account\":\"%s\",\"%s\":\"%s\"}".formatted(account, credit ? "credit" : "debit", credit ? amount.substring(1) : amount);
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    /** Posts a voucher and gives its id. */
    String voucher(String on, String... lines) throws Exception {
        return expect(201, post("/api/vouchers"), "{\"companyId\":\"%s\",\"on\":\"%s\",\"opening\":false,\"memo\":\"往来\",\"lines\":[%s]}"
                .formatted(companyId, on, String.join(",", lines))).at("/id").asString();
    }

    JsonNode expect(int status, MockHttpServletRequestBuilder request, String body) throws Exception {
        MockHttpServletResponse answer = http.perform((body == null ? request : json(request, body)).with(Everybody.who(all))).andReturn().getResponse();
        String text = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer.getStatus()).as(text).isEqualTo(status);
        return JsonMapper.shared().readTree(text);
    }

    byte[] file(String address) throws Exception {
        MockHttpServletResponse answer = http.perform(get(address).with(Everybody.who(all))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(200);
        return answer.getContentAsByteArray();
    }

    JsonNode look(String address) throws Exception {
        return expect(200, get(address), null);
    }

    /** The only item of an entry on this account. */
    UUID item(String entry, String account) {
        return (UUID) sql.fetchValue("SELECT i.id FROM claims.item i JOIN ledger.account a ON a.id = i.account_id WHERE i.entry_id = ? AND a.code = ?",
                Journal.ENTRY_ID.read(entry), account);
    }

    String open(UUID item) {
        return sql.fetchSingle("SELECT (open_original / 100.0)::numeric(20,2)::text FROM claims.item WHERE id = ?", item).get(0, String.class);
    }

    /** Debit less credit of accounts. */
    List<String> balances(String... codes) {
        return Arrays.stream(codes).map(code -> sql.fetchSingle("""
                SELECT (coalesce(sum(t.debit - t.credit), 0) / 100.0)::numeric(20,2)::text FROM ledger.turnover t JOIN ledger.account a ON a.id = t.account_id
                 WHERE t.company_id = ? AND a.code = ?""", company, code).get(0, String.class)).toList();
    }

    MatchItems.Line part(UUID item, String amount) {
        return new MatchItems.Line(item, amount);
    }

    Outcome<ItemsMatched> match(MatchItems.Line... lines) {
        return run(matching.matching(), new MatchItems(company, null, "", List.of(lines)));
    }

    Outcome<ItemsMatched> match(UUID... items) {
        return match(Arrays.stream(items).map(item -> part(item, null)).toArray(MatchItems.Line[]::new));
    }

    Outcome<ItemsMatched> undo(ItemsMatched match) {
        return run(matching.undoing(), new UndoMatch(company, Claims.MATCH_ID.read(match.id()), null));
    }

    <C, R> Outcome<R> run(UseCase<C, R> useCase, C command) {
        return writePath.all(useCase, List.of(new Call<>(HOUSE, null, command)), Mode.REAL).getFirst();
    }

    /** What the proofs of the room find; empty when all hold. */
    List<String> breaches() {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, Proof> proof : house.getBeansOfType(Proof.class).entrySet()) {
            if (proof.getValue().name().startsWith("claims")) {
                String breach = proof.getValue().run().breach();
                if (breach != null) {
                    found.add(breach);
                }
            }
        }
        return found;
    }
}
