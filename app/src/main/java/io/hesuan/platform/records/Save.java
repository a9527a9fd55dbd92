package io.hesuan.platform.records;

import java.util.UUID;

/**
 * Create or change one record.
 *
 * @param id      null creates
 * @param version the version that was seen; null creates
 */
public record Save<T>(UUID id, Integer version, T content) {
}
