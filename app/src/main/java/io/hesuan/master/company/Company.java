package io.hesuan.master.company;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A legal entity.
 *
 * @param code             short name in capitals, unique: {@code HJJ}
 * @param creditCode       unified social credit code (GB 32100-2015), 18 characters, or empty while it is not known
 * @param standard         standard of accounts: {@code asbe} or {@code sme}
 * @param taxStatus        VAT taxpayer: {@code general} or {@code small}
 * @param currency         functional currency, ISO 4217
 * @param fiscalStartMonth first month of the fiscal year, 1 in China
 */
public record Company(
        @NotBlank @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{0,19}") String code,
        @NotBlank @Size(max = 200) String name,
        @NotNull @Pattern(regexp = "|[0-9A-HJ-NPQRTUWXY]{18}") String creditCode,
        @NotNull @Pattern(regexp = "asbe|sme") String standard,
        @NotNull @Pattern(regexp = "general|small") String taxStatus,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotNull @Min(1) @Max(12) Integer fiscalStartMonth,
        @NotNull @Size(max = 500) String address,
        @NotNull @Size(max = 50) String phone,
        @NotNull Boolean active) {
}
