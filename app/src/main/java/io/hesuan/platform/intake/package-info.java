/**
 * Keeps what outside systems send, byte for byte and once, reads it, and remembers what could not be read. For every wing: orders, bills
 * and machines come through here, and all of it can be read again when a reader was mended.
 *
 * <p>Words: an <em>origin</em> is whom payloads come from; a <em>payload</em> is one answer, call or file as it came; a <em>document</em> is
 * one order, bill line or reading in it; a <em>trouble</em> is a place in a payload and the reason why it was not taken; a <em>gap</em> is a time that
 * nobody asked for.
 *
 * <p>Invariants: a payload is kept before it is read; the same delivery is kept once; its bytes come back exact; one that cannot be read is set
 * aside with place and reason and holds nothing up; reading again gives the same result.
 */
@ApplicationModule(displayName = "Intake", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.database", "platform.home",
        "platform.jobs", "platform.lists", "platform.nodes", "platform.search", "platform.secrets", "platform.web"})
package io.hesuan.platform.intake;

import org.springframework.modulith.ApplicationModule;
