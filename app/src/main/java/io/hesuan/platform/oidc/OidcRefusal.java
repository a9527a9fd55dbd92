package io.hesuan.platform.oidc;

import io.hesuan.kernel.Refusal;

/** Why somebody who comes from a provider is not let in. */
public enum OidcRefusal implements Refusal {
    PROVIDER_SIGN_IN_FAILED,
    NOBODY_IS_LINKED
}
