package io.hesuan.books.ledger;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.util.List;

/**
 * An account as people fill it in.
 *
 * @param companyId          {@code com_…}
 * @param code               figures, 4 to 16; begins with the code of the account above
 * @param accountClass       {@code asset}, {@code liability}, {@code equity}, {@code cost}, {@code revenue} or {@code expense}
 * @param side               {@code debit} or {@code credit}
 * @param parentId           {@code acc_…}, null at the first level
 * @param postable           whether it takes lines; false when it has accounts below
 * @param control            {@code none}, {@code stock} or {@code claims}
 * @param requiredDimensions what each of its lines must name
 * @param balanceDimensions  by what its turnover is kept apart: some of party, category, warehouse, channel
 */
public record AccountCard(
        @NotBlank String companyId,
        @NotNull @Pattern(regexp = "[0-9]{4,16}") String code,
        @NotBlank @Size(max = 100) String name,
        @NotNull @Size(max = 100) String nameEn,
        @NotNull @Pattern(regexp = "asset|liability|equity|cost|revenue|expense") String accountClass,
        @NotNull @Pattern(regexp = "debit|credit") String side,
        String parentId,
        @NotNull Boolean postable,
        @NotNull @Pattern(regexp = "none|stock|claims") String control,
        @NotNull Boolean cash,
        @NotNull List<@NotNull @Pattern(regexp = "party|category|warehouse|channel|item|lot|shop|order|campaign|host|work-order|cost-centre|machine") String> requiredDimensions,
        @NotNull List<@NotNull @Pattern(regexp = "party|category|warehouse|channel") String> balanceDimensions,
        @NotNull Boolean active) {
}
