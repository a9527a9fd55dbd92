/**
 * What people have chosen for themselves: views of lists, and how the screen speaks and looks.
 *
 * <p>Words: a <em>view</em> is a question to a list with its columns, kept under a name; a <em>setting</em> is one choice
 * for all screens.
 *
 * <p>Invariant: everybody sees and changes his own only.
 */
@ApplicationModule(displayName = "Preferences", allowedDependencies = {"platform.access", "platform.web"})
package io.hesuan.platform.preferences;

import org.springframework.modulith.ApplicationModule;
