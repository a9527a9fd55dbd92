/**
 * Long work (imports, reports, recalculations) on whichever node has a hand free. A job shows its progress, can be
 * cancelled and resumed, outlives its node, and does what its giver was permitted to do when he gave it.
 *
 * <p>Words: a <em>kind</em> is what is to be done, a bean of the room that knows how; a <em>checkpoint</em> is how far a
 * job has come, in words of its own kind; a <em>lease</em> is one node's right to one job, void as soon as another node
 * takes over; a <em>schedule</em> gives a job again and again.
 *
 * <p>Invariants: a job runs on one node at a time; a checkpoint commits in the transaction of the work that it tells of, or
 * not at all, and never after the lease is lost; failed attempts are bounded.
 */
@ApplicationModule(displayName = "Jobs", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.home", "platform.lists",
        "platform.nodes", "platform.retention", "platform.web"})
package io.hesuan.platform.jobs;

import org.springframework.modulith.ApplicationModule;
