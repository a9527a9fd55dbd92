/**
 * News, told once and in order. An event is written in the transaction of the fact it tells of; each subscriber takes the
 * events that follow its own position and moves that position in the transaction of its reaction, so every reaction
 * happens exactly once, on whichever node, also after a crash. Outside systems read the same events by a cursor.
 *
 * <p>Words: an <em>event</em> is what has happened, named noun + past participle; a <em>subscriber</em> is one page of
 * reactions of a room; a <em>position</em> is a place in the order of commits.
 *
 * <p>Invariants: a subscriber that fails stays where it is, tries again ever more slowly, and holds up nobody else.
 */
@ApplicationModule(displayName = "Outbox", allowedDependencies = {"platform.access", "platform.home", "platform.lists", "platform.nodes", "platform.retention", "platform.web"})
package io.hesuan.platform.outbox;

import org.springframework.modulith.ApplicationModule;
