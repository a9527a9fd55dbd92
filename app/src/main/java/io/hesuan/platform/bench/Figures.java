package io.hesuan.platform.bench;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The figures of one bench: first a table, then one JSON object a line. */
public final class Figures {

    /** @param limit what the machine does at best, null where nothing is known to compare with */
    private record Figure(String name, BigDecimal value, String unit, BigDecimal limit) {

        BigDecimal ratio() {
            return limit == null || limit.signum() == 0 ? null : value.divide(limit, 4, RoundingMode.HALF_UP);
        }
    }

    private final String bench;
    private final List<Figure> figures = new ArrayList<>();

    public Figures(String bench) {
        this.bench = bench;
    }

    public void add(String name, BigDecimal value, String unit, BigDecimal limit) {
        figures.add(new Figure(name, value, unit, limit));
    }

    public void print(PrintStream out) {
        out.printf("%-28s %14s  %-10s %14s %9s%n", bench, "value", "unit", "limit", "ratio");
        figures.forEach(figure -> out.printf("%-28s %14s  %-10s %14s %9s%n", figure.name(), figure.value().toPlainString(), figure.unit(),
                figure.limit() == null ? "" : figure.limit().toPlainString(), figure.ratio() == null ? "" : figure.ratio().toPlainString()));
        figures.forEach(figure -> out.printf("{\"bench\":\"%s\",\"figure\":\"%s\",\"value\":%s,\"unit\":\"%s\",\"limit\":%s,\"ratio\":%s}%n", bench,
                figure.name(), figure.value().toPlainString(), figure.unit(), figure.limit(), figure.ratio()));
    }
}
