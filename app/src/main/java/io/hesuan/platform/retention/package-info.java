/**
 * What is kept for a while only. The room that keeps it says how long; the nightly job of {@code platform.jobs} calls.
 *
 * <p>Words: the <em>perishable</em> is what a room may forget: answers given, events told, attempts counted, files loaded.
 *
 * <p>Invariant: nothing that the books rest on is perishable.
 */
@ApplicationModule(displayName = "Retention", allowedDependencies = {})
package io.hesuan.platform.retention;

import org.springframework.modulith.ApplicationModule;
