package io.hesuan.platform.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.util.List;

/**
 * The permissions of one kind of job.
 *
 * @param code   unique: {@code warehouse-keeper}
 * @param rules  permissions by name or by pattern, see {@link RoleRules}
 */
public record Role(
        @NotBlank @Pattern(regexp = "[a-z][a-z0-9-]{1,39}") String code,
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 100) String nameEn,
        @NotNull @Size(max = 200) List<@NotNull @Pattern(regexp = "\\*|(\\*|[a-z-]{1,40})\\.(\\*|[a-z-]{1,40})") String> rules) {
}
