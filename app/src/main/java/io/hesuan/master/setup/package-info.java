/**
 * The first-run set-up: the first company and its first users, in one go. It is needed as long as there is no company,
 * and refused afterwards.
 */
@ApplicationModule(displayName = "Set-up", allowedDependencies = {"platform.access", "platform.batching", "platform.records", "platform.security",
        "platform.signin", "platform.web", "master.company"})
package io.hesuan.master.setup;

import org.springframework.modulith.ApplicationModule;
