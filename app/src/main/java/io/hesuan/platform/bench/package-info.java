/**
 * What the house can do on this machine, measured on a durable database that is thrown away afterwards. Each figure is
 * printed for people, and as one JSON object on a line of its own for programs.
 *
 * <p>Words: a <em>figure</em> is one measured number; its <em>limit</em> is what the same machine does at best, measured in
 * the same run, and its <em>ratio</em> is the figure over the limit.
 */
@ApplicationModule(displayName = "Bench", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.lists", "platform.records"})
package io.hesuan.platform.bench;

import org.springframework.modulith.ApplicationModule;
