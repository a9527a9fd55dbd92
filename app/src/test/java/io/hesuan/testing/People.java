package io.hesuan.testing;

import io.hesuan.platform.access.Permission;
import jakarta.servlet.http.Cookie;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

/** Real users with real passwords and sessions, made the way an administrator makes them. */
public final class People {

    public static final String PASSWORD = "a sentence of my own";

    private final MockMvc http;
    private final Collection<Permission> all;

    public People(MockMvc http, Collection<Permission> all) {
        this.http = http;
        this.all = all;
    }

    /** A user as the API knows him; {@code version} after the grants. */
    public record Person(String id, String login, int version) {
    }

    /** A new user who holds these roles, {@code role} or {@code role@com_…}. */
    public Person hire(String login, String... roles) throws Exception {
        JsonNode saved = json(perform(post("/api/users"), "{\"content\":" + content(login, "") + "}"));
        String id = saved.at("/id").asString();
        var grants = new StringBuilder();
        for (String role : roles) {
            int at = role.indexOf('@');
            grants.append(grants.isEmpty() ? "" : ",").append(at < 0 ? "{\"role\":\"" + role + "\"}"
                    : "{\"role\":\"" + role.substring(0, at) + "\",\"companyId\":\"" + role.substring(at + 1) + "\"}");
        }
        JsonNode granted = json(perform(put("/api/users/" + id + "/grants"), "{\"version\":1,\"grants\":[" + grants + "]}"));
        return new Person(id, login, granted.at("/version").asInt());
    }

    public static String content(String login, String email) {
        return """
                {"login":"%s","name":"姓名","email":"%s","phone":"13812345678","locale":"zh-CN","active":true}""".formatted(login, email);
    }

    public String oneTimePassword(Person person) throws Exception {
        return json(perform(post("/api/users/" + person.id() + "/password"), null)).at("/password").asString();
    }

    /** Signs in with a fresh one-time password, chooses an own one, and gives the cookie of the session. */
    public Cookie settle(Person person) throws Exception {
        String oneTime = oneTimePassword(person);
        Cookie first = signIn(person.login(), oneTime).getCookie("HESUAN_SESSION");
        var answer = http.perform(put("/api/session/password").cookie(first).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"oldPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(oneTime, PASSWORD))).andReturn().getResponse();
        if (answer.getStatus() != 204) {
            throw new IllegalStateException(answer.getContentAsString(StandardCharsets.UTF_8));
        }
        return answer.getCookie("HESUAN_SESSION");
    }

    public MockHttpServletResponse signIn(String login, String password) throws Exception {
        return signIn(login, password, "");
    }

    public MockHttpServletResponse signIn(String login, String password, String code) throws Exception {
        return http.perform(post("/api/session").with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"login\":\"%s\",\"password\":\"%s\"%s}".formatted(login, password, code.isEmpty() ? "" : ",\"code\":\"" + code + "\"")))
                .andReturn().getResponse();
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, String body) throws Exception {
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        var response = http.perform(request.with(Everybody.who(all)).with(csrf())).andReturn().getResponse();
        if (response.getStatus() >= 300) {
            throw new IllegalStateException(response.getContentAsString(StandardCharsets.UTF_8));
        }
        return response;
    }

    public static JsonNode json(MockHttpServletResponse response) throws Exception {
        return JsonMapper.shared().readTree(response.getContentAsString(StandardCharsets.UTF_8));
    }
}
