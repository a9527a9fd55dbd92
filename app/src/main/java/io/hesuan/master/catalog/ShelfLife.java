package io.hesuan.master.catalog;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** When things expire. Pure. */
public final class ShelfLife {

    private ShelfLife() {
    }

    /** The last day on which something made on a day may be used: made on 2026-01-31 with one month, 2026-02-28. */
    public static LocalDate lastDay(LocalDate madeOn, int length, String unit) {
        return switch (unit) {
            case "day" -> madeOn.plusDays(length);
            case "month" -> madeOn.plusMonths(length);
            default -> throw new IllegalArgumentException("shelf life is counted in days or months, not in " + unit);
        };
    }

    /** A kit expires with the component that expires first (labelling rules for cosmetics, article 14); components that don't expire are empty. */
    public static Optional<LocalDate> ofKit(Collection<Optional<LocalDate>> components) {
        return components.stream().flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** Whole days at least, for comparison with days that must be left. */
    static int days(int length, String unit) {
        return unit.equals("day") ? length : length * 30;
    }
}
