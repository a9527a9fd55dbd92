package io.hesuan.platform.apiclients;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.secrets.Secrets;
import io.hesuan.testing.Everybody;
import io.hesuan.testing.HouseTest;
import io.hesuan.testing.People;
import jakarta.servlet.http.Cookie;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import static hesuandb.apiclients.Tables.SECRET;
import static hesuandb.apiclients.Tables.SIGNING_KEY;
import static hesuandb.audit.Tables.ENTRY;
import static io.hesuan.testing.People.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

@HouseTest
class ApiClientsTest {

    private static final JWKSelector EVERY_KEY = new JWKSelector(new JWKMatcher.Builder().build());

    @Autowired MockMvc http;
    @Autowired DSLContext sql;
    @Autowired List<Permission> permissions;
    @Autowired Secrets secrets;
    @Autowired PlatformTransactionManager transactions;
    @Autowired JwtDecoder decoder;
    private String name;

    @BeforeEach
    void aNameOfItsOwn() {
        name = "sync " + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void aProgramGetsATokenAndDoesWhatItsScopesPermit() throws Exception {
        String id = client("[\"company.read\"]", "[]");
        String token = token(id, secret(id), "company.read");
        assertThat(with(token, get("/api/companies")).getStatus()).isEqualTo(200);
        assertThat(json(with(token, get("/api/users"))).at("/code").asString()).isEqualTo("NOT_PERMITTED");
        assertThat(json(with(token, post("/api/companies"), "{\"content\":{}}")).at("/code").asString()).isEqualTo("NOT_PERMITTED");
        assertThat(with(token, get("/api/session")).getStatus()).as("a program has no session").isEqualTo(401);
    }

    @Test
    void aProgramWritesWithoutACsrfTokenAndStandsInTheAuditLogByItsName() throws Exception {
        String id = client("[\"role.write\",\"role.read\",\"company.read\"]", "[]");
        String token = token(id, secret(id), "role.write company.read");
        String code = "r" + UUID.randomUUID().toString().substring(0, 12);
        var answer = with(token, post("/api/roles"), "{\"content\":{\"code\":\"" + code + "\",\"name\":\"程序\",\"nameEn\":\"By program\",\"rules\":[\"company.read\"]}}");
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(sql.selectFrom(ENTRY).where(ENTRY.RECORD_TYPE.eq("role"), ENTRY.RECORD_TITLE.startsWith(code)).fetchSingle().getActorName()).isEqualTo(name);
    }

    @Test
    void noTokenIsGivenForAScopeOutsideTheClientsOrForAWrongSecret() throws Exception {
        String id = client("[\"company.read\"]", "[]");
        String secret = secret(id);
        assertThat(ask(id, secret, "company.write").getContentAsString()).contains("invalid_scope");
        assertThat(ask(id, "wrong", "company.read").getStatus()).isEqualTo(401);
        assertThat(ask(id, "", "company.read").getStatus()).as("malformed").isEqualTo(400);
        assertThat(ask("cli_00000000000000000000000001", secret, "company.read").getStatus()).isEqualTo(401);
    }

    @Test
    void aClientWithoutASecretGetsNoToken() throws Exception {
        assertThat(ask(client("[\"company.read\"]", "[]"), "anything", "company.read").getStatus()).isEqualTo(401);
    }

    @Test
    void aNewSecretReplacesTheOldAndOnlyItsHashIsKept() throws Exception {
        String id = client("[\"company.read\"]", "[]");
        String first = secret(id);
        String second = secret(id);
        assertThat(ask(id, first, "company.read").getStatus()).isEqualTo(401);
        assertThat(ask(id, second, "company.read").getStatus()).isEqualTo(200);
        byte[] kept = sql.select(SECRET.HASH).from(SECRET).where(SECRET.CLIENT_ID.eq(ApiClients.ID.read(id))).fetchSingle(SECRET.HASH);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(second);
        assertThat(sql.fetchCount(ENTRY, ENTRY.ACTION.eq("renew-secret"), ENTRY.RECORD_ID.eq(ApiClients.ID.read(id)))).isEqualTo(2);
    }

    @Test
    void revokingAClientOrAScopeTakesEffectOnTokensThatAreOut() throws Exception {
        String id = client("[\"company.read\",\"user.read\"]", "[]");
        String token = token(id, secret(id), "company.read user.read");
        assertThat(with(token, get("/api/users")).getStatus()).isEqualTo(200);
        save(id, 1, "[\"company.read\"]", true);
        assertThat(with(token, get("/api/users")).getStatus()).isEqualTo(403);
        save(id, 2, "[\"company.read\"]", false);
        var refused = with(token, get("/api/companies"));
        assertThat(refused.getStatus()).isEqualTo(401);
        assertThat(json(refused).at("/code").asString()).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void aClientIsLimitedToItsCompanies() throws Exception {
        String own = company();
        String other = company();
        String id = client("[\"company.read\"]", "[\"" + own + "\"]");
        String token = token(id, secret(id), "company.read");
        assertThat(with(token, get("/api/companies/" + own)).getStatus()).isEqualTo(200);
        assertThat(with(token, get("/api/companies/" + other)).getStatus()).isEqualTo(404);
    }

    @Test
    void nobodyGivesAClientMoreThanHeHolds() throws Exception {
        var people = new People(http, permissions);
        String login = "maker-" + UUID.randomUUID().toString().substring(0, 8);
        http.perform(post("/api/roles").with(Everybody.who(permissions)).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"content\":{\"code\":\"" + login + "\",\"name\":\"开发\",\"nameEn\":\"Maker\",\"rules\":[\"api-client.*\",\"company.read\"]}}"));
        Cookie cookie = people.settle(people.hire(login, login));
        assertThat(create(cookie, "[\"company.read\",\"company.write\"]")).contains("SCOPE_EXCEEDS_YOURS");
        assertThat(create(cookie, "[\"company.raed\"]")).contains("SCOPE_UNKNOWN");
        assertThat(create(cookie, "[]")).contains("FIELD_IS_TOO_LONG");
        assertThat(create(cookie, "[\"company.read\"]")).contains("\"version\":1");
        String strong = client("[\"company.write\"]", "[]");
        assertThat(http.perform(post("/api/api-clients/" + strong + "/secret").cookie(cookie).with(csrf())).andReturn().getResponse().getContentAsString())
                .contains("SCOPE_EXCEEDS_YOURS");
    }

    @Test
    void signingKeysAreEncryptedAndTheSameAfterARestart() throws Exception {
        String id = client("[\"company.read\"]", "[]");
        String token = token(id, secret(id), "company.read");
        var restarted = new SigningKeys(sql, secrets, transactions, Clock.systemUTC());
        String keyId = decoder.decode(token).getHeaders().get("kid").toString();
        assertThat(restarted.get(EVERY_KEY, null)).anyMatch(key -> key.getKeyID().equals(keyId));
        assertThat(sql.select(SIGNING_KEY.PRIVATE_JWK).from(SIGNING_KEY).fetch(SIGNING_KEY.PRIVATE_JWK))
                .isNotEmpty().allSatisfy(kept -> assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("kty"));
        assertThat(http.perform(get("/oauth2/jwks")).andReturn().getResponse().getContentAsString()).contains(keyId).doesNotContain("\"d\"");
    }

    @Test
    void aKeyIsReplacedAfterAMonthAndTheOldOneStillVerifiesForADay() {
        var today = new SigningKeys(sql, secrets, transactions, Clock.systemUTC()).get(EVERY_KEY, null);
        Clock nextMonth = Clock.offset(Clock.systemUTC(), Duration.ofDays(30).plusHours(1));
        var then = new SigningKeys(sql, secrets, transactions, nextMonth).get(EVERY_KEY, null);
        assertThat(then.getFirst().getKeyID()).isNotEqualTo(today.getFirst().getKeyID());
        assertThat(then).anyMatch(key -> key.getKeyID().equals(today.getFirst().getKeyID()));
        sql.deleteFrom(SIGNING_KEY).where(SIGNING_KEY.ID.eq(UUID.fromString(then.getFirst().getKeyID()))).execute();
    }

    @Test
    void nothingButTheTokenEndpointIsOpen() throws Exception {
        assertThat(http.perform(post("/oauth2/introspect").with(csrf())).andReturn().getResponse().getStatus()).isGreaterThanOrEqualTo(400);
        assertThat(ask("x", "y", "openid").getStatus()).isEqualTo(401);
    }

    private String client(String scopes, String companies) throws Exception {
        return json(http.perform(post("/api/api-clients").with(Everybody.who(permissions)).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"content\":" + content(scopes, companies, true) + "}")).andReturn().getResponse()).at("/id").asString();
    }

