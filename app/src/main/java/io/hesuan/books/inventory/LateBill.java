package io.hesuan.books.inventory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.time.LocalDate;
import java.util.List;

/**
 * A bill that raises what goods cost after they came in: freight, duty, a difference of an invoice.
 *
 * @param number  empty: the house gives one
 * @param partyId who sent the bill
 * @param amount  decimal in functional currency, without tax; below 0 when the goods cost less
 * @param basis   the receipts share it by {@code quantity} or by {@code value}
 * @param state   {@code draft} or {@code posted}; said by the house, whatever comes in
 */
public record LateBill(
        @NotBlank @Size(max = 40) String companyId,
        @NotNull @Size(max = 30) String number,
        @NotNull LocalDate occurredOn,
        @NotBlank @Size(max = 40) String partyId,
        @NotNull @Pattern(regexp = "-?[0-9]{1,12}(\\.[0-9]{1,2})?") String amount,
        @NotNull @Pattern(regexp = "quantity|value") String basis,
        @NotNull @Size(max = 500) String memo,
        @NotNull @Valid @Size(max = 200) List<@NotNull Line> receipts,
        String state,
        String factId) {

    /** @param moveId a movement by which goods came in from a supplier */
    public record Line(@NotBlank @Size(max = 40) String moveId) {
    }

    LateBill numbered(String given) {
        return new LateBill(companyId, given, occurredOn, partyId, amount, basis, memo, receipts, state, factId);
    }

    LateBill standing(String now, String fact) {
        return new LateBill(companyId, number, occurredOn, partyId, amount, basis, memo, receipts, now, fact);
    }
}
