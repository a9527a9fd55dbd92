package io.hesuan.platform.signin;

import io.hesuan.platform.access.Acting;
import org.springframework.security.authentication.AbstractAuthenticationToken;

import java.util.List;

/** Somebody with a session. Who still uses a one-time password may do nothing but change it. */
final class SignedIn extends AbstractAuthenticationToken {

    private final transient Acting acting;
    private final boolean mustChangePassword;

    SignedIn(Acting acting, boolean mustChangePassword) {
        super(List.of());
        this.acting = acting;
        this.mustChangePassword = mustChangePassword;
        setAuthenticated(true);
    }

    boolean mustChangePassword() {
        return mustChangePassword;
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
