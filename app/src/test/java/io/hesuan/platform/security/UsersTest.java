package io.hesuan.platform.security;

import io.hesuan.platform.access.Permission;
import io.hesuan.testing.Everybody;
import io.hesuan.testing.HouseTest;
import io.hesuan.testing.People;
import io.hesuan.testing.People.Person;
import jakarta.servlet.http.Cookie;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.UUID;

import static hesuandb.audit.Tables.ENTRY;
import static io.hesuan.testing.People.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

@HouseTest
class UsersTest {

    @Autowired MockMvc http;
    @Autowired DSLContext sql;
    @Autowired List<Permission> permissions;
    private People people;
    private String login;

    @BeforeEach
    void somebodyNew() {
        people = new People(http, permissions);
        login = "user-" + UUID.randomUUID().toString().substring(0, 12);
    }

    @Test
    void theStartingRolesAreThereForTheRealJobs() throws Exception {
        var roles = json(http.perform(get("/api/roles?limit=50").with(Everybody.who(permissions))).andReturn().getResponse());
        assertThat(roles.at("/rows").valueStream().map(row -> row.at("/code").asString())).contains("administrator", "controller", "accountant",
                "e-commerce-operator", "warehouse-keeper", "planner", "inspector", "buyer", "supplier", "retailer", "manager", "auditor");
    }

    @Test
    void anAuditorReadsEverythingAndWritesNothing() throws Exception {
        var session = session(people.settle(people.hire(login, "auditor")));
        var held = session.at("/permissions").valueStream().map(JsonNode::asString).toList();
        assertThat(held).contains("company.read", "user.read", "role.read", "personal-data.read").allMatch(name -> name.endsWith(".read"));
        assertThat(permissions.stream().map(Permission::name).filter(name -> name.endsWith(".read"))).allMatch(held::contains);
    }

    @Test
    void aChangeOfRightsTakesEffectAtOnce() throws Exception {
        Person person = people.hire(login);
        Cookie cookie = people.settle(person);
        assertThat(as(cookie, get("/api/users")).getStatus()).isEqualTo(403);
        grant(person.id(), person.version(), "{\"role\":\"auditor\"}");
        assertThat(as(cookie, get("/api/users")).getStatus()).isEqualTo(200);
        grant(person.id(), person.version() + 1, "");
        assertThat(as(cookie, get("/api/users")).getStatus()).isEqualTo(403);
    }

    @Test
    void aDeactivatedUserIsOutAtOnceAndCannotComeBack() throws Exception {
        Person person = people.hire(login, "auditor");
        Cookie cookie = people.settle(person);
        save(person.id(), person.version(), People.content(login, "").replace("\"active\":true", "\"active\":false"));
        assertThat(as(cookie, get("/api/session")).getStatus()).isEqualTo(401);
        assertThat(people.signIn(login, People.PASSWORD).getStatus()).isEqualTo(401);
    }

    @Test
    void rightsAreLimitedToTheCompanyTheyWereGivenIn() throws Exception {
        String first = company("C" + login.substring(5, 13).toUpperCase());
        String second = company("D" + login.substring(5, 13).toUpperCase());
        var session = session(people.settle(people.hire(login, "accountant@" + first)));
        assertThat(session.at("/companies").valueStream().map(company -> company.at("/id").asString())).containsExactly(first).doesNotContain(second);
    }

    @Test
    void nobodyGivesWhatHeDoesNotHoldNorTouchesThoseWhoHoldMore() throws Exception {
        String role = role("[\"user.*\",\"role.*\",\"password.reset\",\"session.end\"]");
        Cookie clerk = people.settle(people.hire(login, role));
        Person weak = people.hire(login + "-weak");
        Person strong = people.hire(login + "-strong", "administrator");
        assertThat(code(as(clerk, put("/api/users/" + weak.id() + "/grants"), "{\"version\":2,\"grants\":[{\"role\":\"administrator\"}]}"))).isEqualTo("RIGHTS_EXCEED_YOURS");
        assertThat(code(as(clerk, put("/api/users/" + strong.id() + "/grants"), "{\"version\":2,\"grants\":[]}"))).isEqualTo("USER_HOLDS_MORE_THAN_YOU");
        assertThat(code(as(clerk, put("/api/users/" + strong.id()), "{\"version\":2,\"content\":" + People.content(strong.login(), "taken@over.cn") + "}"))).isEqualTo("USER_HOLDS_MORE_THAN_YOU");
        assertThat(code(as(clerk, post("/api/users/" + strong.id() + "/password")))).isEqualTo("USER_HOLDS_MORE_THAN_YOU");
        assertThat(code(as(clerk, delete("/api/users/" + strong.id() + "/sessions")))).isEqualTo("USER_HOLDS_MORE_THAN_YOU");
        assertThat(code(as(clerk, post("/api/roles"), "{\"content\":" + roleContent("all-" + login, "[\"*\"]") + "}"))).isEqualTo("RIGHTS_EXCEED_YOURS");
        assertThat(as(clerk, put("/api/users/" + weak.id() + "/grants"), "{\"version\":2,\"grants\":[{\"role\":\"" + role + "\"}]}").getStatus()).isEqualTo(200);
    }

