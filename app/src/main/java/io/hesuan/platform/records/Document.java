package io.hesuan.platform.records;

import java.time.Instant;

/** A stored record: {@code version} must come back with a change, so that nobody overwrites what he has not seen. */
public record Document<T>(String id, int version, Instant changedAt, T content) {
}
