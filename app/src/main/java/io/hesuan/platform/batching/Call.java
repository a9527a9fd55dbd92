package io.hesuan.platform.batching;

import io.hesuan.platform.access.Acting;

/**
 * One command with who gave it.
 *
 * @param key idempotency key, up to 200 characters; null for commands that may be repeated without harm
 */
public record Call<C>(Acting by, String key, C command) {

    public static <C> Call<C> of(Acting by, C command) {
        return new Call<>(by, null, command);
    }
}
