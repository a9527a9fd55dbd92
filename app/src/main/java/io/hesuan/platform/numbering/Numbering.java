package io.hesuan.platform.numbering;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import static hesuandb.numbering.Tables.SERIES;

/** Gives out codes of a series, in the caller's transaction. */
@Component
public class Numbering {

    /**
     * The next free codes.
     *
     * @param count  how many
     * @param inUse  of the codes asked about, those that exist already; asked once, and again only where someone gave
     *               codes of this series by hand
     */
    public Deque<String> take(DSLContext sql, String series, int count, Function<Collection<String>, Set<String>> inUse) {
        Deque<String> free = new ArrayDeque<>();
        while (free.size() < count) {
            List<String> next = next(sql, series, count - free.size());
            Set<String> used = inUse.apply(next);
            next.stream().filter(code -> !used.contains(code)).forEach(free::add);
        }
        return free;
    }

    private static List<String> next(DSLContext sql, String series, int count) {
        var row = sql.update(SERIES).set(SERIES.NEXT_NUMBER, SERIES.NEXT_NUMBER.plus(count)).where(SERIES.NAME.eq(series))
                .returning().fetchOptional().orElseThrow(() -> new IllegalStateException("no numbering series " + series));
        List<String> codes = new ArrayList<>(count);
        for (long number = row.getNextNumber() - count; number < row.getNextNumber(); number++) {
            codes.add(row.getPrefix() + ("%0" + row.getDigits() + "d").formatted(number));
        }
        return codes;
    }
}
