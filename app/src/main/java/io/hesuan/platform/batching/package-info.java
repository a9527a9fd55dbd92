/**
 * The one write path. Every use case takes a batch of commands and answers with one outcome per command; concurrent
 * single calls are gathered into one batch, because a durable commit costs the same for one command as for five hundred.
 *
 * <p>Invariants: a refused command leaves nothing behind and does not fail its batch; a command with a key has its effect
 * once; state, audit entries, events and remembered answers commit together or not at all; a dry run is the real path
 * rolled back. The number of statements of a batch does not depend on its size.
 *
 * <p>Words: a <em>use case</em> is one thing the house can do; a <em>call</em> is one command with who gave it and its key.
 */
@ApplicationModule(displayName = "Batching", allowedDependencies = {"platform.access", "platform.audit", "platform.outbox", "platform.retention"})
package io.hesuan.platform.batching;

import org.springframework.modulith.ApplicationModule;