    @Test
    void refusalsOfGrantsComeInOrderOfPrecedence() throws Exception {
        Person person = people.hire(login);
        assertThat(code(grant("usr_00000000000000000000000001", 1, ""))).isEqualTo("RECORD_NOT_FOUND");
        assertThat(code(grant(person.id(), 9, "{\"role\":\"nonsense\"}"))).isEqualTo("RECORD_WAS_CHANGED_MEANWHILE");
        assertThat(code(grant(person.id(), person.version(), "{\"role\":\"nonsense\",\"warehouseId\":\"x\"}"))).isEqualTo("ROLE_UNKNOWN");
        assertThat(code(grant(person.id(), person.version(), "{\"role\":\"auditor\",\"warehouseId\":\"x\"}"))).isEqualTo("PLACE_NEEDS_COMPANY");
        assertThat(code(grant(person.id(), person.version(), "{\"role\":\"auditor\",\"companyId\":\"x\"}"))).isEqualTo("FIELD_IS_INVALID");
    }

    @Test
    void refusalsOfUsersComeInOrderOfPrecedence() throws Exception {
        people.hire(login);
        save(create(login + "-2", login + "@mail.cn").at("/id").asString(), 1, People.content(login + "-2", login + "@mail.cn"));
        assertThat(create("UPPER", "").at("/code").asString()).isEqualTo("FIELD_HAS_WRONG_FORMAT");
        assertThat(create(login, login + "@MAIL.cn").at("/code").asString()).isEqualTo("LOGIN_TAKEN");
        assertThat(create(login + "-3", login + "@MAIL.cn").at("/code").asString()).isEqualTo("EMAIL_TAKEN");
        assertThat(code(http.perform(delete("/api/users/usr_00000000000000000000000001?version=1").with(Everybody.who(permissions)).with(csrf()))
                .andReturn().getResponse())).isEqualTo("USER_IS_KEPT");
    }

