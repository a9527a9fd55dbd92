/**
 * How people prove who they are, and the sessions that follow: passwords, lock-out, the security filter chain with its
 * headers, the first administrator.
 *
 * <p>Words: a <em>one-time password</em> is given out by somebody else, soon expires, and must be changed at the first
 * sign-in; an <em>attempt</em> is a sign-in tried and not yet succeeded, counted per login and per address.
 *
 * <p>Invariants: there is no default password; an answer to a failed sign-in does not tell whether the login exists; a
 * stored session holds the user's id and the time of sign-in, nothing else; a read request writes nothing.
 */
@ApplicationModule(displayName = "Sign-in", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.retention", "platform.secondfactor", "platform.security", "platform.web"})
package io.hesuan.platform.signin;

import org.springframework.modulith.ApplicationModule;
