/**
 * The audit log: every write and every sensitive read, with who, when, what, before and after. It is also the history of
 * each record. Entries are written in the transaction of the deed and never changed; after commit a sequencer chains them
 * by hash, in commit order, so that a missing or altered entry shows.
 *
 * <p>Words: an <em>entry</em> is one deed on one record; a <em>link</em> is an entry's place in the chain.
 */
@ApplicationModule(displayName = "Audit", allowedDependencies = {"platform.access"})
package io.hesuan.platform.audit;

import org.springframework.modulith.ApplicationModule;
