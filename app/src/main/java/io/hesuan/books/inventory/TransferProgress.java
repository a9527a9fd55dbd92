package io.hesuan.books.inventory;

import io.hesuan.books.stock.StockIds;
import io.hesuan.platform.records.Nested;
import org.jooq.DSLContext;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.inventory.Tables.TRANSFER_STEP;

/** How far transfers have come: the sums of their steps. */
final class TransferProgress {

    /**
     * A line of a step as it is kept.
     *
     * @param quantity millionths that were sent or received; {@code lost} 0 when sent
     */
    record Part(int number, long quantity, long lost) {
    }

    /** What became of a line so far, in decimals. */
    record Standing(int number, String sent, String received, String lost, String underWay) {
    }

    record Step(String kind, LocalDate occurredOn, Instant recordedAt, String factId) {
    }

    record Progress(List<Standing> lines, List<Step> steps) {
    }

    private final Map<Integer, long[]> byLine = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    static Map<UUID, TransferProgress> load(DSLContext sql, Nested nested, Collection<UUID> transfers) {
        Map<UUID, TransferProgress> found = new HashMap<>();
        transfers.forEach(id -> found.put(id, new TransferProgress()));
        sql.selectFrom(TRANSFER_STEP).where(TRANSFER_STEP.TRANSFER_ID.in(transfers)).orderBy(TRANSFER_STEP.RECORDED_AT, TRANSFER_STEP.ID)
                .forEach(row -> found.get(row.getTransferId()).add(row.getKind(), nested.list(row.getLines(), Part.class),
                        new Step(row.getKind(), row.getOccurredOn(), row.getRecordedAt().toInstant(), StockIds.FACT.write(row.getFactId()))));
        return found;
    }

    void add(String kind, List<Part> parts, Step step) {
        for (Part part : parts) {
            long[] sums = byLine.computeIfAbsent(part.number(), number -> new long[3]);
            sums[kind.equals("dispatch") ? 0 : 1] += part.quantity();
            sums[2] += part.lost();
        }
        steps.add(step);
    }

    /** Millionths that were sent and neither came nor were lost. */
    long underWay(int number) {
        long[] sums = byLine.getOrDefault(number, new long[3]);
        return sums[0] - sums[1] - sums[2];
    }

    boolean isComplete() {
        return byLine.keySet().stream().allMatch(number -> underWay(number) == 0);
    }

    Progress shown(int lines) {
        List<Standing> standings = new ArrayList<>();
        for (int number = 1; number <= lines; number++) {
            long[] sums = byLine.getOrDefault(number, new long[3]);
            standings.add(new Standing(number, DocumentLines.shown(sums[0]), DocumentLines.shown(sums[1]), DocumentLines.shown(sums[2]),
                    DocumentLines.shown(underWay(number))));
        }
        return new Progress(standings, steps);
    }
}
