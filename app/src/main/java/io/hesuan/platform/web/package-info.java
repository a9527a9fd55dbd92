/**
 * The edge: problem details (RFC 9457), languages, JSON, and who is acting, the same for every controller.
 *
 * <p>Words: a <em>problem</em> is an answer that says no: what, where, what to do, in the reader's language.
 */
@ApplicationModule(displayName = "Web", allowedDependencies = {"platform.access"})
package io.hesuan.platform.web;

import org.springframework.modulith.ApplicationModule;
