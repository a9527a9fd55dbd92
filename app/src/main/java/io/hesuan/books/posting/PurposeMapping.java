package io.hesuan.books.posting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Which account of a company stands for a purpose, as people set it.
 *
 * @param categoryId  of the item; null: any. Likewise the channel and the warehouse
 */
public record PurposeMapping(@NotBlank @Size(max = 40) String companyId, @NotNull @Pattern(regexp = "[A-Z][A-Z_]{0,59}") String purpose, @Size(max = 40) String categoryId,
                             @Size(max = 40) String channelId, @Size(max = 40) String warehouseId, @NotBlank @Size(max = 40) String accountId) {
}
