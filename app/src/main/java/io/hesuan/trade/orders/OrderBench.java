package io.hesuan.trade.orders;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.bench.Figures;
import io.hesuan.trade.channels.ChannelOrder;
import io.hesuan.trade.channels.OrdersTaken;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Orders: a peak of whole ones, each from its first word to revenue in the books, in batches; single ones of many callers; and a sale of one
 * scarce item to many at once.
 */
public final class OrderBench {

    private static final int AT_ONCE = 1_000;
    private static final int CALLERS = 256;
    private static final int SECONDS = 10;
    private static final int FLASH_ORDERS = 20_000;
    private static final Acting CALLER = Acting.house("bench", Set.of(Orders.TAKE));

    private final WritePath writePath;
    private final Taking taking;
    private final DSLContext sql;
    private final UUID channel;
    private final List<String> codes;
    private final String scarce;
    private final int wanted;
    private final Figures figures = new Figures("trade");
    private final Random random = new Random(1);
    private final AtomicLong numbers = new AtomicLong();
    private final Instant now = Instant.now().minus(Duration.ofDays(1));

    /** @param codes of items with goods without end; {@code scarce} that of one with {@code 5,000} units. @param wanted orders of the peak */
    public OrderBench(ApplicationContext house, UUID channel, List<String> codes, String scarce, int wanted) {
        this.writePath = house.getBean(WritePath.class);
        this.taking = house.getBean(Taking.class);
        this.sql = house.getBean(DSLContext.class);
        this.channel = channel;
        this.codes = codes;
        this.scarce = scarce;
        this.wanted = wanted;
    }

    public void run(PrintStream out) throws InterruptedException {
        peak(5 * AT_ONCE); // compiles, and fills the caches
        long begin = System.nanoTime();
        peak(wanted);
        long millis = (System.nanoTime() - begin) / 1_000_000;
        figures.add("peak_orders", BigDecimal.valueOf(wanted), "orders", null);
        figures.add("peak_100k_s", BigDecimal.valueOf(millis * 100_000 / wanted, 3), "s", BigDecimal.valueOf(60));
        single();
        flash();
        figures.print(out);
    }

    private void peak(int orders) {
        for (int done = 0; done < orders; done += AT_ONCE) {
            List<Call<ChannelOrder>> calls = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                calls.add(Call.of(CALLER, order(ChannelOrder.Stage.FINISHED, 1 + random.nextInt(3), null)));
            }
            writePath.all(taking.taking(), calls, Mode.REAL).forEach(Outcome::orElseThrow);
        }
    }

    private void single() throws InterruptedException {
        List<Long> waits = java.util.Collections.synchronizedList(new ArrayList<>());
        long begin = System.nanoTime();
        long until = begin + SECONDS * 1_000_000_000L;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.submit(() -> {
                    while (System.nanoTime() < until) {
                        long asked = System.nanoTime();
                        take(ChannelOrder.Stage.PAID, 3, null);
                        waits.add(System.nanoTime() - asked);
                    }
                });
            }
        }
        long nanos = System.nanoTime() - begin;
        List<Long> sorted = waits.stream().sorted().toList();
        figures.add("order_take_256", BigDecimal.valueOf(sorted.size() * 1_000_000_000L / nanos), "orders/s", BigDecimal.valueOf(1_200));
        figures.add("order_take_256_p99_ms", BigDecimal.valueOf(sorted.get(sorted.size() * 99 / 100) / 10_000, 2), "ms", BigDecimal.valueOf(300));
    }

    private void flash() throws InterruptedException {
        AtomicLong accepted = new AtomicLong();
        AtomicLong longest = new AtomicLong();
        AtomicLong left = new AtomicLong(FLASH_ORDERS);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        long asked = System.nanoTime();
                        OrdersTaken.Taken taken = take(ChannelOrder.Stage.PAID, 1, scarce);
                        longest.accumulateAndGet((System.nanoTime() - asked) / 1_000_000, Math::max);
                        accepted.addAndGet(taken.news() ? 1 : 0);
                    }
                });
            }
        }
        figures.add("flash_sale_taken", BigDecimal.valueOf(accepted.get()), "orders", null);
        figures.add("flash_sale_accepted", BigDecimal.valueOf(promised()), "orders", BigDecimal.valueOf(5_000));
        figures.add("flash_sale_max_ms", BigDecimal.valueOf(longest.get()), "ms", BigDecimal.valueOf(2_000));
    }

    private long promised() {
        return (Long) sql.fetchValue("""
                SELECT count(*) FROM orders.sale s JOIN orders.part p ON p.order_id = s.id JOIN orders.sale_line l ON l.id = p.line_id
                 WHERE s.channel_id = ? AND l.outer_code = ? AND p.reservation_id IS NOT NULL""", channel, scarce);
    }

    private OrdersTaken.Taken take(ChannelOrder.Stage stage, int lines, String code) {
        return writePath.one(taking.taking(), Call.of(CALLER, order(stage, lines, code))).orElseThrow();
    }

    private synchronized ChannelOrder order(ChannelOrder.Stage stage, int count, String code) {
        List<ChannelOrder.Line> lines = new ArrayList<>();
        long sum = 0;
        for (int at = 1; at <= count; at++) {
            long price = 1_000 + random.nextInt(50_000);
            String of = code == null ? codes.get(random.nextInt(codes.size())) : code;
            lines.add(new ChannelOrder.Line(String.valueOf(at), "", of, of, BigDecimal.ONE, price, price, price, false, ChannelOrder.LineStage.OPEN));
            sum += price;
        }
        boolean finished = stage == ChannelOrder.Stage.FINISHED;
        String number = "B" + numbers.incrementAndGet();
        List<ChannelOrder.Parcel> parcels = finished ? List.of(new ChannelOrder.Parcel("SF", "SF" + number, now, List.of())) : List.of();
        return new ChannelOrder(channel, number, "", now.toEpochMilli(), 1, stage, now, now, finished ? now : null, finished ? now : null, "CNY", 0, sum, lines, List.of(),
                List.of(), parcels, new ChannelOrder.Receiver("p" + number, "", "", "CN", "", "", "", "", Map.of()), ChannelOrder.Attribution.NONE, null, false, "", "", Set.of(), null);
    }
}
