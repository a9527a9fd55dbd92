package io.hesuan.platform.signin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The passwords and bare words that lists of stolen passwords are made of, looked up without a network. People lengthen
 * them in a few known ways, so each entry stands for all of these: letters written as digits, digits and signs in front
 * and behind, the word twice, two words in a row.
 */
final class KnownPasswords {

    private static final String LIST = "signin/known-passwords.txt";
    private static final String LEET = "0134578$@!";
    private static final String PLAIN = "oleastbsai";

    private final Set<String> words;

    private KnownPasswords(Set<String> words) {
        this.words = words;
    }

    static KnownPasswords read() {
        try {
            return new KnownPasswords(new HashSet<>(new ClassPathResource(LIST).getContentAsString(StandardCharsets.UTF_8).lines().toList()));
        } catch (IOException missing) {
            throw new IllegalStateException(LIST + " cannot be read", missing);
        }
    }

    /** @param password in lower case */
    boolean contains(String password) {
        return known(password) || known(unleeted(password)) || known(core(password)) || known(unleeted(core(password)))
                || known(core(unleeted(password)));
    }

    /** One word, or words in a row with nothing else between than signs. */
    private boolean known(String text) {
        return words.contains(text) || inWords(text.replaceAll("[^\\p{L}\\p{N}]", ""), 3);
    }

    private boolean inWords(String text, int most) {
        if (text.isEmpty()) {
            return false;
        }
        if (words.contains(text)) {
            return true;
        }
        if (most == 1) {
            return false;
        }
        for (int end = 3; end < text.length(); end++) {
            if (words.contains(text.substring(0, end)) && inWords(text.substring(end), most - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Without the digits and signs at both ends. */
    private static String core(String text) {
        return text.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    }

    private static String unleeted(String text) {
        var plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            int at = LEET.indexOf(plain.charAt(i));
            if (at >= 0) {
                plain.setCharAt(i, PLAIN.charAt(at));
            }
        }
        return plain.toString();
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        PasswordRules passwordRules() {
            return new PasswordRules(read()::contains);
        }
    }
}
