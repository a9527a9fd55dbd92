package io.hesuan.platform.apiclients;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.security.KnownPermissions;
import io.hesuan.platform.signin.WayIn;
import io.hesuan.platform.web.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static hesuandb.apiclients.Tables.CLIENT;

/** Gives programs their tokens, and lets requests in that carry one. */
@Configuration(proxyBeanMethods = false)
class TokenWayIn {

    @Bean
    OAuth2AuthorizationService keptTokens() {
        return new ClientRegistry.Forgetful();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    JwtEncoder tokenEncoder(SigningKeys keys) {
        var encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(List::getFirst);
        return encoder;
    }

    @Bean
    JwtDecoder tokenDecoder(JWKSource<SecurityContext> keys) {
        return org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokens(HttpSecurity http) {
        http.securityMatcher("/oauth2/token", "/oauth2/jwks", "/.well-known/oauth-authorization-server")
                .oauth2AuthorizationServer(server -> { })
                .csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return http.build();
    }

    @Bean
    WayIn bearerTokens(DSLContext sql, KnownPermissions known) {
        return (http, refused) -> http.oauth2ResourceServer(server -> server
                .authenticationEntryPoint(refused)
                .jwt(jwt -> jwt.jwtAuthenticationConverter(token -> new Program(acting(sql, known, token)))));
    }

    /** A program with a token. */
    private static final class Program extends AbstractAuthenticationToken {

        private final transient Acting acting;

        private Program(Acting acting) {
            super(List.of());
            this.acting = acting;
            setAuthenticated(true);
        }

        @Override
        public Acting getPrincipal() {
            return acting;
        }

        @Override
        public Object getCredentials() {
            return null;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** The client as it stands now, with the scopes that are in its token and still its own. */
    private static Acting acting(DSLContext sql, KnownPermissions known, Jwt token) {
        UUID id = ApiClients.ID.read(token.getSubject());
        var row = sql.selectFrom(CLIENT).where(CLIENT.ID.eq(id), CLIENT.ACTIVE.isTrue()).fetchOne();
        if (row == null) {
            throw new InvalidBearerTokenException("the client is gone or not active");
        }
        List<String> granted = token.getClaimAsStringList("scope");
        Set<Permission> scopes = Arrays.stream(row.getScopes()).filter(scope -> granted != null && granted.contains(scope))
                .flatMap(scope -> known.find(scope).stream()).collect(Collectors.toSet());
        HttpServletRequest request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        Locale locale = request.getHeader("Accept-Language") == null ? Locale.SIMPLIFIED_CHINESE : request.getLocale();
        return new Acting(id, row.getName(), ApiClientSpec.rights(scopes, List.of(row.getCompanyIds())), locale, RequestIds.of(request));
    }
}
