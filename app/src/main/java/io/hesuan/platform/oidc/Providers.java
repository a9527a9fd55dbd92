package io.hesuan.platform.oidc;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The providers. Each is asked for its addresses when it is first used: the house starts also while a provider is down. */
@Component
@EnableConfigurationProperties(OidcSettings.class)
class Providers implements ClientRegistrationRepository {

    private final OidcSettings settings;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();

    Providers(OidcSettings settings) {
        this.settings = settings;
    }

    Map<String, OidcSettings.Provider> all() {
        return settings.providers();
    }

    @Override
    public ClientRegistration findByRegistrationId(String id) {
        var provider = settings.providers().get(id);
        return provider == null ? null : known.computeIfAbsent(id, first -> ClientRegistrations.fromIssuerLocation(provider.issuer())
                .registrationId(id).clientId(provider.clientId()).clientSecret(provider.clientSecret()).clientName(provider.name())
                .scope("openid", "profile", "email").redirectUri("{baseUrl}/login/oauth2/code/{registrationId}").build());
    }
}
