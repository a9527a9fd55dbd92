package io.hesuan.platform.records;

import java.util.UUID;

/** Remove one record that nothing refers to. */
public record Remove(UUID id, int version) {
}
