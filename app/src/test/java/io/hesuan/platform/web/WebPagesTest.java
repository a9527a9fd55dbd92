package io.hesuan.platform.web;

import io.hesuan.Hesuan;
import io.hesuan.testing.Browser;
import io.hesuan.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Files, pages and metrics of a running server, and what it writes to its log. */
@ExtendWith(OutputCaptureExtension.class)
class WebPagesTest {

    private static final String PLANTED = "Zq7-planted-secret-Zq7";

    @TempDir Path files;

    @Test
    void pagesAreTheAppsFilesAreThemselvesAndNothingSecretIsLogged(CapturedOutput output) throws Exception {
        Files.createDirectories(files.resolve("assets"));
        Files.writeString(files.resolve("index.html"), "<html>the app</html>");
        Files.writeString(files.resolve("assets/app-1a2b.js"), "let app");
        try (var house = new SpringApplicationBuilder(Hesuan.class).initializers(new TestDatabase())
                .run("--server.port=0", "--spring.web.resources.static-locations=file:" + files + "/", "--logging.level.org.springframework.security=debug")) {
            var browser = new Browser(Integer.parseInt(house.getEnvironment().getProperty("local.server.port")));
            for (String page : new String[]{"/", "/users", "/parties/pty_1/edit", "/sign-in?problem=X"}) {
                assertThat(browser.get(page).whole().body()).as(page).contains("the app");
            }
            assertThat(browser.get("/assets/app-1a2b.js").header("Cache-Control").orElseThrow()).contains("immutable");
            assertThat(browser.get("/users").header("Cache-Control").orElseThrow()).contains("no-cache");
            assertThat(browser.get("/assets/missing.js").status()).isEqualTo(404);
            assertThat(browser.get("/favicon.png").status()).isEqualTo(404);
            assertThat(browser.get("/..%2f..%2fpom.xml").whole().body()).doesNotContain("<project");
            assertThat(browser.get("/api/no/such/address").status()).isEqualTo(401);
            assertThat(browser.get("/actuator/health").status()).isEqualTo(200);
            assertThat(browser.get("/actuator/prometheus").status()).isEqualTo(401);

            assertThat(browser.post("/api/session", "{\"login\":\"admin\",\"password\":\"" + PLANTED + "\"}").status()).isEqualTo(401);
            assertThat(browser.post("/api/session", "{\"login\":\"admin\",\"password\":\"" + PLANTED + "\",\"unknown\":1}").status()).isEqualTo(400);
            assertThat(browser.post("/api/session", "{\"login\":\"admin\",\"password\":\"" + PLANTED).status()).isEqualTo(400);
            assertThat(browser.put("/api/session/password", "{\"oldPassword\":\"" + PLANTED + "\"}").status()).isEqualTo(401);
            assertThat(browser.post("/oauth2/token", PLANTED).status()).isGreaterThanOrEqualTo(400);
            LoggerFactory.getLogger(WebPagesTest.class).warn("the log is being captured");
        }
        assertThat(output.getAll()).contains("the log is being captured").doesNotContain(PLANTED);
    }
}
