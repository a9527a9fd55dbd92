package io.hesuan.books.inventory;

import io.hesuan.books.inventory.CountEntry.Spot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the looks at one spot say together. Pure. */
final class CountRules {

    /** Where a spot stands. */
    enum Standing {
        /** Nobody has looked yet. */
        OPEN,
        /** As the books say. */
        AGREES,
        /** Different, and certain enough to be approved. */
        DIFFERS,
        /** So different that somebody has to look again. */
        COUNT_AGAIN;

        String written() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private CountRules() {
    }

    /** The looks by spot, in the order of looking. */
    static Map<Spot, List<CountEntry>> bySpot(Collection<CountEntry> entries) {
        Map<Spot, List<CountEntry>> found = new LinkedHashMap<>();
        entries.stream().sorted(Comparator.comparing(CountEntry::countedAt).thenComparing(CountEntry::id))
                .forEach(entry -> found.computeIfAbsent(entry.spot(), spot -> new ArrayList<>()).add(entry));
        return found;
    }

    /**
     * The last look counts. A difference beyond the tolerance stands only when somebody has looked at least twice.
     *
     * @param tolerance percent of the book quantity
     */
    static Standing standing(List<CountEntry> looks, BigDecimal tolerance) {
        if (looks.isEmpty()) {
            return Standing.OPEN;
        }
        CountEntry last = looks.getLast();
        if (last.difference() == 0) {
            return Standing.AGREES;
        }
        BigDecimal allowed = BigDecimal.valueOf(Math.abs(last.book())).multiply(tolerance).movePointLeft(2);
        boolean within = BigDecimal.valueOf(Math.abs(last.difference())).compareTo(allowed) <= 0;
        return within || looks.size() > 1 ? Standing.DIFFERS : Standing.COUNT_AGAIN;
    }
}
