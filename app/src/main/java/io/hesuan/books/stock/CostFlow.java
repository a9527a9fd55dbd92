package io.hesuan.books.stock;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The moves of an item as a graph along which cost flows: pools are nodes, moves are edges in the order in which they were
 * made. A cost that is learned late enters where its goods came in and follows them, edge by edge, at the share that each
 * edge took of its pool; so what is still there, in process, dispatched and sold each gets its part, and the parts add up.
 * Pure; one pass.
 */
final class CostFlow {

    static final int OUTSIDE = -1;

    /**
     * Where a cost went.
     *
     * @param held     per pool
     * @param gone     per kind of place outside
     * @param variance what fell to goods that had covered a shortage
     */
    record Shares(long[] held, Map<PlaceKind, Long> gone, long variance) {
    }

    private final int[] from;
    private final int[] to;
    private final PlaceKind[] toKinds;
    private final long[] quantities;
    private final long[] opening;
    private int edges;

    /** @param opening the quantity of each pool before the first edge */
    CostFlow(long[] opening, int edges) {
        this.opening = opening;
        this.from = new int[edges];
        this.to = new int[edges];
        this.toKinds = new PlaceKind[edges];
        this.quantities = new long[edges];
    }

    /**
     * Adds an edge.
     *
     * @param fromPool number of a pool, or {@link #OUTSIDE}; likewise {@code toPool}
     * @param quantity more than 0
     */
    void edge(int fromPool, int toPool, PlaceKind toKind, long quantity) {
        from[edges] = fromPool;
        to[edges] = toPool;
        toKinds[edges] = toKind;
        quantities[edges++] = quantity;
    }

    /** @param entering the cost that enters at each edge; 0 at most of them */
    Shares follow(long[] entering) {
        long[] quantity = Arrays.copyOf(opening, opening.length);
        long[] extra = new long[opening.length];
        Map<PlaceKind, Long> gone = new EnumMap<>(PlaceKind.class);
        long variance = 0;
        for (int at = 0; at < edges; at++) {
            long carried = entering[at];
            long moved = quantities[at];
            if (from[at] != OUTSIDE) {
                int pool = from[at];
                long taken = extra[pool] == 0 ? 0 : moved >= quantity[pool] ? extra[pool] : UnitCost.share(extra[pool], moved, quantity[pool]);
                extra[pool] -= taken;
                quantity[pool] -= moved;
                carried += taken;
            }
            if (to[at] != OUTSIDE) {
                int pool = to[at];
                long covers = Math.clamp(-quantity[pool], 0, moved);
                long covered = covers == 0 || carried == 0 ? 0 : UnitCost.share(carried, covers, moved);
                quantity[pool] += moved;
                extra[pool] += carried - covered;
                variance += covered;
            } else if (carried != 0) {
                gone.merge(toKinds[at], carried, Long::sum);
            }
        }
        return new Shares(extra, gone, variance);
    }
}
