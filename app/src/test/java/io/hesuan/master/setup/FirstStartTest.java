package io.hesuan.master.setup;

import io.hesuan.Hesuan;
import io.hesuan.testing.Browser;
import io.hesuan.testing.TestDatabase;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.session.FindByIndexNameSessionRepository;

import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The story of a first start, over real HTTP, from an empty database to a house with a company and users. */
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {

    private static final String OWN_PASSWORD = "every number here adds up";

    @Test
    void theFirstAdministratorChangesHisOneTimePasswordAndSetsTheHouseUp(CapturedOutput output) {
        try (var context = new SpringApplicationBuilder(Hesuan.class).initializers(new TestDatabase()).run("--server.port=0")) {
            var browser = new Browser(Integer.parseInt(context.getEnvironment().getProperty("local.server.port")));
            var printed = Pattern.compile("^HESUAN administrator: admin / (\\S+)$", Pattern.MULTILINE).matcher(output.getOut());
            assertThat(printed.find()).isTrue();
            String oneTime = printed.group(1);
            assertThat(printed.find()).as("printed once").isFalse();

            assertThat(browser.get("/api/setup").text("/setup")).isEqualTo("needed");
            assertThat(browser.get("/api/session").text("/code")).isEqualTo("NOT_SIGNED_IN");
            assertThat(signIn(browser, "admin", "wrong").text("/code")).isEqualTo("LOGIN_OR_PASSWORD_WRONG");

            var session = signIn(browser, "admin", oneTime);
            assertThat(session.status()).isEqualTo(200);
            assertThat(session.json().at("/mustChangePassword").asBoolean()).isTrue();
            assertThat(session.json().at("/permissions")).isEmpty();
            assertThat(browser.get("/api/users").text("/code")).isEqualTo("PASSWORD_MUST_BE_CHANGED");
            assertThat(browser.post("/api/setup", setUp("HJJ")).status()).isEqualTo(403);

            assertThat(changePassword(browser, oneTime, "too short").text("/code")).isEqualTo("PASSWORD_TOO_SHORT");
            assertThat(changePassword(browser, oneTime, OWN_PASSWORD).status()).isEqualTo(204);
            var settled = browser.get("/api/session").json();
            assertThat(settled.at("/mustChangePassword").asBoolean()).isFalse();
            assertThat(settled.at("/setup").asString()).isEqualTo("needed");
            assertThat(settled.at("/user/roles/0").asString()).isEqualTo("administrator");
            assertThat(settled.at("/permissions").toString()).contains("company.write", "user.write", "role.grant");

            assertThat(browser.post("/api/setup", setUp("lower")).text("/code")).isEqualTo("FIELD_HAS_WRONG_FORMAT");
            assertThat(browser.post("/api/setup", setUp("HJJ").replace("accountant", "no-such-role")).text("/code")).isEqualTo("ROLE_UNKNOWN");
            assertThat(browser.get("/api/setup").text("/setup")).as("a refused set-up leaves nothing").isEqualTo("needed");
            var done = browser.post("/api/setup", setUp("HJJ"));
            assertThat(done.status()).isEqualTo(201);
            assertThat(browser.post("/api/setup", setUp("SECOND")).text("/code")).isEqualTo("SETUP_IS_DONE");
            assertThat(browser.get("/api/session").json().at("/companies/0/code").asString()).isEqualTo("HJJ");

            var accountant = new Browser(Integer.parseInt(context.getEnvironment().getProperty("local.server.port")));
            accountant.get("/api/setup");
            String first = done.text("/users/0/oneTimePassword");
            assertThat(signIn(accountant, "lin", first).status()).isEqualTo(200);
            assertThat(changePassword(accountant, first, "a sentence of my own").status()).isEqualTo(204);
            assertThat(accountant.get("/api/companies").json().at("/count").asInt()).isEqualTo(1);
            assertThat(accountant.post("/api/users", "{\"content\":{}}").text("/code")).isEqualTo("NOT_PERMITTED");

            assertThat(context.getBean(DSLContext.class).fetch("SELECT DISTINCT attribute_name FROM signin.session_attributes").getValues(0, String.class))
                .as("a session holds who and since when").containsExactlyInAnyOrder(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, "signedInAt");

            assertThat(browser.delete("/api/session").status()).isEqualTo(204);
            assertThat(browser.get("/api/session").status()).isEqualTo(401);
        }
    }

    private static Browser.Answer signIn(Browser browser, String login, String password) {
        return browser.post("/api/session", "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, password));
    }

    private static Browser.Answer changePassword(Browser browser, String old, String chosen) {
        return browser.put("/api/session/password", "{\"oldPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(old, chosen));
    }

    private static String setUp(String code) {
        return """
                {"company":{"code":"%s","name":"花间集化妆品","creditCode":"","standard":"asbe","taxStatus":"general","currency":"CNY",
                  "fiscalStartMonth":1,"address":"","phone":"","active":true},
                 "users":[{"user":{"login":"lin","name":"林会计","email":"","phone":"","locale":"zh-CN","active":true},"roles":["accountant"]}]}
                """.formatted(code);
    }
}
