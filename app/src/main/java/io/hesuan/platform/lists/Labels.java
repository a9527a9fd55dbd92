package io.hesuan.platform.lists;

import io.hesuan.platform.web.Sentences;
import org.springframework.stereotype.Component;

import java.util.Locale;

/** What people call a list, its columns and the values of its choices: keys {@code list.<name>…} of the locale files. Null where no file has a name. */
@Component
public class Labels {

    private final Sentences sentences;

    Labels(Sentences sentences) {
        this.sentences = sentences;
    }

    public String column(Locale locale, ListSpec list, Column column) {
        return sentences.sayIfThere(locale, "list." + list.name() + ".column." + column.key());
    }

    public String choice(Locale locale, ListSpec list, Column column, String value) {
        return sentences.sayIfThere(locale, "list." + list.name() + ".choice." + column.key() + "." + value);
    }
}
