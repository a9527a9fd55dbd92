package io.hesuan.platform.oidc;

import io.hesuan.kernel.Outcome;
import io.hesuan.kernel.Refusal;
import io.hesuan.platform.security.UserDirectory.Listed;
import io.hesuan.platform.signin.SessionStart;
import io.hesuan.platform.signin.WayIn;
import io.hesuan.platform.web.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import java.io.IOException;

/** The way from the sign-in page to a provider and back. The provider's tokens are not kept: it only says who somebody is. */
@Configuration(proxyBeanMethods = false)
class ProviderWayIn {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderWayIn.class);
    private static final String HOME = "/";
    private static final String SIGN_IN_PAGE = "/sign-in";

    @Bean
    WayIn providerSignIn(Providers providers, Arrivals arrivals, SessionStart sessions) {
        return (http, refused) -> {
            if (!providers.all().isEmpty()) {
                http.oauth2Login(login -> login.loginPage(SIGN_IN_PAGE)
                        .clientRegistrationRepository(providers)
                        .authorizedClientRepository(new KeepsNothing())
                        .successHandler((request, response, who) -> arrived(request, response, (OAuth2AuthenticationToken) who, arrivals, sessions))
                        .failureHandler((request, response, failure) -> {
                            LOG.info("sign-in at a provider failed: {}", failure.getMessage());
                            back(response, OidcRefusal.PROVIDER_SIGN_IN_FAILED);
                        }));
            }
        };
    }

    private static void arrived(HttpServletRequest request, HttpServletResponse response, OAuth2AuthenticationToken who, Arrivals arrivals,
                                SessionStart sessions) throws IOException {
        String provider = who.getAuthorizedClientRegistrationId();
        switch (arrivals.userOf(provider, (OidcUser) who.getPrincipal(), RequestIds.of(request))) {
            case Outcome.Done<Listed>(Listed user) -> {
                sessions.begin(request, user);
                response.sendRedirect(HOME);
            }
            case Outcome.Refused<Listed> no -> {
                request.getSession().invalidate();
                back(response, no.refusal());
            }
        }
    }

    private static void back(HttpServletResponse response, Refusal refusal) throws IOException {
        response.sendRedirect(SIGN_IN_PAGE + "?problem=" + refusal.name());
    }

    private static final class KeepsNothing implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(String id, Authentication who, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication who, HttpServletRequest request, HttpServletResponse response) {
        }

        @Override
        public void removeAuthorizedClient(String id, Authentication who, HttpServletRequest request, HttpServletResponse response) {
        }
    }
}
