package io.hesuan.master.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.time.LocalDate;
import java.util.List;

/**
 * What stands behind a product, above all a cosmetic one.
 *
 * @param ingredients           in order of their share, as on the label
 * @param filingNumber          of the filing or the registration, empty where there is none
 * @param filingNumberConfirmed somebody has compared an unusual filing number with the certificate
 * @param filingExpiresOn       last day of a special registration
 * @param pictures              addresses of pictures, the first is the main one
 * @param videoLink             address of a film, or empty
 * @param modelLink             address of a model in three dimensions, or empty
 * @param reports               inspection reports
 */
public record ProductFile(
        @NotNull @Size(max = 300) List<@NotNull @Valid Ingredient> ingredients,
        @NotNull @Size(max = 2000) String efficacy,
        @NotNull @Size(max = 2000) String usage,
        @NotNull @Size(max = 2000) String warnings,
        @NotNull @Size(max = 60) String filingNumber,
        @NotNull Boolean filingNumberConfirmed,
        LocalDate filingExpiresOn,
        @NotNull @Size(max = 50) List<@NotBlank @Pattern(regexp = LINK) String> pictures,
        @NotNull @Pattern(regexp = "|" + LINK) String videoLink,
        @NotNull @Pattern(regexp = "|" + LINK) String modelLink,
        @NotNull @Size(max = 50) List<@NotNull @Valid Report> reports) {

    private static final String LINK = "(https?://|/)[^\\s<>\"']{1,480}";

    /**
     * One ingredient.
     *
     * @param inci    name of the International Nomenclature of Cosmetic Ingredients
     * @param name    Chinese standard name
     * @param percent share of the mass, decimal, or empty while it is not told
     * @param purpose what it does: humectant
     */
    public record Ingredient(
            @NotBlank @Size(max = 200) String inci,
            @NotNull @Size(max = 200) String name,
            @NotNull @Pattern(regexp = "|(100|[0-9]{1,2})(\\.[0-9]{1,8})?") String percent,
            @NotNull @Size(max = 200) String purpose) {
    }

    /**
     * An inspection report.
     *
     * @param link       where it lies
     * @param validUntil null where it does not lapse
     */
    public record Report(
            @NotBlank @Size(max = 200) String title,
            @NotNull @Size(max = 200) String issuer,
            @NotNull @Pattern(regexp = LINK) String link,
            @NotNull LocalDate issuedOn,
            LocalDate validUntil) {
    }
}