    @Test
    void theAdministratorsRoleIsFixedAndRulesThatMatchNothingAreRefused() throws Exception {
        var row = json(http.perform(get("/api/roles?f.code=administrator").with(Everybody.who(permissions))).andReturn().getResponse()).at("/rows/0");
        var changed = http.perform(put("/api/roles/" + row.at("/id").asString()).with(Everybody.who(permissions)).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"version\":1,\"content\":" + roleContent("administrator", "[]") + "}")).andReturn().getResponse();
        assertThat(code(changed)).isEqualTo("ROLE_IS_FIXED");
        var typo = http.perform(post("/api/roles").with(Everybody.who(permissions)).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"content\":" + roleContent("r" + login, "[\"company.raed\"]") + "}")).andReturn().getResponse();
        assertThat(code(typo)).isEqualTo("RULE_MATCHES_NOTHING");
        assertThat(json(typo).at("/field").asString()).isEqualTo("rules[0]");
    }

    @Test
    void theLastAdministratorStays() throws Exception {
        var admin = json(http.perform(get("/api/users?f.login=admin&limit=1&sort=login").with(Everybody.who(permissions))).andReturn().getResponse()).at("/rows/0");
        var others = sql.fetch("SELECT DISTINCT user_id FROM security.role_grant g JOIN security.role r ON r.id = g.role_id WHERE r.code = 'administrator'").getValues(0, UUID.class);
        for (UUID other : others) {
            String id = Users.ID.write(other);
            var user = json(http.perform(get("/api/users/" + id).with(Everybody.who(permissions))).andReturn().getResponse());
            if (!user.at("/content/login").asString().equals("admin")) {
                assertThat(grant(id, user.at("/version").asInt(), "").getStatus()).isEqualTo(200);
            }
        }
        var user = json(http.perform(get("/api/users/" + admin.at("/id").asString()).with(Everybody.who(permissions))).andReturn().getResponse());
        int version = user.at("/version").asInt();
        assertThat(code(grant(admin.at("/id").asString(), version, "{\"role\":\"auditor\"}"))).isEqualTo("LAST_ADMINISTRATOR");
        String inactive = user.at("/content").toString().replace("\"active\":true", "\"active\":false");
        assertThat(code(save(admin.at("/id").asString(), version, inactive))).isEqualTo("LAST_ADMINISTRATOR");
    }

    @Test
    void personalDataIsMaskedForThoseWithoutTheRightAndSurvivesTheirChanges() throws Exception {
        String id = create(login, login + "@mail.cn").at("/id").asString();
        var withoutPersonal = Everybody.who(permissions.stream().filter(permission -> !permission.equals(Permission.PERSONAL_DATA)).toList());
        var seen = json(http.perform(get("/api/users/" + id).with(withoutPersonal)).andReturn().getResponse());
        assertThat(seen.at("/content/phone").asString()).isEqualTo("138****5678");
        assertThat(seen.at("/content/email").asString()).isEqualTo("u***@mail.cn");
        var listed = json(http.perform(get("/api/users?q=" + login).with(withoutPersonal)).andReturn().getResponse()).at("/rows/0");
        assertThat(listed.at("/phone").asString()).isEqualTo("138****5678");
        assertThat(listed.at("/email").asString()).isEqualTo("u***@mail.cn");
        http.perform(put("/api/users/" + id).with(withoutPersonal).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"version\":1,\"content\":" + seen.at("/content").toString().replace("zh-CN", "en") + "}"));
        var whole = json(http.perform(get("/api/users/" + id).with(Everybody.who(permissions))).andReturn().getResponse());
        assertThat(whole.at("/version").asInt()).isEqualTo(2);
        assertThat(whole.at("/content/phone").asString()).isEqualTo("13812345678");
        assertThat(whole.at("/content/email").asString()).isEqualTo(login + "@mail.cn");
        assertThat(sql.select(ENTRY.AFTER).from(ENTRY).where(ENTRY.RECORD_ID.eq(Users.ID.read(id))).fetch(ENTRY.AFTER).toString()).doesNotContain("13812345678");
    }

    @Test
    void theAuditLogTellsWhoGaveWhichRoles() throws Exception {
        Person person = people.hire(login, "auditor");
        var entry = sql.selectFrom(ENTRY).where(ENTRY.RECORD_ID.eq(Users.ID.read(person.id())), ENTRY.ACTION.eq("grant")).fetchSingle();
        assertThat(entry.getActorName()).isEqualTo("测试员");
        assertThat(entry.getBefore().data()).contains("[]");
        assertThat(entry.getAfter().data()).contains("auditor");
    }

    @Test
    void thePermissionMatrixSpeaksTheReadersLanguage() throws Exception {
        var english = http.perform(get("/api/permissions").with(Everybody.who(permissions)).header("Accept-Language", "en")).andReturn().getResponse();
        assertThat(json(english).valueStream().map(record -> record.at("/record").asString())).contains("company", "user", "role");
        assertThat(english.getContentAsString()).contains("\"name\":\"company.write\",\"action\":\"write\",\"sentence\":");
    }

    private JsonNode session(Cookie cookie) throws Exception {
        return json(as(cookie, get("/api/session")));
    }

    private MockHttpServletResponse as(Cookie cookie, MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.cookie(cookie).with(csrf())).andReturn().getResponse();
    }

    private MockHttpServletResponse as(Cookie cookie, MockHttpServletRequestBuilder request, String body) throws Exception {
        return as(cookie, request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private MockHttpServletResponse grant(String id, int version, String grants) throws Exception {
        return http.perform(put("/api/users/" + id + "/grants").with(Everybody.who(permissions)).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"version\":" + version + ",\"grants\":[" + grants + "]}")).andReturn().getResponse();
    }

    private MockHttpServletResponse save(String id, int version, String content) throws Exception {
        return http.perform(put("/api/users/" + id).with(Everybody.who(permissions)).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"version\":" + version + ",\"content\":" + content + "}")).andReturn().getResponse();
    }

    private JsonNode create(String name, String email) throws Exception {
        return json(http.perform(post("/api/users").with(Everybody.who(permissions)).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"content\":" + People.content(name, email) + "}")).andReturn().getResponse());
    }

    private String company(String code) throws Exception {
        return json(http.perform(post("/api/companies").with(Everybody.who(permissions)).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"content\":{\"code\":\"" + code + "\",\"name\":\"范围测试\",\"creditCode\":\"\",\"standard\":\"asbe\",\"taxStatus\":\"general\","
                        + "\"currency\":\"CNY\",\"fiscalStartMonth\":1,\"address\":\"\",\"phone\":\"\",\"active\":true}}")).andReturn().getResponse()).at("/id").asString();
    }

    private String role(String rules) throws Exception {
        String code = "r-" + login;
        http.perform(post("/api/roles").with(Everybody.who(permissions)).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"content\":" + roleContent(code, rules) + "}"));
        return code;
    }

    private static String roleContent(String code, String rules) {
        return "{\"code\":\"" + code + "\",\"name\":\"角色\",\"nameEn\":\"Role\",\"rules\":" + rules + "}";
    }

    private static String code(MockHttpServletResponse response) throws Exception {
        return json(response).at("/code").asString();
    }
}
