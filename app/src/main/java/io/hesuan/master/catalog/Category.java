package io.hesuan.master.catalog;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** @param parentId the category it belongs to, empty at the top */
public record Category(
        @NotBlank @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}") String code,
        @NotBlank @Size(max = 100) String name,
        @NotNull @Size(max = 40) String parentId,
        @NotNull Boolean active) {
}
