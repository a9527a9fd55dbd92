package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.bench.Figures;
import io.hesuan.platform.bench.RawCopy;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Order to cash through posting, stock, claims and ledger: each order is two facts, goods dispatched and revenue recognised
 * (receivable, revenue, tax, cost). In batches of 500, and by 256 callers with one order each.
 */
public final class PostingBench {

    private static final int ORDERS = 500;
    private static final int ROUNDS = 5;
    private static final int BATCHES = 8;
    private static final int WARM_UP = 40;
    private static final int CALLERS = 256;
    private static final int SINGLE_SECONDS = 10;
    private static final BigDecimal SINGLE_WANTED = BigDecimal.valueOf(1_500);
    private static final BigDecimal P99_WANTED = BigDecimal.valueOf(200);
    private static final LocalDate DAY = LocalDate.of(2026, 10, 15);
    private static final Acting CALLER = Acting.house("bench", Set.of(PostingRights.POST));
    private static final Map<String, List<String>> WRITTEN = Map.of("posting", List.of("fact"), "stock", List.of("move"), "ledger", List.of("entry", "line"), "claims", List.of("item"));

    private record Order(List<Fact> facts) {
    }

    private final DSLContext sql;
    private final WritePath writePath;
    private final Connection owner;
    private final Figures figures = new Figures("books");
    private final Random random = new Random(1);
    private final UUID company;
    private final UUID warehouse;
    private final List<UUID> items;
    private final UUID[] customers = new UUID[2_000];
    private final UseCase<Order, Long> post;

    /** @param items of the company, without lots, that are valued by moving average. @param owner for what an application may not */
    public PostingBench(ApplicationContext house, Connection owner, UUID company, UUID warehouse, List<UUID> items) {
        this.sql = house.getBean(DSLContext.class);
        this.writePath = house.getBean(WritePath.class);
        this.owner = owner;
        this.company = company;
        this.warehouse = warehouse;
        this.items = items;
        Arrays.setAll(customers, any -> Ids.next());
        Posting posting = house.getBean(Posting.class);
        this.post = new UseCase<>("bench.order", Long.class, null, (writing, calls) -> {
            var posted = posting.post(writing, calls.stream().flatMap(call -> call.command().facts.stream()).toList());
            posted.forEach(Outcome::orElseThrow);
            long transaction = (Long) writing.sql().fetchValue("SELECT pg_current_xact_id()::text::bigint");
            return calls.stream().map(call -> Outcome.done(transaction)).toList();
        });
    }

    public void run(PrintStream out) throws SQLException, IOException, InterruptedException {
        receive();
        for (int i = 0; i < WARM_UP; i++) {
            batch(); // compiles, and fills the caches
        }
        batches();
        single();
        figures.print(out);
    }

    private void receive() {
        List<GoodsMove> moves = new ArrayList<>();
        for (UUID item : items) {
            moves.add(GoodsMove.of(moves.size() + 1, item, Place.SUPPLIER, warehouse, 100_000_000L * 1_000_000L).value(100_000_000_00L + random.nextInt(1_000_000)));
        }
        var fact = new Fact(Ids.next(), "goods-received", company, DAY.withDayOfMonth(1), new Source("bench", null, "GR"), "received",
                Dimensions.NONE.with(Dimension.PARTY, Ids.next()), List.of(), moves, null);
        writePath.all(post, List.of(Call.of(CALLER, new Order(List.of(fact)))), Mode.REAL).getFirst().orElseThrow();
    }

    private Order order() {
        UUID id = Ids.next();
        UUID item = items.get(random.nextInt(items.size()));
        long net = 1_000 + random.nextInt(100_000);
        Dimensions of = Dimensions.NONE.with(Dimension.ORDER, id).with(Dimension.PARTY, customers[random.nextInt(customers.length)]);
        var source = new Source("order", id, "SO-" + (id.getLeastSignificantBits() & 0xffffff));
        long units = (1 + random.nextInt(3)) * 1_000_000L;
        var dispatched = new Fact(Ids.next(), "goods-dispatched", company, DAY, source, "dispatched", of, List.of(),
                List.of(GoodsMove.of(1, item, warehouse, Place.DISPATCHED, units).reference(id)), null);
        var recognised = new Fact(Ids.next(), "sale-invoiced", company, DAY, source, "revenue", of,
                List.of(FactLine.of(1, "net_revenue", net, "CNY", Dimensions.NONE), FactLine.of(2, "output_vat", net * 13 / 100, "CNY", Dimensions.NONE)),
                List.of(GoodsMove.of(3, item, Place.DISPATCHED, Place.CUSTOMER, units).reference(id)), null);
        return new Order(List.of(dispatched, recognised));
    }

    private long[] batch() {
        List<Call<Order>> calls = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            calls.add(Call.of(CALLER, order()));
        }
        long begin = System.nanoTime();
        long transaction = writePath.all(post, calls, Mode.REAL).getFirst().orElseThrow();
        return new long[]{System.nanoTime() - begin, transaction};
    }

    /** By turns: batches posted, and their rows by plain COPY, so that both meet the same machine. */
    private void batches() throws SQLException, IOException {
        long posting = 0;
        long copying = 0;
        long rows;
        try (var raw = new RawCopy(owner, WRITTEN)) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Long> transactions = new ArrayList<>();
                for (int batch = 0; batch < BATCHES; batch++) {
                    long[] done = batch();
                    posting += done[0];
                    transactions.add(done[1]);
                }
                for (long transaction : transactions) {
                    copying += raw.write(transaction);
                }
            }
            rows = raw.rows();
        }
        long orders = (long) ROUNDS * BATCHES * ORDERS;
        figures.add("post_batch_500", perSecond(orders, posting), "orders/s", perSecond(orders, copying));
        figures.add("rows_per_order", BigDecimal.valueOf(rows * 10 / orders, 1), "rows", null);
    }

    private void single() throws InterruptedException {
        single(3);
        single(SINGLE_SECONDS);
    }

    private void single(int seconds) throws InterruptedException {
        var done = new AtomicLong();
        List<long[]> waits = new ArrayList<>();
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        long begin = System.nanoTime();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                long[] own = new long[200_000 / 10];
                waits.add(own);
                callers.submit(() -> {
                    for (int call = 0; System.nanoTime() < until && call < own.length; call++) {
                        Order order;
                        synchronized (random) {
                            order = order();
                        }
                        long asked = System.nanoTime();
                        writePath.one(post, Call.of(CALLER, order)).orElseThrow();
                        own[call] = System.nanoTime() - asked;
                        done.incrementAndGet();
                    }
                });
            }
        }
        long nanos = System.nanoTime() - begin;
        if (seconds == SINGLE_SECONDS) {
            long[] all = waits.stream().flatMapToLong(Arrays::stream).filter(wait -> wait > 0).sorted().toArray();
            figures.add("post_single_256", perSecond(done.get(), nanos), "orders/s", SINGLE_WANTED);
            figures.add("post_single_256_p99_ms", BigDecimal.valueOf(all[all.length * 99 / 100] / 10_000, 2), "ms", P99_WANTED);
        }
    }

    private static BigDecimal perSecond(long count, long nanos) {
        return BigDecimal.valueOf(count * 1_000_000_000L / Math.max(1, nanos));
    }
}
