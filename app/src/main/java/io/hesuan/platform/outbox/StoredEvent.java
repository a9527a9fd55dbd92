package io.hesuan.platform.outbox;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.UUID;

/** An event as it was written. The content may have been written by an older version of its room. */
public record StoredEvent(UUID id, String type, Instant recordedAt, JsonNode content) {
}
