/**
 * Sign-in at a provider of the company's choice, by OpenID Connect. A provider is configuration; whoever comes from it must
 * already be a user: linked by the provider's subject, or found by an e-mail address that the provider has verified and
 * linked then. Users are made on arrival only where the configuration names the role that they get.
 *
 * <p>Words: a <em>provider</em> says who somebody is; a <em>link</em> ties its subject to one user for good.
 */
@ApplicationModule(displayName = "OpenID Connect", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.security",
        "platform.signin", "platform.web"})
package io.hesuan.platform.oidc;

import org.springframework.modulith.ApplicationModule;
