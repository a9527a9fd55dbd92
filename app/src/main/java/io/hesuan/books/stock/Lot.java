package io.hesuan.books.stock;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Goods of one item that were made together.
 *
 * @param expiresOn last day of use, null when it keeps for ever
 * @param openedOn  day on which the package was opened, null while it is closed
 * @param paoMonths months it keeps after opening, null when opening does not matter
 */
public record Lot(UUID id, UUID itemId, String code, LocalDate madeOn, LocalDate expiresOn, LocalDate openedOn, Integer paoMonths,
                  Quality quality) {

    /** The last day of use: the expiry date, or the end of the period after opening if that comes first; null: for ever. */
    public LocalDate lastDay() {
        LocalDate afterOpening = openedOn == null || paoMonths == null ? null : openedOn.plusMonths(paoMonths);
        if (expiresOn == null || afterOpening == null) {
            return expiresOn == null ? afterOpening : expiresOn;
        }
        return afterOpening.isBefore(expiresOn) ? afterOpening : expiresOn;
    }
}
