package io.hesuan.books.stock;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.time.LocalDate;

/**
 * A lot as people keep it.
 *
 * @param expiresOn last day of use; empty: made-on plus the item's shelf life, if it has one
 * @param paoMonths months it keeps after opening
 * @param quality   {@code released}, {@code quarantine}, {@code blocked} or {@code recalled}
 */
public record LotSheet(
        @NotBlank @Size(max = 40) String itemId,
        @NotBlank @Size(max = 60) String code,
        LocalDate madeOn,
        LocalDate expiresOn,
        LocalDate openedOn,
        @Min(1) @Max(120) Integer paoMonths,
        @NotNull @Pattern(regexp = "released|quarantine|blocked|recalled") String quality,
        @NotNull @Size(max = 500) String note) {

    LotSheet expiring(LocalDate day) {
        return new LotSheet(itemId, code, madeOn, day, openedOn, paoMonths, quality, note);
    }
}
