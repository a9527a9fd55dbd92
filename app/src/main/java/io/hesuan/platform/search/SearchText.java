package io.hesuan.platform.search;

import com.ibm.icu.text.Transliterator;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The text that a record is found by: its words in lower case, their pinyin and the initials of their pinyin.
 * Transliteration is ICU's Han-Latin (Unicode CLDR): one reading per character, so a rare reading of a polyphone is not found.
 */
public final class SearchText {

    private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");

    /** Kept, because the rules take long for each character, and there are some thousand characters in use. */
    private static final Map<Integer, String> SYLLABLES = new ConcurrentHashMap<>();

    private SearchText() {
    }

    /** @param words what may be searched for; null and blank ones are passed over */
    public static String of(String... words) {
        var text = new StringBuilder();
        for (String word : words) {
            if (word != null && !word.isBlank()) {
                append(text, word.strip());
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String word) {
        text.append(word.toLowerCase(Locale.ROOT)).append(' ');
        if (word.codePoints().anyMatch(Character::isIdeographic)) {
            var whole = new StringBuilder();
            var initials = new StringBuilder();
            word.codePoints().forEach(point -> {
                String syllable = Character.isIdeographic(point)
                        ? SYLLABLES.computeIfAbsent(point, character -> PINYIN.transliterate(Character.toString(character)).strip())
                        : Character.toString(point).toLowerCase(Locale.ROOT);
                whole.append(syllable);
                if (!syllable.isEmpty()) {
                    initials.append(Character.isIdeographic(point) ? syllable.substring(0, 1) : syllable);
                }
            });
            text.append(whole).append(' ').append(initials).append(' ');
        }
    }
}
