package io.hesuan.platform.signin;

import io.hesuan.platform.access.Permission;
import io.hesuan.testing.HouseTest;
import io.hesuan.testing.People;
import io.hesuan.testing.People.Person;
import jakarta.servlet.http.Cookie;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import static hesuandb.audit.Tables.ENTRY;
import static hesuandb.signin.Tables.PASSWORD;
import static io.hesuan.testing.People.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@HouseTest
class SignInTest {

    @Autowired MockMvc http;
    @Autowired DSLContext sql;
    @Autowired List<Permission> permissions;
    private People people;
    private String login;

    @BeforeEach
    void somebodyNew() {
        people = new People(http, permissions);
        login = "who-" + UUID.randomUUID().toString().substring(0, 12);
    }

    @Test
    void wrongPasswordAndUnknownLoginGiveTheSameAnswer() throws Exception {
        people.settle(people.hire(login));
        var wrong = people.signIn(login, "not my password");
        var unknown = people.signIn("nobody-" + login, "not my password");
        assertThat(wrong.getStatus()).isEqualTo(401).isEqualTo(unknown.getStatus());
        assertThat(wrong.getContentAsString()).isEqualTo(unknown.getContentAsString()).contains("LOGIN_OR_PASSWORD_WRONG");
    }

    @Test
    void theCookieIsHttpOnlyAndLax() throws Exception {
        people.settle(people.hire(login));
        assertThat(people.signIn(login, People.PASSWORD).getHeaders("Set-Cookie").toString())
                .contains("HESUAN_SESSION=").contains("HttpOnly").contains("SameSite=Lax").doesNotContain("Secure");
    }

