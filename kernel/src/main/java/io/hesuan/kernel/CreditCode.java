package io.hesuan.kernel;

/** The unified social credit code of an organisation in China (GB 32100-2015): 17 characters and a check character. */
public record CreditCode(String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    /** @throws MalformedText when a character is not of the alphabet, or the check character is another */
    public CreditCode {
        if (text == null || !text.matches("[" + ALPHABET + "]{18}")) {
            throw new MalformedText("'" + text + "' is no credit code of 18 characters");
        }
        if (text.charAt(17) != checkCharacter(text)) {
            throw new MalformedText("the check character of '" + text + "' should be " + checkCharacter(text));
        }
    }

    public static boolean holds(String text) {
        return text.matches("[" + ALPHABET + "]{18}") && text.charAt(17) == checkCharacter(text);
    }

    /** Weighted sum of the first 17 characters, modulo 31; what completes it to a multiple of 31. */
    public static char checkCharacter(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(first17.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    @Override
    public String toString() {
        return text;
    }
}
