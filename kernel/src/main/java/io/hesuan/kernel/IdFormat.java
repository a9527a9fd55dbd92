package io.hesuan.kernel;

import java.util.Arrays;
import java.util.UUID;

/**
 * How an id looks outside: a prefix that says what it names, and 26 characters of Crockford's base 32 in lower case,
 * as in {@code pty_01k9x3f5d8e2v9m4q7b6c1a0zt}. The text sorts as the id does.
 *
 * <p>An id has one spelling: upper case and Crockford's look-alikes (i, l, o) are refused, so that one record never
 * has two addresses.
 */
public record IdFormat(String prefix) {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final byte[] DIGITS = new byte[128];
    private static final int LENGTH = 26;

    static {
        Arrays.fill(DIGITS, (byte) -1);
        for (int digit = 0; digit < ALPHABET.length(); digit++) {
            DIGITS[ALPHABET.charAt(digit)] = (byte) digit;
        }
    }

    /** @param prefix 2 to 6 lower case letters, without the underscore */
    public IdFormat {
        if (!prefix.matches("[a-z]{2,6}")) {
            throw new IllegalArgumentException("a prefix is 2 to 6 lower case letters, not '" + prefix + "'");
        }
    }

    public static IdFormat of(String prefix) {
        return new IdFormat(prefix);
    }

    public String write(UUID id) {
        int start = prefix.length() + 1;
        char[] text = Arrays.copyOf(prefix.toCharArray(), start + LENGTH);
        text[start - 1] = '_';
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        for (int at = start + LENGTH - 1; at >= start; at--) {
            text[at] = ALPHABET.charAt((int) low & 31);
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return new String(text);
    }

    /** @throws MalformedText naming the first thing that is wrong: the prefix, the length or a character */
    public UUID read(String text) {
        if (text == null) {
            throw new MalformedText("an id of the form " + prefix + "_… is missing");
        }
        int start = prefix.length() + 1;
        if (!text.startsWith(prefix) || text.length() < start || text.charAt(start - 1) != '_') {
            throw new MalformedText("id " + shown(text) + " does not begin with '" + prefix + "_'");
        }
        if (text.length() != start + LENGTH) {
            throw new MalformedText("id " + shown(text) + " has " + (text.length() - start) + " characters after '"
                    + prefix + "_' where " + LENGTH + " are due");
        }
        long high = 0;
        long low = 0;
        for (int at = start; at < text.length(); at++) {
            int digit = digit(text, at, start);
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | digit;
        }
        return new UUID(high, low);
    }

    private static int digit(String text, int at, int start) {
        char character = text.charAt(at);
        int digit = character < DIGITS.length ? DIGITS[character] : -1;
        if (digit < 0) {
            throw new MalformedText("id " + shown(text) + " has '" + character + "' at position " + (at + 1));
        }
        if (at == start && digit > 7) {
            throw new MalformedText("id " + shown(text) + " is larger than 128 bits");
        }
        return digit;
    }

    private static String shown(String text) {
        return "'" + (text.length() <= 40 ? text : text.substring(0, 40) + "…") + "'";
    }
}
