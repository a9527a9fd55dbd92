package io.hesuan.platform.records;

import io.hesuan.platform.outbox.Event;

/**
 * A reference record was created, changed or removed: {@code type} is {@code party.saved} or {@code party.removed}. The
 * content stays out: events are kept for ever and read by programs, records may hold personal data; who wants the content
 * asks for the record, with his own rights.
 */
public record RecordEvent(String type, String id, int version) implements Event {
}
