package io.hesuan.trade.orders;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What is done with orders by themselves.
 *
 * @param place     rules are looked at in this order
 * @param condition as {@link ReviewCondition} reads it; empty: always
 * @param argument  the reason of a hold, a tag, {@code code quantity} of a gift, the code of a warehouse, {@code item lot} of a named lot
 */
public record OrderRule(
        @NotBlank @Size(max = 40) String companyId,
        @Min(1) @Max(9_999) int place,
        @NotBlank @Size(max = 100) String name,
        @NotNull @Size(max = 500) String condition,
        @NotNull @Pattern(regexp = "hold|tag|gift|warehouse|lot|split") String action,
        @NotNull @Size(max = 200) String argument,
        boolean active) {
}
