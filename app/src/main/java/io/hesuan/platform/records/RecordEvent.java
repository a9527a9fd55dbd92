package io.hesuan.platform.records;

import io.hesuan.platform.outbox.Event;

/** A reference record was created, changed or removed: {@code type} is {@code party.saved} or {@code party.removed}. */
public record RecordEvent(String type, String id, int version, Object content) implements Event {
}
