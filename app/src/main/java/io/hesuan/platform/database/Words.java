package io.hesuan.platform.database;

import io.hesuan.postgres.PostgresTrouble;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What this room says on a terminal, in the terminal's language; a request's language is not at hand here. */
final class Words {

    private static final ResourceBundle SENTENCES = ResourceBundle.getBundle("locale/database", locale(System.getenv()),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Words() {
    }

    static String say(String key, Object... holes) {
        return new MessageFormat(SENTENCES.getString("database." + key), Locale.ROOT).format(
                Stream.of(holes).map(String::valueOf).toArray());
    }

    /** The trouble in words; what the database module says of the case itself is English and stands in the sentence's hole. */
    static String tell(PostgresTrouble trouble) {
        return say("trouble." + trouble.kind().name(), trouble.getMessage());
    }

    /** The launcher decides by the same names. The files without a language in their name are Chinese. */
    static Locale locale(Map<String, String> environment) {
        return Stream.of("HESUAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG").map(environment::get)
                .filter(value -> value != null && !value.isEmpty()).findFirst()
                .filter(value -> value.startsWith("zh")).isPresent() ? Locale.ROOT : Locale.ENGLISH;
    }
}
