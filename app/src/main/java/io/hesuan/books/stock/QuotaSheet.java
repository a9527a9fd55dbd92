package io.hesuan.books.stock;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.time.LocalDate;

/**
 * What a channel may promise of an item in a warehouse, as people set it.
 *
 * @param mode       {@code fixed}: a number of units; {@code ratio}: a share of what is there, which rebalances by itself
 * @param quantity   decimal in base units; 0 for a share
 * @param ratio      ten-thousandths; 0 for a fixed quota
 * @param validUntil last day; empty: until it is taken away. What is left then goes back to all
 */
public record QuotaSheet(
        @NotBlank @Size(max = 40) String companyId,
        @NotBlank @Size(max = 40) String itemId,
        @NotBlank @Size(max = 40) String warehouseId,
        @NotBlank @Size(max = 40) String channelId,
        @NotNull @Pattern(regexp = "fixed|ratio") String mode,
        @NotNull @Pattern(regexp = "[0-9]{1,9}(\\.[0-9]{1,6})?") String quantity,
        @NotNull @Min(0) @Max(10_000) Integer ratio,
        @NotNull @Min(0) @Max(1_000) Integer priority,
        LocalDate validUntil) {
}
