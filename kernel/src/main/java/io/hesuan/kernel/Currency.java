package io.hesuan.kernel;

/** A currency of ISO 4217, with the number of decimals that its minor unit has: CNY 2, JPY 0, KWD 3. */
public record Currency(java.util.Currency iso) {

    public static final Currency CNY = of("CNY");

    /** Refuses what has no minor unit, as gold (XAU) and the test code (XTS). */
    public Currency {
        if (iso.getDefaultFractionDigits() < 0) {
            throw new MalformedText("currency " + iso.getCurrencyCode() + " has no minor unit");
        }
    }

    /**
     * @param code three capital letters
     * @throws MalformedText when ISO 4217 knows no such currency
     */
    public static Currency of(String code) {
        java.util.Currency iso;
        try {
            iso = java.util.Currency.getInstance(code);
        } catch (NullPointerException | IllegalArgumentException unknown) {
            throw new MalformedText("'" + code + "' is not a currency of ISO 4217");
        }
        return new Currency(iso);
    }

    public String code() {
        return iso.getCurrencyCode();
    }

    /** Decimals of the minor unit, 0 to 4. */
    public int minorDigits() {
        return iso.getDefaultFractionDigits();
    }

    @Override
    public String toString() {
        return code();
    }
}
