package io.hesuan.books.inventory;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A count of what lies in a warehouse. Goods may move meanwhile: each look is compared with what the books said at its moment.
 *
 * @param number    empty: the house gives one
 * @param zone      of bins; empty: the whole warehouse
 * @param blind     whether those who count do not see what the books say
 * @param tolerance percent of the book quantity; a difference beyond it must be counted again before it is approved
 * @param state     {@code open}, {@code posted} or {@code cancelled}; said by the house, whatever comes in; so are the next two
 * @param openedAt  looks before this moment are not taken
 */
public record StockCount(
        @NotBlank @Size(max = 40) String companyId,
        @NotNull @Size(max = 30) String number,
        @NotNull LocalDate occurredOn,
        @NotBlank @Size(max = 40) String warehouseId,
        @NotNull @Size(max = 20) String zone,
        boolean blind,
        @NotNull @Pattern(regexp = "[0-9]{1,3}(\\.[0-9]{1,2})?") String tolerance,
        @NotNull @Size(max = 500) String memo,
        String state,
        Instant openedAt,
        String factId) {

    StockCount numbered(String given) {
        return new StockCount(companyId, given, occurredOn, warehouseId, zone, blind, tolerance, memo, state, openedAt, factId);
    }

    StockCount standing(String now, Instant opened, String fact) {
        return new StockCount(companyId, number, occurredOn, warehouseId, zone, blind, tolerance, memo, now, opened, fact);
    }
}
