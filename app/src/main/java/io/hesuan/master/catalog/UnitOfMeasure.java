package io.hesuan.master.catalog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A unit of measure.
 *
 * @param name     what people call it in Chinese
 * @param nameEn   in English: carton
 * @param decimals how many decimals a quantity in it may have, 0 for what is counted
 */
public record UnitOfMeasure(
        @NotBlank @Pattern(regexp = "[A-Z0-9]{1,16}") String code,
        @NotBlank @Size(max = 50) String name,
        @NotBlank @Size(max = 50) String nameEn,
        @NotNull @Min(0) @Max(6) Integer decimals,
        @NotNull Boolean active) {
}
