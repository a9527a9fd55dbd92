package io.hesuan.platform.apiclients;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.util.List;

/**
 * A program that uses the API.
 *
 * @param scopes     names of permissions
 * @param companyIds the companies it works in, empty for all
 * @param active     a client that is not active gets no token, and the tokens it has are refused
 */
public record ApiClient(
        @NotBlank @Size(max = 100) String name,
        @NotNull @Size(min = 1, max = 200) List<@NotBlank @Size(max = 80) String> scopes,
        @NotNull @Size(max = 200) List<@NotNull @Pattern(regexp = "com_[0-7][0-9a-hjkmnp-tv-z]{25}") String> companyIds,
        @NotNull Boolean active) {
}
