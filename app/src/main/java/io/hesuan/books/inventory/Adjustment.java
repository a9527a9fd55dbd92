package io.hesuan.books.inventory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.time.LocalDate;
import java.util.List;

/**
 * Goods that come or go without purchase or sale.
 *
 * @param number empty: the house gives one
 * @param kind   {@code opening} and {@code found} bring goods; {@code lost}, {@code scrap}, {@code sample} and {@code gift} take them; {@code held}
 *               brings goods of somebody else, which have no value here, and {@code handed-back} takes them
 * @param state  {@code draft} or {@code posted}; said by the house, whatever comes in
 * @param factId what it was posted as; said by the house
 * @param partyId whose the goods are, of the last two kinds; else empty
 * @param reversesId the document that this one takes back, its quantities below zero; {@code reversedById} the one that takes this back; said by the house
 */
public record Adjustment(
        @NotBlank @Size(max = 40) String companyId,
        @NotNull @Size(max = 30) String number,
        @NotNull @Pattern(regexp = "opening|found|lost|scrap|sample|gift|held|handed-back") String kind,
        @NotNull LocalDate occurredOn,
        @NotBlank @Size(max = 40) String warehouseId,
        @NotNull @Size(max = 500) String memo,
        @NotNull @Valid @Size(max = 1_000) List<@NotNull Line> lines,
        String state,
        String factId,
        @Size(max = 40) String partyId,
        String reversesId,
        String reversedById) {

    public Adjustment {
        partyId = partyId == null ? "" : partyId;
    }

    /**
     * @param binId     empty: the warehouse itself
     * @param lot       number of the lot; empty where the item has none, or, when goods leave, for first to expire, first out
     * @param expiresOn of a lot that is made by this line; empty: by its shelf life
     * @param quantity  decimal in base units
     * @param value     of all units, when goods come; empty: what the item costs now
     */
    public record Line(
            @NotBlank @Size(max = 40) String itemId,
            @NotNull @Size(max = 40) String binId,
            @NotNull @Size(max = 60) String lot,
            LocalDate madeOn,
            LocalDate expiresOn,
            @NotNull @Pattern(regexp = "-?[0-9]{1,15}(\\.[0-9]{1,6})?") String quantity,
            @NotNull @Pattern(regexp = "(-?[0-9]{1,15}(\\.[0-9]{1,2})?)?") String value) {
    }

    boolean comesIn() {
        return kind.equals("opening") || kind.equals("found") || kind.equals("held");
    }

    boolean isOfOthers() {
        return kind.equals("held") || kind.equals("handed-back");
    }

    /** The document that takes this one back: the same lines with their signs turned. */
    Adjustment inRed(String other, LocalDate on, String why) {
        List<Line> turned = lines.stream().map(line -> new Line(line.itemId, line.binId, line.lot, line.madeOn, line.expiresOn, "-" + line.quantity,
                line.value.isEmpty() ? "" : "-" + line.value)).toList();
        return new Adjustment(companyId, other, kind, on, warehouseId, why, turned, state, factId, partyId, null, null);
    }

    Adjustment numbered(String given) {
        return new Adjustment(companyId, given, kind, occurredOn, warehouseId, memo, lines, state, factId, partyId, reversesId, reversedById);
    }

    /** What only the house says, as it stands. @param before null for a document that is new */
    Adjustment standing(Adjustment before) {
        return before == null ? new Adjustment(companyId, number, kind, occurredOn, warehouseId, memo, lines, "draft", null, partyId, null, null)
                : new Adjustment(companyId, number, kind, occurredOn, warehouseId, memo, lines, before.state, before.factId, partyId, before.reversesId, before.reversedById);
    }
}
