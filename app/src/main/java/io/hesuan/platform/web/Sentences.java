package io.hesuan.platform.web;

import io.hesuan.kernel.Outcome;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Locale;

/** The sentences that people read, from the locale files {@code locale/sentences*.properties}. */
@Component
public class Sentences {

    private final MessageSource messages;

    Sentences(MessageSource messages) {
        this.messages = messages;
    }

    /** @throws org.springframework.context.NoSuchMessageException when the sentence is missing; a test keeps the files complete */
    public String say(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** The sentence, null when there is none. */
    public String sayIfThere(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, null, locale);
    }

    public String of(Locale locale, Outcome.Refused<?> refused) {
        return refusal(locale, refused.refusal().name(), refused.arguments());
    }

    public String refusal(Locale locale, String code, List<Object> arguments) {
        return messages.getMessage("refusal." + code, arguments.stream().map(String::valueOf).toArray(), locale);
    }
}
