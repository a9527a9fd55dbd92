package io.hesuan.platform.apiclients;

import io.hesuan.kernel.MalformedText;
import org.jooq.DSLContext;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import static hesuandb.apiclients.Tables.CLIENT;

/**
 * Shows API clients to the authorization server. Tokens are not kept: they say who asks, and what he may do is looked up
 * when he asks.
 */
@Component
class ClientRegistry implements RegisteredClientRepository {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private final DSLContext sql;
    private final ClientSecrets secrets;

    ClientRegistry(DSLContext sql, ClientSecrets secrets) {
        this.sql = sql;
        this.secrets = secrets;
    }

    @Override
    public RegisteredClient findByClientId(String clientId) {
        UUID id;
        try {
            id = ApiClients.ID.read(clientId);
        } catch (MalformedText notOurs) {
            return null;
        }
        var row = sql.selectFrom(CLIENT).where(CLIENT.ID.eq(id), CLIENT.ACTIVE.isTrue()).fetchOne();
        var hash = secrets.hashOf(id);
        if (row == null || hash.isEmpty()) {
            return null;
        }
        return RegisteredClient.withId(clientId).clientId(clientId).clientName(row.getName()).clientSecret(hash.get())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(List.of(row.getScopes())))
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFE).build())
                .build();
    }

    @Override
    public RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("API clients are saved by their own address");
    }

    /** Keeps no tokens. */
    static final class Forgetful implements OAuth2AuthorizationService {

        @Override
        public void save(OAuth2Authorization given) {
        }

        @Override
        public void remove(OAuth2Authorization given) {
        }

        @Override
        public OAuth2Authorization findById(String id) {
            return null;
        }

        @Override
        public OAuth2Authorization findByToken(String token, OAuth2TokenType type) {
            return null;
        }
    }
}
