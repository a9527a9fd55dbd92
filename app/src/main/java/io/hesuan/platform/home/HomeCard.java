package io.hesuan.platform.home;

import io.hesuan.platform.access.Acting;

import java.util.Optional;

/** One number on the first page, provided by a room as a bean. Cheap enough for every visit. */
@FunctionalInterface
public interface HomeCard {

    /** The number as this reader may see it; empty where he may not. */
    Optional<Shown> card(Acting reader);

    /**
     * @param key   the label {@code home.card.<key>} of the room's locale files
     * @param value a decimal number as text
     * @param unit  null for a mere count
     * @param to    address of the page behind the number
     */
    record Shown(String key, String value, String unit, String to) {
    }
}
