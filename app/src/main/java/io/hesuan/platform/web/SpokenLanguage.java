package io.hesuan.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * In which language to answer: the one that the request asks for, else that of the person who acts, else the best of the
 * list that a browser sends by itself, else Chinese.
 */
public final class SpokenLanguage extends AcceptHeaderLocaleResolver {

    private static final String ATTRIBUTE = SpokenLanguage.class.getName();

    SpokenLanguage() {
        setSupportedLocales(List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH));
        setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
    }

    /**
     * The language asked for in {@code Accept-Language}, where it names one only, as the app and programs do. A list is a
     * browser's own, as when a link to a file is followed, and says nothing about what the person chose here.
     */
    public static Optional<Locale> asked(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return header == null || header.isBlank() || header.contains(",") || header.startsWith("*") ? Optional.empty() : Optional.of(request.getLocale());
    }

    /** Notes the language of the person who acts in this request. */
    public static void own(HttpServletRequest request, Locale locale) {
        request.setAttribute(ATTRIBUTE, locale);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return asked(request).isEmpty() && request.getAttribute(ATTRIBUTE) instanceof Locale own ? own : super.resolveLocale(request);
    }
}
