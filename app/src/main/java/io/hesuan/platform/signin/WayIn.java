package io.hesuan.platform.signin;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.AuthenticationEntryPoint;

/** A way into the house besides login and password, added to its filter chain: tokens of programs, sign-in at a provider. */
public interface WayIn {

    /** @param refused writes the problem for whoever is not let in */
    void add(HttpSecurity http, AuthenticationEntryPoint refused);
}
