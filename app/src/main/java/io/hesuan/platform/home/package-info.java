/**
 * The first page: how much of what there is, and what needs somebody's eye. Rooms provide both as beans; this room only
 * gathers them.
 *
 * <p>Words: a <em>card</em> is one number with where it leads; an <em>exception</em> is one thing that is not as it should
 * be, with why and what to do.
 */
@ApplicationModule(displayName = "Home", allowedDependencies = {"platform.access", "platform.lists", "platform.web"})
package io.hesuan.platform.home;

import org.springframework.modulith.ApplicationModule;
