package io.hesuan.platform.oidc;

import io.hesuan.Hesuan;
import io.hesuan.testing.TestDatabase;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import static org.assertj.core.api.Assertions.assertThat;

/** A browser goes to a real authorization server and back, over real HTTP. */
class OidcTest {

    private static ConfigurableApplicationContext provider;
    private static ConfigurableApplicationContext house;
    private static String houseUrl;

    @BeforeAll
    static void aProviderAndAHouse() throws Exception {
        int providerPort = freePort();
        provider = new SpringApplicationBuilder(TestProvider.class).web(WebApplicationType.SERVLET).properties("spring.config.name=provider")
                .run("--server.port=" + providerPort, "--issuer=http://127.0.0.1:" + providerPort);
        house = new SpringApplicationBuilder(Hesuan.class).initializers(new TestDatabase()).run("--server.port=0",
                "--hesuan.oidc.providers.own.name=Own", "--hesuan.oidc.providers.own.issuer=http://127.0.0.1:" + providerPort,
                "--hesuan.oidc.providers.own.client-id=hesuan", "--hesuan.oidc.providers.own.client-secret=" + TestProvider.CLIENT_SECRET,
                "--hesuan.oidc.providers.open.name=Open", "--hesuan.oidc.providers.open.issuer=http://127.0.0.1:" + providerPort,
                "--hesuan.oidc.providers.open.client-id=hesuan", "--hesuan.oidc.providers.open.client-secret=" + TestProvider.CLIENT_SECRET,
                "--hesuan.oidc.providers.open.create-with-role=auditor");
        houseUrl = "http://127.0.0.1:" + house.getEnvironment().getProperty("local.server.port");
        house.getBean(DSLContext.class).execute("""
                INSERT INTO security."user" (id, version, changed_at, login, name, email, phone, locale, active, search_text)
                VALUES (uuidv7(), 1, now(), 'lin', 'Lin', 'Lin@example.com', '', 'en', true, 'lin'),
                       (uuidv7(), 1, now(), 'gone', 'Gone', 'gone@example.com', '', 'en', false, 'gone'),
                       (uuidv7(), 1, now(), 'unverified', 'Unverified', 'unverified@example.com', '', 'en', true, 'unverified')""");
    }

    @AfterAll
    static void close() {
        house.close();
        provider.close();
    }

    @Test
    void theSignInPageLearnsWhichProvidersThereAre() throws Exception {
        assertThat(new Visitor().get(houseUrl + "/api/session/providers").body()).contains("{\"id\":\"own\",\"name\":\"Own\",\"url\":\"/oauth2/authorization/own\"}");
    }

    @Test
    void aUserIsFoundByHisVerifiedAddressLinkedAndFoundAgainWhenTheAddressChanged() throws Exception {
        var visitor = new Visitor();
        assertThat(visitor.signIn("own", "lin").uri().getPath()).isEqualTo("/");
        assertThat(visitor.get(houseUrl + "/api/session").body()).contains("\"login\":\"lin\"").contains("\"mustChangePassword\":false");
        sql().execute("UPDATE security.\"user\" SET email = 'other@example.com' WHERE login = 'lin'");
        var again = new Visitor();
        again.signIn("own", "lin");
        assertThat(again.get(houseUrl + "/api/session").body()).contains("\"login\":\"lin\"");
        assertThat(sql().fetchCount(sql().selectOne().from("audit.entry").where("action = 'link-provider' AND record_title = 'own'"))).isEqualTo(1);
    }

    @Test
    void whoIsUnknownInactiveOrUnverifiedIsTurnedAway() throws Exception {
        for (String stranger : new String[]{"stranger", "gone", "unverified"}) {
            var visitor = new Visitor();
            assertThat(visitor.signIn("own", stranger).uri().toString()).as(stranger).endsWith("/sign-in?problem=NOBODY_IS_LINKED");
            assertThat(visitor.get(houseUrl + "/api/session").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void usersAreMadeOnArrivalOnlyWhereTheConfigurationSaysSo() throws Exception {
        var visitor = new Visitor();
        visitor.signIn("open", "newcomer");
        assertThat(visitor.get(houseUrl + "/api/session").body()).contains("\"login\":\"newcomer@example.com\"").contains("\"roles\":[\"auditor\"]");
        var taken = new Visitor();
        assertThat(taken.signIn("open", "gone").uri().toString()).endsWith("problem=NOBODY_IS_LINKED");
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() throws Exception {
        assertThat(new Visitor().get(houseUrl + "/login/oauth2/code/own?code=x&state=y").uri().toString()).endsWith("problem=PROVIDER_SIGN_IN_FAILED");
    }

    private static DSLContext sql() {
        return house.getBean(DSLContext.class);
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Follows redirects between house and provider, with cookies for both. */
    private static final class Visitor {

        private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.ALWAYS).build();

        HttpResponse<String> get(String url) throws Exception {
            return http.send(HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html,*/*").build(), BodyHandlers.ofString());
        }

        /** @return where the browser is at the end */
        HttpResponse<String> signIn(String providerId, String who) throws Exception {
            var page = get(houseUrl + "/oauth2/authorization/" + providerId);
            assertThat(page.uri().getPath()).as(page.body()).isEqualTo("/login");
            var form = HttpRequest.newBuilder(page.uri()).header("Content-Type", "application/x-www-form-urlencoded").header("Accept", "text/html")
                    .POST(BodyPublishers.ofString("username=" + who + "&password=" + TestProvider.PASSWORD)).build();
            return http.send(form, BodyHandlers.ofString());
        }
    }
}
