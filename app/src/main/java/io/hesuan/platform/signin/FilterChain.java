package io.hesuan.platform.signin;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Who gets to which address. Everything under {@code /api} needs a session, but for signing in and the state of the
 * first-run set-up; what a signed-in person may do is for the controllers and the write path to say.
 */
@Configuration(proxyBeanMethods = false)
class FilterChain {

    static final Permission READ_METRICS = new Permission("metrics.read");

    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
            + "object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";
    private static final String PERMISSIONS_POLICY = "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), display-capture=()";

    @Bean
    Permission mayReadMetrics() {
        return READ_METRICS;
    }

    @Bean
    @Order(100)
    SecurityFilterChain house(HttpSecurity http, SessionContexts contexts, ProblemAnswers problems, SignInSettings settings, List<WayIn> otherWays) {
        http.securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(csrf -> csrf.spa())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS_POLICY))
                        .frameOptions(frame -> frame.deny())
                        .addHeaderWriter((request, response) -> response.setHeader("Cross-Origin-Opener-Policy", "same-origin")))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC).permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/session").permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/setup", "/api/session/providers").permitAll()
                        .requestMatchers("/api/session", "/api/session/password").authenticated()
                        .requestMatchers("/api/**").access(FilterChain::settledIn)
                        .requestMatchers("/actuator/health/**", "/actuator/health").permitAll()
                        .requestMatchers("/actuator/**").access(metrics(settings))
                        .requestMatchers(HttpMethod.GET, "/**").permitAll()
                        .anyRequest().denyAll());
        otherWays.forEach(way -> way.add(http, problems));
        return http.build();
    }

    /** Signed in, and no one-time password still to be changed. */
    private static AuthorizationDecision settledIn(java.util.function.Supplier<? extends Authentication> who, RequestAuthorizationContext context) {
        Authentication authentication = who.get();
        return new AuthorizationDecision(authentication != null && authentication.isAuthenticated() && authentication.getPrincipal() instanceof Acting
                && !(authentication instanceof SignedIn signedIn && signedIn.mustChangePassword()));
    }

    private static AuthorizationManager<RequestAuthorizationContext> metrics(SignInSettings settings) {
        return (who, context) -> new AuthorizationDecision(
                settings.metricsOnLoopback() && isLoopback(context.getRequest().getRemoteAddr())
                        || who.get() != null && who.get().getPrincipal() instanceof Acting acting && acting.may(READ_METRICS));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
