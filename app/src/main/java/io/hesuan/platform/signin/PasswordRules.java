package io.hesuan.platform.signin;

import io.hesuan.kernel.Outcome;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a password must be, after NIST SP 800-63B: long, known to nobody, and not about its owner or this program; no
 * rules about kinds of characters. Pure.
 *
 * @param breached whether a password, in lower case, stands in the list of known ones
 */
record PasswordRules(Predicate<String> breached) {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;
    private static final int FEWEST_CHARACTERS = 5;
    private static final List<String> WALKS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "0987654321", "poiuytrewq", "lkjhgfdsa", "mnbvcxz");
    private static final List<String> OUR_NAMES = List.of("hesuan", "合算", "password", "passw0rd", "welcome", "administrator");

    /** The first thing wrong with it, or nothing. @param ownersWords login, name, company: lower or upper case, any length */
    Optional<Outcome.Refused<Void>> check(String password, Collection<String> ownersWords) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return refused(SignInRefusal.PASSWORD_TOO_SHORT, SHORTEST);
        }
        if (length > LONGEST) {
            return refused(SignInRefusal.PASSWORD_TOO_LONG, LONGEST);
        }
        String plain = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (breached.test(plain)) {
            return refused(SignInRefusal.PASSWORD_IS_KNOWN);
        }
        if (ownersWords.stream().map(word -> word.toLowerCase(Locale.ROOT)).anyMatch(word -> word.length() >= 4 && without(plain, word) < SHORTEST - 4)) {
            return refused(SignInRefusal.PASSWORD_NAMES_ITS_OWNER);
        }
        if (plain.codePoints().distinct().count() < FEWEST_CHARACTERS || repeats(plain) || substance(plain) < SHORTEST - 4) {
            return refused(SignInRefusal.PASSWORD_TOO_SIMPLE);
        }
        return Optional.empty();
    }

    /** How many characters are left when a word is taken out. */
    private static int without(String plain, String word) {
        return plain.contains(word) ? plain.replace(word, "").length() : Integer.MAX_VALUE;
    }

    /** Whether it is a short text said again and again. */
    private static boolean repeats(String plain) {
        for (int size = 1; size <= plain.length() / 2 && size <= 6; size++) {
            String part = plain.substring(0, size);
            if (part.repeat(plain.length() / size + 1).startsWith(plain)) {
                return true;
            }
        }
        return false;
    }

    /** How many characters count: walks along the keyboard or the alphabet (four or more) and our own names count as one. */
    private int substance(String plain) {
        String rest = plain;
        for (String name : OUR_NAMES) {
            rest = rest.replace(name, "\u0000");
        }
        int counted = 0;
        for (int at = 0; at < rest.length(); ) {
            int walk = walkAt(rest, at);
            at += walk;
            counted++;
        }
        return counted;
    }

    private static int walkAt(String text, int at) {
        int longest = 1;
        for (String walk : WALKS) {
            for (int length = 4; at + length <= text.length() && walk.contains(text.substring(at, at + length)); length++) {
                longest = Math.max(longest, length);
            }
        }
        return longest;
    }

    private static Optional<Outcome.Refused<Void>> refused(SignInRefusal refusal, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, "newPassword", List.of(arguments)));
    }
}
