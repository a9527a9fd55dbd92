/**
 * A second factor at sign-in for those who set one up: time-based one-time passwords (TOTP, RFC 6238) from an app on the
 * telephone.
 *
 * <p>Words: a <em>device</em> is the secret shared with such an app, in force once a first code has confirmed it; a
 * <em>recovery code</em> stands in for the device once.
 *
 * <p>Invariants: a code is taken once; secrets are kept encrypted and recovery codes hashed.
 */
@ApplicationModule(displayName = "Second factor", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.home",
        "platform.secrets", "platform.security", "platform.web"})
package io.hesuan.platform.secondfactor;

import org.springframework.modulith.ApplicationModule;
