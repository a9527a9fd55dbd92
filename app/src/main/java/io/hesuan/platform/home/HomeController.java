package io.hesuan.platform.home;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.web.Sentences;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

@RestController
class HomeController {

    private final ObjectProvider<HomeCard> cards;
    private final ObjectProvider<HomeException> exceptions;
    private final Sentences sentences;

    HomeController(ObjectProvider<HomeCard> cards, ObjectProvider<HomeException> exceptions, Sentences sentences) {
        this.cards = cards;
        this.exceptions = exceptions;
        this.sentences = sentences;
    }

    record Card(String key, String label, String value, String unit, String to) {
    }

    record Exceptional(String kind, String title, String reason, String to, String action) {
    }

    record Home(List<Card> cards, List<Exceptional> exceptions) {
    }

    @GetMapping("/api/home")
    Home home(Acting reader, Locale locale) {
        return new Home(cards.orderedStream().map(card -> card.card(reader)).flatMap(Optional::stream).map(card -> new Card(card.key(),
                sentences.say(locale, "home.card." + card.key()), card.value(), card.unit(), card.to())).toList(),
                exceptions.orderedStream().flatMap(look -> look.look(reader).stream()).map(found -> said(found, locale)).toList());
    }

    private Exceptional said(HomeException.Found found, Locale locale) {
        Object[] arguments = found.arguments().toArray();
        return new Exceptional(found.kind(), sentences.say(locale, "home." + found.kind() + ".title", arguments),
                sentences.say(locale, "home." + found.kind() + ".reason", arguments), found.to(),
                sentences.say(locale, "home." + found.kind() + ".action", arguments));
    }
}
