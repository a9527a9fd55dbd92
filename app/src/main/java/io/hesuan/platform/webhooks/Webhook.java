package io.hesuan.platform.webhooks;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.util.List;

/**
 * An outside system that wants to be called.
 *
 * @param address where to: https, and a public host
 * @param types   of events, {@code party.*} for all that begin so; empty for all there are
 * @param active  one that is not active hears nothing, also not later
 */
record Webhook(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 500) @Pattern(regexp = "https?://[^\\s]+") String address,
        @NotNull @Size(max = 100) List<@NotNull @Size(max = 100) @Pattern(regexp = "[a-z0-9-]+(\\.[a-z0-9-]+)*(\\.\\*)?") String> types,
        @NotNull Boolean active) {
}
