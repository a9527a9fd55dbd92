package io.hesuan.platform.records;

/** Where a saved record is to be found, and the version it has now. */
public record Saved(String id, int version) {
}