    @Test
    void theCookieIsSecureWhereTheRequestCameByHttps() throws Exception {
        people.settle(people.hire(login));
        var answer = http.perform(post("/api/session").secure(true).with(csrf()).contentType("application/json")
                .content("{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, People.PASSWORD))).andReturn().getResponse();
        assertThat(answer.getHeaders("Set-Cookie").toString()).contains("; Secure");
        assertThat(answer.getHeader("Strict-Transport-Security")).startsWith("max-age=");
    }

    @Test
    void signingInEndsTheSessionThatWasThereBefore() throws Exception {
        Cookie planted = people.settle(people.hire(login));
        var answer = http.perform(post("/api/session").cookie(planted).with(csrf()).contentType("application/json")
                .content("{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, People.PASSWORD))).andReturn().getResponse();
        assertThat(answer.getCookie("HESUAN_SESSION").getValue()).isNotEqualTo(planted.getValue());
        assertThat(session(planted).getStatus()).isEqualTo(401);
    }

    @Test
    void readingWritesNothingToTheSession() throws Exception {
        Cookie cookie = people.settle(people.hire(login));
        session(cookie);
        long before = rowVersions();
        for (int i = 0; i < 20; i++) {
            assertThat(session(cookie).getStatus()).isEqualTo(200);
        }
        assertThat(rowVersions()).isEqualTo(before);
    }

    @Test
    void afterFiveFailuresTheLoginWaitsEvenForTheRightPassword() throws Exception {
        people.settle(people.hire(login));
        for (int i = 0; i < 5; i++) {
            assertThat(people.signIn(login, "guess number " + i).getStatus()).isEqualTo(401);
        }
        var blocked = people.signIn(login, People.PASSWORD);
        assertThat(blocked.getStatus()).isEqualTo(429);
        assertThat(json(blocked).at("/code").asString()).isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(deeds("sign-in-failed")).isEqualTo(5);
        assertThat(deeds("lock-out")).isEqualTo(1);
    }

    @Test
    void aLoginThatNobodyHasIsLockedLikeAnyOther() throws Exception {
        for (int i = 0; i < 5; i++) {
            people.signIn("ghost-" + login, "guess number " + i);
        }
        assertThat(people.signIn("ghost-" + login, "guess").getStatus()).isEqualTo(429);
    }

    @Test
    void theWaitDoublesUpToAnHourAndEndsByItself() {
        Instant start = Instant.parse("2026-11-23T08:00:00Z");
        assertThat(failing("slow-" + login, start, 5).blockedUntil()).isNull();
        assertThat(at(start.plusSeconds(59)).count("slow-" + login, "a-" + login).allowed()).isFalse();
        assertThat(at(start.plusSeconds(61)).count("slow-" + login, "a-" + login).allowed()).as("one more try").isTrue();
        assertThat(at(start.plusSeconds(61 + 119)).count("slow-" + login, "a-" + login).allowed()).as("then two minutes").isFalse();
        assertThat(at(start.plusSeconds(61 + 121)).count("slow-" + login, "a-" + login).allowed()).isTrue();
        assertThat(Attempts.wait(new Attempts.Limit("login", 5, Duration.ofMinutes(1), null), 50)).isEqualTo(Duration.ofHours(1));
        assertThat(at(start.plus(Duration.ofHours(30))).count("slow-" + login, "a-" + login)).isEqualTo(new Attempts.Verdict(null, false));
    }

    @Test
    void oneAddressThatTriesManyLoginsIsMadeToWait() {
        Instant now = Instant.parse("2026-11-23T08:00:00Z");
        for (int i = 0; i < 30; i++) {
            assertThat(at(now).count("sprayed-" + i + login, "bad-" + login).allowed()).isTrue();
        }
        assertThat(at(now).count("sprayed-last" + login, "bad-" + login).allowed()).isFalse();
    }

    @Test
    void aOneTimePasswordExpires() throws Exception {
        Person person = people.hire(login);
        String oneTime = people.oneTimePassword(person);
        sql.update(PASSWORD).set(PASSWORD.EXPIRES_AT, Instant.now().minusSeconds(1).atOffset(ZoneOffset.UTC))
                .where(PASSWORD.USER_ID.eq(io.hesuan.platform.security.Users.ID.read(person.id()))).execute();
        assertThat(people.signIn(login, oneTime).getStatus()).isEqualTo(401);
    }

    @Test
    void aSessionEndsTwelveHoursAfterSignInHoweverBusy() throws Exception {
        Person person = people.hire(login);
        Cookie cookie = people.settle(person);
        var request = new org.springframework.mock.web.MockHttpServletRequest();
        request.getSession(true).setAttribute(SessionContexts.USER_ID, io.hesuan.platform.security.Users.ID.read(person.id()).toString());
        request.getSession().setAttribute(SessionContexts.SIGNED_IN_AT, Instant.now().minus(Duration.ofHours(12)).minusSeconds(1).toEpochMilli());
        assertThat(contexts.signedIn(request)).isEmpty();
        assertThat(session(cookie).getStatus()).isEqualTo(200);
    }

    @Autowired SessionContexts contexts;

    @Test
    void ownSessionsAreListedAndEnded() throws Exception {
        Cookie first = people.settle(people.hire(login));
        Cookie second = people.signIn(login, People.PASSWORD).getCookie("HESUAN_SESSION");
        var open = json(http.perform(get("/api/session/sessions").cookie(second)).andReturn().getResponse());
        assertThat(open).hasSize(2);
        assertThat(open.valueStream().filter(each -> each.at("/current").asBoolean())).hasSize(1);
        String other = open.valueStream().filter(each -> !each.at("/current").asBoolean()).findFirst().orElseThrow().at("/id").asString();
        assertThat(http.perform(delete("/api/session/sessions/" + other).cookie(second).with(csrf())).andReturn().getResponse().getStatus()).isEqualTo(204);
        assertThat(session(first).getStatus()).isEqualTo(401);
        assertThat(session(second).getStatus()).isEqualTo(200);
    }

    @Test
    void choosingAPasswordEndsAllOtherSessionsAndWantsTheOldOne() throws Exception {
        Cookie first = people.settle(people.hire(login));
        Cookie second = people.signIn(login, People.PASSWORD).getCookie("HESUAN_SESSION");
        assertThat(choose(second, "not the old one", "another sentence of mine")).contains("OLD_PASSWORD_WRONG");
        assertThat(choose(second, People.PASSWORD, People.PASSWORD)).contains("PASSWORD_SAME_AS_OLD");
        assertThat(choose(second, People.PASSWORD, "password12345")).contains("PASSWORD_IS_KNOWN");
        assertThat(choose(second, People.PASSWORD, "another sentence of mine")).isEmpty();
        assertThat(session(first).getStatus()).isEqualTo(401);
        assertThat(people.signIn(login, People.PASSWORD).getStatus()).isEqualTo(401);
        assertThat(people.signIn(login, "another sentence of mine").getStatus()).isEqualTo(200);
        assertThat(deeds("change-password")).isEqualTo(2);
    }

    @Test
    void aWriteWithoutTheCsrfTokenIsRefused() throws Exception {
        Cookie cookie = people.settle(people.hire(login));
        var answer = http.perform(delete("/api/session").cookie(cookie)).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(json(answer).at("/code").asString()).isEqualTo("CSRF_TOKEN_WRONG");
        assertThat(session(cookie).getStatus()).isEqualTo(200);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        var answer = http.perform(get("/api/setup").header("X-Request-Id", "my-request-1")).andReturn().getResponse();
        assertThat(answer.getHeader("Content-Security-Policy")).contains("default-src 'self'").contains("frame-ancestors 'none'").doesNotContain("script-src");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeader("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.getHeader("Permissions-Policy")).contains("geolocation=()");
        assertThat(answer.getHeader("Strict-Transport-Security")).as("only by https").isNull();
        assertThat(answer.getHeader("X-Request-Id")).isEqualTo("my-request-1");
        assertThat(http.perform(get("/api/setup").header("X-Request-Id", "bad\"id\n")).andReturn().getResponse().getHeader("X-Request-Id")).hasSize(36);
    }

    private String choose(Cookie cookie, String old, String chosen) throws Exception {
        return http.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put("/api/session/password").cookie(cookie).with(csrf())
                .contentType("application/json").content("{\"oldPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(old, chosen)))
                .andReturn().getResponse().getContentAsString();
    }

    private MockHttpServletResponse session(Cookie cookie) throws Exception {
        return http.perform(get("/api/session").cookie(cookie)).andReturn().getResponse();
    }

    private long rowVersions() {
        return sql.resultQuery("SELECT coalesce(sum(xmin::text::bigint), 0) FROM signin.session").fetchSingle().get(0, Long.class);
    }

    private int deeds(String action) {
        return sql.fetchCount(ENTRY, ENTRY.ACTION.eq(action), ENTRY.RECORD_TITLE.startsWith(login + " "));
    }

    @Test
    void anAddressIsForgivenAMistakeEveryFewMinutesAndALoginOnlyAfterADay() {
        var address = new Attempts.Limit("address", 30, Duration.ofMinutes(1), Duration.ofMinutes(5));
        var login = new Attempts.Limit("login", 5, Duration.ofMinutes(1), null);
        assertThat(Attempts.forgotten(address, Duration.ofMinutes(4))).isZero();
        assertThat(Attempts.forgotten(address, Duration.ofMinutes(31))).isEqualTo(6);
        assertThat(Attempts.forgotten(login, Duration.ofHours(23))).isZero();
        assertThat(Attempts.forgotten(login, Duration.ofHours(25))).isEqualTo(Integer.MAX_VALUE);
    }

    private Attempts.Verdict failing(String who, Instant now, int times) {
        Attempts.Verdict last = null;
        for (int i = 0; i < times; i++) {
            last = at(now).count(who, "a-" + login);
        }
        return last;
    }

    private Attempts at(Instant now) {
        return new Attempts(sql, Clock.fixed(now, ZoneOffset.UTC));
    }
}
