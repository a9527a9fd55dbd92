package io.hesuan.platform.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * Whom payloads come from.
 *
 * @param id          of the record that it is in its own room: a channel, a bank account
 * @param companyId   who may see its payloads; null for all
 * @param watchedFrom times after this that nobody asked for are gaps; null where nothing is asked for by time
 */
public record Origin(UUID id, UUID companyId, String name, Instant watchedFrom) {
}
