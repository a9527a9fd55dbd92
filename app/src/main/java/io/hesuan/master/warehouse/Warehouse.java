package io.hesuan.master.warehouse;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A place that is counted on its own.
 *
 * @param kind    {@code own}, {@code consignment}, {@code platform}, {@code subcontractor}, {@code transit}, {@code scrap}
 *                or {@code quarantine}
 * @param partyId who keeps the goods, where that is not the company itself; empty otherwise
 */
public record Warehouse(
        @NotBlank @Size(max = 40) String companyId,
        @NotBlank @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}") String code,
        @NotBlank @Size(max = 200) String name,
        @NotNull @Pattern(regexp = "own|consignment|platform|subcontractor|transit|scrap|quarantine") String kind,
        @NotNull @Size(max = 40) String partyId,
        @NotNull @Size(max = 50) String province,
        @NotNull @Size(max = 50) String city,
        @NotNull @Size(max = 50) String district,
        @NotNull @Size(max = 300) String street,
        @NotNull @Size(max = 100) String responsible,
        @NotNull @Size(max = 50) String phone,
        @NotNull @Size(max = 2000) String remark,
        @NotNull Boolean active) {

    boolean isKeptByOthers() {
        return kind.equals("consignment") || kind.equals("platform") || kind.equals("subcontractor");
    }
}
