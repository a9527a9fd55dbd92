/**
 * Who is acting, and what they may do: pure records that every room may ask. Where the answers come from (users, roles,
 * API clients) is the business of {@code platform.security}, which lies above.
 *
 * <p>Words: a <em>permission</em> is the right to one kind of action ({@code party.write}); a <em>grant</em> gives a
 * permission in all companies or in some.
 */
@ApplicationModule(displayName = "Access", allowedDependencies = {})
package io.hesuan.platform.access;

import org.springframework.modulith.ApplicationModule;
