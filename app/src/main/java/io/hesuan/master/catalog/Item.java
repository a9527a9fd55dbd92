package io.hesuan.master.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.util.List;

/**
 * Something one buys, makes, keeps or sells.
 *
 * @param code       unique; empty asks for the next one of the series {@code item}
 * @param spec       specification or model as printed: 3.2g #05
 * @param kind       {@code goods}, {@code material}, {@code semi-finished}, {@code service} or {@code kit}
 * @param categoryId empty for none
 * @param baseUnitId what stock is counted in
 * @param units      other units, each by its exact ratio to the base unit
 * @param barcodes   the first is the usual one
 * @param components of a kit, per one base unit of it
 */
public record Item(
        @NotNull @Pattern(regexp = "|[A-Za-z0-9][A-Za-z0-9._/#-]{0,39}") String code,
        @NotBlank @Size(max = 200) String name,
        @NotNull @Size(max = 200) String spec,
        @NotNull @Pattern(regexp = "goods|material|semi-finished|service|kit") String kind,
        @NotNull @Size(max = 40) String categoryId,
        @NotNull @Size(max = 100) String brand,
        @NotBlank @Size(max = 40) String baseUnitId,
        @NotNull @Size(max = 20) List<@NotNull @Valid ItemUnit> units,
        @NotNull @Size(max = 50) List<@NotNull @Valid Barcode> barcodes,
        @NotNull @Size(max = 200) List<@NotNull @Valid Component> components,
        @NotNull @Valid Keeping keeping,
        @NotNull @Valid Bookkeeping bookkeeping,
        @NotNull @Valid Measures measures,
        @NotNull @Valid Part part,
        @NotNull @Valid ProductFile file,
        @NotNull @Size(max = 2000) String remark,
        @NotNull Boolean active) {

    /** One of this unit is {@code numerator / denominator} base units: one carton is 24/1 tubes. */
    public record ItemUnit(
            @NotBlank @Size(max = 40) String unitId,
            @NotNull @Min(1) @Max(1_000_000_000) Long numerator,
            @NotNull @Min(1) @Max(1_000_000_000) Long denominator) {
    }

    /** @param gtin 8, 12, 13 or 14 digits, the last a check digit */
    public record Barcode(
            @NotBlank @Pattern(regexp = "[0-9]{8}|[0-9]{12,14}") String gtin,
            @NotBlank @Size(max = 40) String unitId) {
    }

    /** @param quantity decimal, in base units of the component */
    public record Component(
            @NotBlank @Size(max = 40) String itemId,
            @NotNull @Pattern(regexp = "[0-9]{1,9}(\\.[0-9]{1,6})?") String quantity) {
    }

    /**
     * How it is kept.
     *
     * @param shelfLife         in {@code shelfLifeUnit}s from the day of making; null where it does not spoil
     * @param shelfLifeUnit     {@code day} or {@code month}
     * @param paoMonths         period after opening
     * @param minDaysAtReceipt  days to expiry that must be left when it comes in
     * @param minDaysAtShipment days to expiry that must be left when it goes out
     */
    public record Keeping(
            @NotNull Boolean lotControl,
            @NotNull Boolean expiryControl,
            @Min(1) @Max(3660) Integer shelfLife,
            @NotNull @Pattern(regexp = "day|month") String shelfLifeUnit,
            @Min(1) @Max(60) Integer paoMonths,
            @Min(0) @Max(3660) Integer minDaysAtReceipt,
            @Min(0) @Max(3660) Integer minDaysAtShipment) {
    }

    /**
     * What the books want to know.
     *
     * @param taxCategory code of the tax classification up to 19 digits, or empty
     * @param vatRate     default rate in percent, decimal: 13
     * @param valuation   {@code moving-average}, {@code fifo}, {@code specific-lot}, {@code standard} or {@code month-average}
     */
    public record Bookkeeping(
            @NotNull @Pattern(regexp = "|[0-9]{1,19}") String taxCategory,
            @NotNull @Pattern(regexp = "(100|[0-9]{1,2})(\\.[0-9]{1,2})?") String vatRate,
            @NotNull @Pattern(regexp = "moving-average|fifo|specific-lot|standard|month-average") String valuation) {
    }

    /** Net content of one base unit, decimals or empty. */
    public record Measures(
            @NotNull @Pattern(regexp = DECIMAL) String netWeightGrams,
            @NotNull @Pattern(regexp = DECIMAL) String netMillilitres) {
    }

    /** Of made parts, as of metal. */
    public record Part(
            @NotNull @Size(max = 60) String drawingNumber,
            @NotNull @Size(max = 20) String revision,
            @NotNull @Size(max = 100) String material,
            @NotNull @Size(max = 100) String surfaceTreatment) {
    }

    private static final String DECIMAL = "|[0-9]{1,9}(\\.[0-9]{1,3})?";

    boolean isKit() {
        return kind.equals("kit");
    }

    Item withCode(String other) {
        return new Item(other, name, spec, kind, categoryId, brand, baseUnitId, units, barcodes, components, keeping, bookkeeping, measures, part, file,
                remark, active);
    }
}
