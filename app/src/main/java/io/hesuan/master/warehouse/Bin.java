package io.hesuan.master.warehouse;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * The smallest place with a code.
 *
 * @param companyId    the warehouse's company; filled in by the house, whatever is sent
 * @param pickSequence order in which a picker passes
 * @param kind         {@code pick}, {@code reserve}, {@code receiving}, {@code shipping} or {@code quarantine}
 * @param maxWeightKg  decimal, empty for no limit
 */
public record Bin(
        @NotBlank @Size(max = 40) String warehouseId,
        @Size(max = 40) String companyId,
        @NotBlank @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}") String code,
        @NotNull @Size(max = 20) String zone,
        @NotNull @Size(max = 20) String aisle,
        @NotNull @Size(max = 20) String rack,
        @NotNull @Size(max = 20) String level,
        @NotNull @Size(max = 20) String position,
        @NotNull @Min(0) @Max(9_999_999) Integer pickSequence,
        @NotNull @Pattern(regexp = "pick|reserve|receiving|shipping|quarantine") String kind,
        @NotNull @Pattern(regexp = "|[0-9]{1,6}(\\.[0-9]{1,3})?") String maxWeightKg,
        @NotNull Boolean active) {

    Bin inCompany(String id) {
        return new Bin(warehouseId, id, code, zone, aisle, rack, level, position, pickSequence, kind, maxWeightKg, active);
    }
}
