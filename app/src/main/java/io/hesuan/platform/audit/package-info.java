/**
 * The audit log: every write and every sensitive read, with who, when, what, before and after. It is also the history of
 * each record. Entries are written in the transaction of the deed and never changed; after commit a sequencer chains them
 * by hash, in commit order, so that a missing or altered entry shows.
 *
 * <p>Words: an <em>entry</em> is one deed on one record; a <em>link</em> is an entry's place in the chain; a <em>breach</em>
 * is the first place where the chain is not as it was made.
 *
 * <p>Limits: whoever can write to the database as its owner could chain everything anew; the hashes that the server logs
 * each hour, kept elsewhere, show that too.
 */
@ApplicationModule(displayName = "Audit", allowedDependencies = {"platform.access", "platform.database", "platform.home", "platform.lists", "platform.nodes", "platform.proofs", "platform.web"})
package io.hesuan.platform.audit;

import org.springframework.modulith.ApplicationModule;
