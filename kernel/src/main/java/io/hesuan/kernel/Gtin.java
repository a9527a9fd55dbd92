package io.hesuan.kernel;

/**
 * A Global Trade Item Number: the figures of a barcode, 8, 12, 13 or 14 of them, the last a check digit
 * (GS1 General Specifications, section 7.9).
 */
public record Gtin(String digits) {

    /** @throws MalformedText naming the length, the character or the check digit that is wrong */
    public Gtin {
        if (digits == null || !digits.matches("[0-9]{8}|[0-9]{12,14}")) {
            throw new MalformedText("'" + digits + "' is no barcode of 8, 12, 13 or 14 digits");
        }
        int due = checkDigit(digits.substring(0, digits.length() - 1));
        if (digits.charAt(digits.length() - 1) - '0' != due) {
            throw new MalformedText("the check digit of '" + digits + "' should be " + due);
        }
    }

    /**
     * The digit that completes a number: from the right, figures count three times and once in turn, and the check
     * digit fills their sum up to a multiple of ten.
     *
     * @param payload the figures without the check digit
     */
    public static int checkDigit(String payload) {
        int sum = 0;
        for (int fromRight = 0; fromRight < payload.length(); fromRight++) {
            int figure = payload.charAt(payload.length() - 1 - fromRight) - '0';
            sum += fromRight % 2 == 0 ? 3 * figure : figure;
        }
        return (10 - sum % 10) % 10;
    }

    /** With zeros in front, as 14 figures: the form in which two numbers are compared, and one item is kept. */
    public String as14() {
        return "0".repeat(14 - digits.length()) + digits;
    }

    @Override
    public String toString() {
        return digits;
    }
}
