package io.hesuan.platform.oidc;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.Map;

/** @param providers by an id that stands in addresses; none to begin with */
@ConfigurationProperties("hesuan.oidc")
record OidcSettings(@DefaultValue Map<String, Provider> providers) {

    /**
     * @param name           what the button says
     * @param issuer         where {@code /.well-known/openid-configuration} is found
     * @param createWithRole code of the role that unknown people get on arrival; empty, and they are turned away
     */
    record Provider(String name, String issuer, String clientId, String clientSecret, @DefaultValue("") String createWithRole) {

        @Override
        public String toString() {
            return "Provider[" + issuer + "]";
        }
    }
}
