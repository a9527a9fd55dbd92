package io.hesuan.trade.listings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * One code of an offer and what it means.
 *
 * @param channelId empty: on all channels of the company
 * @param kind      {@code outer} for our own code in the offer, {@code sku} for the platform's
 * @param title     what the offer is called; for people only
 * @param quantity  of the item's base unit in one unit of the offer, decimal, above zero
 */
public record Listing(
        @NotBlank @Size(max = 40) String companyId,
        @NotNull @Size(max = 40) String channelId,
        @NotNull @Pattern(regexp = "outer|sku") String kind,
        @NotBlank @Size(max = 100) String code,
        @NotNull @Size(max = 300) String title,
        @NotBlank @Size(max = 40) String itemId,
        @NotNull @Pattern(regexp = "[0-9]{1,9}(\\.[0-9]{1,6})?") String quantity,
        boolean active) {
}
