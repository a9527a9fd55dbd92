/**
 * Programs that use the API on their own account: OAuth 2.0 client credentials (RFC 6749, section 4.4), answered by the
 * authorization server inside the house. A token is a signed JWT of ten minutes; what it permits is looked up anew on each
 * use, so that revoking a client takes effect at once.
 *
 * <p>Words: an <em>API client</em> is such a program; its <em>scopes</em> are permissions; its <em>secret</em> is shown
 * once and kept as a hash; a <em>signing key</em> signs tokens for a month, is kept encrypted, and is replaced by itself.
 *
 * <p>Invariants: nobody gives a client what he does not hold himself; a client never does more than its scopes in its
 * companies, whatever its token says.
 */
@ApplicationModule(displayName = "API clients", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.lists",
        "platform.records", "platform.search", "platform.secrets", "platform.security", "platform.signin", "platform.web"})
package io.hesuan.platform.apiclients;

import org.springframework.modulith.ApplicationModule;
