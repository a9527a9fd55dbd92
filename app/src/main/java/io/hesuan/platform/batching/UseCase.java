package io.hesuan.platform.batching;

import io.hesuan.platform.access.Permission;

/**
 * One thing the house can do.
 *
 * @param name       {@code record.action}, also the scope of idempotency keys
 * @param result     what is remembered under an idempotency key, and given again
 * @param permission what the caller must hold, null where everybody who is signed in may
 */
public record UseCase<C, R>(String name, Class<R> result, Permission permission, Batch<C, R> batch) {
}
