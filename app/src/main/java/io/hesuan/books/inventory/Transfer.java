package io.hesuan.books.inventory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.time.LocalDate;
import java.util.List;

/**
 * Goods that go from one warehouse to another. Where one of the two is at an agent or counter, the goods go on consignment,
 * or come back from it; they stay the company's own.
 *
 * @param number empty: the house gives one
 * @param state  {@code draft}, {@code dispatched} or {@code received}; said by the house, whatever comes in
 */
public record Transfer(
        @NotBlank @Size(max = 40) String companyId,
        @NotNull @Size(max = 30) String number,
        @NotNull LocalDate occurredOn,
        @NotBlank @Size(max = 40) String fromWarehouseId,
        @NotBlank @Size(max = 40) String toWarehouseId,
        @NotNull @Size(max = 500) String memo,
        @NotNull @Valid @Size(max = 1_000) List<@NotNull Line> lines,
        String state) {

    /**
     * @param fromBinId empty: the warehouse itself; likewise {@code toBinId}
     * @param lot       number of the lot; empty: none, or first to expire, first out
     * @param quantity  decimal in base units
     */
    public record Line(
            @NotBlank @Size(max = 40) String itemId,
            @NotNull @Size(max = 60) String lot,
            @NotNull @Size(max = 40) String fromBinId,
            @NotNull @Size(max = 40) String toBinId,
            @NotNull @Pattern(regexp = "-?[0-9]{1,15}(\\.[0-9]{1,6})?") String quantity) {
    }

    Transfer numbered(String given) {
        return new Transfer(companyId, given, occurredOn, fromWarehouseId, toWarehouseId, memo, lines, state);
    }

    Transfer standing(String now) {
        return new Transfer(companyId, number, occurredOn, fromWarehouseId, toWarehouseId, memo, lines, now);
    }
}
