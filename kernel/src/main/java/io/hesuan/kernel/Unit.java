package io.hesuan.kernel;

/**
 * A unit of measure, known by its code: PCS, CTN, KG.
 *
 * @param code 1 to 16 characters without white space; two codes that differ in anything are two units
 */
public record Unit(String code) {

    private static final int LONGEST = 16;

    public Unit {
        if (code == null || code.isEmpty() || code.length() > LONGEST || code.chars().anyMatch(Unit::isSpace)) {
            throw new MalformedText("'" + code + "' is no unit: 1 to " + LONGEST + " characters without white space");
        }
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    @Override
    public String toString() {
        return code;
    }
}