    private void save(String id, int version, String scopes, boolean active) throws Exception {
        assertThat(http.perform(put("/api/api-clients/" + id).with(Everybody.who(permissions)).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"version\":" + version + ",\"content\":" + content(scopes, "[]", active) + "}")).andReturn().getResponse().getStatus()).isEqualTo(200);
    }

    private String create(Cookie cookie, String scopes) throws Exception {
        return http.perform(post("/api/api-clients").cookie(cookie).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"content\":" + content(scopes, "[]", true) + "}")).andReturn().getResponse().getContentAsString();
    }

    private String content(String scopes, String companies, boolean active) {
        return "{\"name\":\"" + name + "\",\"scopes\":" + scopes + ",\"companyIds\":" + companies + ",\"active\":" + active + "}";
    }

    private String secret(String id) throws Exception {
        return json(http.perform(post("/api/api-clients/" + id + "/secret").with(Everybody.who(permissions)).with(csrf())).andReturn().getResponse()).at("/secret").asString();
    }

    private String company() throws Exception {
        String code = "K" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        return json(http.perform(post("/api/companies").with(Everybody.who(permissions)).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"content\":{\"code\":\"" + code + "\",\"name\":\"接口测试\",\"creditCode\":\"\",\"standard\":\"asbe\",\"taxStatus\":\"general\","
                        + "\"currency\":\"CNY\",\"fiscalStartMonth\":1,\"address\":\"\",\"phone\":\"\",\"active\":true}}")).andReturn().getResponse()).at("/id").asString();
    }

    private String token(String id, String secret, String scope) throws Exception {
        return json(ask(id, secret, scope)).at("/access_token").asString();
    }

    private MockHttpServletResponse ask(String id, String secret, String scope) throws Exception {
        return http.perform(post("/oauth2/token").with(httpBasic(id, secret)).param("grant_type", "client_credentials").param("scope", scope))
                .andReturn().getResponse();
    }

    private MockHttpServletResponse with(String token, MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.header("Authorization", "Bearer " + token)).andReturn().getResponse();
    }

    private MockHttpServletResponse with(String token, MockHttpServletRequestBuilder request, String body) throws Exception {
        return with(token, request.contentType(MediaType.APPLICATION_JSON).content(body));
    }
}
