package io.hesuan.platform.sheets;

import io.hesuan.platform.web.Sentences;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What columns and values are called in files: in both languages at once when reading, in the user's when writing. */
@Component
class SheetLabels {

    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private final Sentences sentences;

    SheetLabels(Sentences sentences) {
        this.sentences = sentences;
    }

    String heading(Locale locale, Sheet<?, ?> sheet, SheetColumn column) {
        return sentences.say(locale, "sheet." + sheet.name() + "." + column.key());
    }

    /** What to fill in, in one or two sentences. */
    String hint(Locale locale, Sheet<?, ?> sheet, SheetColumn column) {
        List<String> parts = new ArrayList<>();
        parts.add(sentences.say(locale, column.required() ? "sheet.hint.required" : "sheet.hint.optional"));
        parts.add(switch (column.type()) {
            case CHOICE, CHOICES -> sentences.say(locale, "sheet.hint." + column.type().name().toLowerCase(Locale.ROOT),
                    String.join(" / ", column.choices().stream().map(choice -> choice(locale, column, choice)).toList()));
            default -> sentences.say(locale, "sheet.hint." + column.type().name().toLowerCase(Locale.ROOT));
        });
        String own = sentences.sayIfThere(locale, "sheet." + sheet.name() + "." + column.key() + ".hint");
        if (own != null) {
            parts.add(own);
        }
        return String.join(" ", parts);
    }

    /** The column's own key, its headings and synonyms, by their plain form. */
    Map<String, String> columnsByName(Sheet<?, ?> sheet) {
        Map<String, String> columns = new HashMap<>();
        for (SheetColumn column : sheet.columns()) {
            columns.putIfAbsent(plain(column.key()), column.key());
            for (Locale locale : LANGUAGES) {
                columns.putIfAbsent(plain(heading(locale, sheet, column)), column.key());
                String synonyms = sentences.sayIfThere(locale, "sheet." + sheet.name() + "." + column.key() + ".synonyms");
                for (String synonym : synonyms == null ? new String[0] : synonyms.split(",")) {
                    columns.putIfAbsent(plain(synonym), column.key());
                }
            }
        }
        return columns;
    }

    String choice(Locale locale, SheetColumn column, String value) {
        return sentences.say(locale, column.labels() + "." + value);
    }

    /** Values and their labels in both languages, by their plain form. */
    Map<String, String> choicesByName(SheetColumn column) {
        Map<String, String> choices = new HashMap<>();
        for (String choice : column.choices()) {
            choices.put(plain(choice), choice);
            LANGUAGES.forEach(locale -> choices.put(plain(choice(locale, column, choice)), choice));
        }
        return choices;
    }

    boolean isYes(String text) {
        return words("sheet.yes").contains(plain(text));
    }

    boolean isNo(String text) {
        return words("sheet.no").contains(plain(text));
    }

    private Set<String> words(String key) {
        Set<String> words = new java.util.HashSet<>();
        LANGUAGES.forEach(locale -> java.util.Arrays.stream(sentences.say(locale, key).split(",")).map(SheetLabels::plain).forEach(words::add));
        return words;
    }

    /** Letters and digits only, in lower case: a star, a unit in brackets or a space makes no other column. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}%]", "");
    }
}
