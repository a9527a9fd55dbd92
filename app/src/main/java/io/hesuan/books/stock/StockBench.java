package io.hesuan.books.stock;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.context.ApplicationContext;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** One hot item that a thousand callers want at once, and a late cost over an item with a long history; on the sample companies. */
public final class StockBench {

    private static final int CALLERS = 1_000;
    private static final int ATTEMPTS_EACH = 50;
    private static final int UNITS = 10_000;
    private static final int MOVES = 100_000;
    private static final int FACTS_OF_A_BATCH = 5_000;
    private static final int REPEATS = 5;
    private static final long ONE = 1_000_000L;
    private static final UUID ACCOUNT = Ids.next();
    private static final Acting CALLER = Acting.house("bench", Set.of(StockRights.RESERVE));

    private final DSLContext sql;
    private final WritePath writePath;
    private final Stock stock;
    private final LateCosts lateCosts;
    private final PrintStream out;
    private final UUID company;
    private final UUID warehouse;
    private final List<UUID> items;

    /** @param house with the sample companies */
    public StockBench(ApplicationContext house, PrintStream out) {
        this.sql = house.getBean(DSLContext.class);
        this.writePath = house.getBean(WritePath.class);
        this.stock = house.getBean(Stock.class);
        this.lateCosts = house.getBean(LateCosts.class);
        this.out = out;
        Record place = sql.fetchSingle("SELECT id, company_id FROM warehouse.warehouse_view WHERE kind = 'platform' LIMIT 1");
        this.company = place.get("company_id", UUID.class);
        this.warehouse = place.get("id", UUID.class);
        this.items = sql.fetch("SELECT id FROM catalog.item_view WHERE valuation = 'moving-average' AND NOT lot_control AND kind = 'material' ORDER BY code LIMIT 2")
                .map(row -> row.get("id", UUID.class));
    }

    public void run() throws InterruptedException {
        hotItem(items.get(0));
        lateCost(items.get(1));
    }

    private void hotItem(UUID item) throws InterruptedException {
        move(List.of(List.of(GoodsMove.of(1, item, Place.SUPPLIER, warehouse, UNITS * ONE).value(UNITS * 100L))));
        AtomicInteger granted = new AtomicInteger();
        long begin = System.nanoTime();
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            callers.add(Thread.startVirtualThread(() -> {
                for (int attempt = 0; attempt < ATTEMPTS_EACH; attempt++) {
                    var wish = new ReserveStock(Ids.next(), company, item, null, warehouse, null, null, null, ONE, 0, 0, null);
                    granted.addAndGet(writePath.one(Reservations.RESERVE, Call.of(CALLER, wish)).isDone() ? 1 : 0);
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        long millis = Math.max(1, (System.nanoTime() - begin) / 1_000_000);
        if (granted.get() != UNITS) {
            throw new IllegalStateException(granted + " units were promised of " + UNITS);
        }
        told("hot_item_attempts", CALLERS * ATTEMPTS_EACH, CALLERS * ATTEMPTS_EACH * 1_000L / millis, "attempts/s", 3_000);
        told("hot_item_granted", CALLERS * ATTEMPTS_EACH, granted.get(), "units", UNITS);
    }

    private void lateCost(UUID item) {
        Random random = new Random(1);
        List<List<GoodsMove>> facts = new ArrayList<>();
        facts.add(List.of(GoodsMove.of(1, item, Place.SUPPLIER, warehouse, 10L * MOVES * ONE).value(1_000_000_000L)));
        for (int made = 1; made < MOVES; made += 2) {
            UUID shipment = Ids.next();
            long quantity = (1 + random.nextInt(5)) * ONE;
            facts.add(List.of(GoodsMove.of(1, item, warehouse, Place.DISPATCHED, quantity).reference(shipment)));
            facts.add(List.of(GoodsMove.of(1, item, Place.DISPATCHED, Place.CUSTOMER, random.nextInt(3) == 0 ? quantity / 2 : quantity).reference(shipment)));
        }
        for (int from = 0; from < facts.size(); from += FACTS_OF_A_BATCH) {
            move(facts.subList(from, Math.min(facts.size(), from + FACTS_OF_A_BATCH)));
        }
        sql.execute("ANALYZE stock.move, stock.pool");
        UUID receipt = (UUID) sql.fetchValue("SELECT fact_id FROM stock.move WHERE company_id = ? AND item_id = ? ORDER BY sequence LIMIT 1", company, item);
        long best = Long.MAX_VALUE;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            best = Math.min(best, spread(item, receipt));
        }
        told("late_cost_100k_s", MOVES, best, "ms", 1_000);
    }

    /** @return milliseconds until the shares are durable */
    private long spread(UUID item, UUID receipt) {
        var useCase = new UseCase<LateCost, Integer>("bench.late-cost", Integer.class, (Permission) null, (writing, calls) ->
                calls.stream().map(call -> lateCosts.spread(writing, call.command()).map(List::size)).toList());
        long begin = System.nanoTime();
        writePath.all(useCase, List.of(Call.of(CALLER, new LateCost(company, Ids.next(), LocalDate.now(), 1, item, receipt, 123_456))), Mode.REAL).getFirst().orElseThrow();
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private void move(List<List<GoodsMove>> facts) {
        var useCase = new UseCase<List<GoodsMove>, Integer>("bench.move", Integer.class, (Permission) null, (writing, calls) -> {
            StockWork work = stock.load(writing, calls.stream().flatMap(call -> call.command().stream()).map(move -> new StockNeed(company, move)).toList());
            List<Outcome<Integer>> outcomes = calls.stream().map(call -> stock.apply(work, company, Ids.next(), LocalDate.now(), call.command(),
                    (companyId, kind, itemId, warehouseId) -> ACCOUNT).map(List::size)).toList();
            stock.write(writing, work);
            return outcomes;
        });
        writePath.all(useCase, facts.stream().map(fact -> Call.of(CALLER, fact)).toList(), Mode.REAL).forEach(Outcome::orElseThrow);
    }

    private void told(String figure, long size, long value, String unit, long limit) {
        out.printf(Locale.ROOT, "%-22s %,12d        %,14d %s (goal %,d)%n", figure, size, value, unit, limit);
        String written = unit.equals("ms") ? String.format(Locale.ROOT, "%d.%03d", value / 1_000, value % 1_000) : String.valueOf(value);
        out.printf(Locale.ROOT, "{\"bench\":\"books\",\"figure\":\"%s\",\"value\":%s,\"unit\":\"%s\",\"limit\":%d}%n", figure, written, unit.equals("ms") ? "s" : unit,
                unit.equals("ms") ? limit / 1_000 : limit);
        out.flush();
    }
}
