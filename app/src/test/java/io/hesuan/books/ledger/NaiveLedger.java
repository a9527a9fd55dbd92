package io.hesuan.books.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Books as one would keep them by hand: a list of entries, added up anew for every question. Written from what accountants
 * mean by the words and slow on purpose; nothing of it is shared with the ledger.
 */
final class NaiveLedger {

    static final int JANUARY = 202601;

    /** @param debit in cents, like the credit; less than 0 in red ink */
    record Line(String account, long debit, long credit) {
    }

    /** What an account shows over some months. */
    record Figures(long opening, long debit, long credit) {
    }

    private static final class Entry {
        final int period;
        final List<Line> lines;
        final boolean red;
        boolean takenBack;
        int number;

        Entry(int period, List<Line> lines, boolean red) {
            this.period = period;
            this.lines = lines;
            this.red = red;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private int closedThrough = JANUARY - 1;

    int firstOpen() {
        return closedThrough + 1;
    }

    int size() {
        return entries.size();
    }

    boolean post(int period, List<Line> lines) {
        return period > closedThrough && add(new Entry(period, lines, false));
    }

    /** In the month of what it takes back, or the first that is open. */
    boolean takeBack(int which) {
        Entry entry = entries.get(which);
        if (entry.red || entry.takenBack) {
            return false;
        }
        entry.takenBack = true;
        return add(new Entry(Math.max(entry.period, firstOpen()), entry.lines.stream().map(line -> new Line(line.account, -line.debit, -line.credit)).toList(), true));
    }

    /** Empties what was earned and what was spent in the month into the profit of the year, each for itself. */
    boolean carryOver(int period) {
        if (period <= closedThrough) {
            return false;
        }
        List<Line> lines = new ArrayList<>();
        long earned = 0;
        long spent = 0;
        for (var each : earnedIn(period).entrySet()) {
            if (each.getValue() != 0) {
                lines.add(each.getValue() > 0 ? new Line(each.getKey(), 0, each.getValue()) : new Line(each.getKey(), -each.getValue(), 0));
                earned += Math.max(-each.getValue(), 0);
                spent += Math.max(each.getValue(), 0);
            }
        }
        if (lines.isEmpty()) {
            return false;
        }
        lines.add(new Line("4103", spent, earned));
        return add(new Entry(period, lines, false));
    }

    boolean close() {
        if (earnedIn(firstOpen()).values().stream().anyMatch(net -> net != 0)) {
            return false;
        }
        closedThrough++;
        return true;
    }

    boolean reopen() {
        if (closedThrough < JANUARY) {
            return false;
        }
        closedThrough--;
        return true;
    }

    private boolean add(Entry entry) {
        entry.number = 1 + (int) entries.stream().filter(each -> each.period == entry.period).count();
        return entries.add(entry);
    }

    private Map<String, Long> earnedIn(int period) {
        Map<String, Long> nets = new TreeMap<>();
        entries.stream().filter(entry -> entry.period == period).flatMap(entry -> entry.lines.stream()).filter(line -> line.account.startsWith("6"))
                .forEach(line -> nets.merge(line.account, line.debit - line.credit, Long::sum));
        return nets;
    }

    /** {@code 202601 3}: month and number of each entry, as they came. */
    List<String> numbers() {
        return entries.stream().map(entry -> entry.period + " " + entry.number).toList();
    }

    /** By code, of every account that has anything to show, and of those above it: whose codes begin theirs. */
    Map<String, Figures> figures(int from, int to) {
        Map<String, Figures> figures = new HashMap<>();
        for (Entry entry : entries) {
            for (Line line : entry.lines) {
                for (int length = 4; length <= line.account.length(); length += 2) {
                    boolean within = entry.period >= from && entry.period <= to;
                    long before = entry.period < from ? line.debit - line.credit : 0;
                    figures.merge(line.account.substring(0, length), new Figures(before, within ? line.debit : 0, within ? line.credit : 0),
                            (one, other) -> new Figures(one.opening + other.opening, one.debit + other.debit, one.credit + other.credit));
                }
            }
        }
        figures.values().removeIf(new Figures(0, 0, 0)::equals);
        return figures;
    }
}
