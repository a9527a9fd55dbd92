/**
 * Reference records: the one way in which companies, partners, items and the like are created, changed, looked up and
 * removed. A room says what its record looks like, where it lies and which rules it must keep; versions (optimistic
 * locking), field checks, history in the audit log, batches and the HTTP face follow from that.
 *
 * <p>Words: <em>content</em> is what people fill in; a <em>document</em> is a content with its id and version.
 */
@ApplicationModule(displayName = "Records", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.outbox", "platform.web"})
package io.hesuan.platform.records;

import org.springframework.modulith.ApplicationModule;
