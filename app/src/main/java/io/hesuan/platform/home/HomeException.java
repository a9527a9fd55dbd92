package io.hesuan.platform.home;

import io.hesuan.platform.access.Acting;

import java.util.List;

/** A room's look for what is not as it should be: a bean. Cheap enough for every visit of the first page. */
@FunctionalInterface
public interface HomeException {

    /** What this reader should see, nothing where he may not. */
    List<Found> look(Acting reader);

    /**
     * @param kind      the sentences {@code home.<kind>.title}, {@code .reason} and {@code .action} of the room's locale files
     * @param arguments what stands in the holes of these sentences
     * @param to        address of the page where it is dealt with
     */
    record Found(String kind, List<Object> arguments, String to) {
    }
}
