package io.hesuan.master.catalog;

import java.util.regex.Pattern;

/**
 * Filing and registration numbers of cosmetics in China (numbering rules of the administration of cosmetics). Real certificates vary in
 * brackets and spaces, so the patterns are loose, and a person may confirm what does not fit.
 */
final class FilingNumber {

    private static final Pattern ORDINARY = Pattern.compile("\\p{IsHan}G妆网备字\\d{10}|国妆网备[进制]字[(（]\\p{IsHan}{1,3}[)）]\\d{10}|国妆网备[进制]字\\d{10}");
    private static final Pattern SPECIAL = Pattern.compile("国妆特[进制]?字[GJ]?\\d{8,10}");
    private static final Pattern INGREDIENT = Pattern.compile("国妆原[注备]字\\d{8,10}");

    private FilingNumber() {
    }

    static boolean isUsual(String number) {
        String text = bare(number);
        return ORDINARY.matcher(text).matches() || SPECIAL.matcher(text).matches() || INGREDIENT.matcher(text).matches();
    }

    /** A special registration, which lapses after five years: hair dye, sunscreen, whitening and the like. */
    static boolean isSpecial(String number) {
        return SPECIAL.matcher(bare(number)).matches();
    }

    private static String bare(String number) {
        return number.replaceAll("\\s", "");
    }
}
