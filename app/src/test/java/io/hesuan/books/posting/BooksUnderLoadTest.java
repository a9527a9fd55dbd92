package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Many at once: nothing is sold twice, and stock, claims and ledger tie out whoever came first. */
@HouseTest
class BooksUnderLoadTest {

    private static final Acting HOUSE = Acting.house("test", Set.of());

    @Autowired
    private ApplicationContext house;
    @Autowired
    private Posting posting;
    @Autowired
    private WritePath writePath;
    private PostingGround ground;
    private final AtomicInteger attempts = new AtomicInteger();

    @BeforeEach
    void aCompany() {
        ground = new PostingGround(house, "asbe");
    }

    private UseCase<Fact, FactPosted> use(String name) {
        return new UseCase<>(name, FactPosted.class, null, (writing, calls) -> {
            attempts.incrementAndGet();
            return posting.post(writing, calls.stream().map(Call::command).toList());
        });
    }

    private Fact received(UUID item, long units, long cents) {
        return ground.fact("goods-received", "2026-01-05").party(ground.supplier).move(GoodsMove.of(0, item, Place.SUPPLIER, ground.hangzhou, units * PostingGround.ONE).value(cents)).fact();
    }

    private Fact dispatched(UUID item, UUID order) {
        return ground.fact("goods-dispatched", "2026-01-06").party(ground.customer).of(Dimension.ORDER, order)
                .move(GoodsMove.of(0, item, ground.hangzhou, Place.DISPATCHED, PostingGround.ONE).reference(order)).fact();
    }

    @Test
    void aThousandWritersNeverSellMoreThanThereIs() throws Exception {
        UUID item = ground.item("moving-average");
        UUID order = UUID.randomUUID();
        ground.postAll(received(item, 400, 100_001));
        UseCase<Fact, FactPosted> use = use("test.load." + ground.company);
        List<Callable<Outcome<FactPosted>>> writers = new ArrayList<>();
        IntStream.range(0, 900).forEach(at -> writers.add(() -> writePath.one(use, Call.of(HOUSE, dispatched(item, order)))));
        IntStream.range(0, 100).forEach(at -> writers.add(() -> writePath.one(use, Call.of(HOUSE, received(item, 1, 313)))));
        Collections.shuffle(writers, new Random(1));
        int sold = 0;
        int came = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Outcome<FactPosted>> done : threads.invokeAll(writers)) {
                switch (done.get()) {
                    case Outcome.Done<FactPosted>(FactPosted posted) when posted.moves().getFirst().move().toPlace().equals(Place.DISPATCHED) -> sold++;
                    case Outcome.Done<FactPosted> received -> came++;
                    case Outcome.Refused<FactPosted> refused -> assertThat(refused.refusal().name()).isEqualTo("MORE_THAN_ON_HAND");
                }
            }
        }
        assertThat(came).isEqualTo(100);
        assertThat(sold).isBetween(400, 500);
        assertThat(onHand(item, ground.hangzhou)).isEqualTo((500 - sold) * PostingGround.ONE);
        assertThat(onHand(item, Place.DISPATCHED)).isEqualTo(sold * PostingGround.ONE);
        assertThat(ground.goods().values().stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add)).as("no cent was lost").isEqualByComparingTo("1313.01");
        tiesOut();
        assertThat(attempts.get()).as("a thousand calls share batches").isLessThan(500);
    }

    /** Two nodes share nothing but the database: batches of both, at once, about the same items in any order. */
    @Test
    void batchesOfTwoNodesNeitherBlockNorLoseEachOther() throws Exception {
        List<UUID> items = List.of(ground.item("moving-average"), ground.item("fifo"), ground.item("month-average"), ground.item("moving-average"));
        UUID order = UUID.randomUUID();
        int nodes = 4;
        int batches = 15;
        UseCase<Fact, FactPosted> use = use("test.nodes." + ground.company);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            Random random = new Random(node);
            work.add(() -> {
                int done = 0;
                for (int batch = 0; batch < batches; batch++) {
                    List<Call<Fact>> calls = new ArrayList<>();
                    for (int at = 0; at < 30; at++) {
                        UUID item = items.get(random.nextInt(items.size()));
                        calls.add(Call.of(HOUSE, random.nextBoolean() ? received(item, 1, 100) : dispatched(item, order)));
                    }
                    done += (int) writePath.all(use, calls, Mode.REAL).stream().filter(Outcome::isDone).count();
                }
                return done;
            });
        }
        int done = 0;
        try (var threads = Executors.newFixedThreadPool(nodes)) {
            for (Future<Integer> node : threads.invokeAll(work)) {
                done += node.get();
            }
        }
        assertThat(ground.sql.fetchValue("SELECT count(*) FROM posting.fact WHERE company_id = ?", ground.company)).isEqualTo((long) done);
        assertThat(attempts.get()).as("batches that had to be decided anew").isLessThanOrEqualTo(nodes * batches + nodes);
        tiesOut();
    }

    private long onHand(UUID item, UUID place) {
        return (Long) ground.sql.fetchValue("SELECT coalesce(sum(on_hand), 0)::bigint FROM stock.balance WHERE item_id = ? AND place_id = ?", item, place);
    }

    /** Pools, moves, lines, turnover and open items, each added up by the database. */
    private void tiesOut() {
        assertThat(ground.sql.fetch("""
                SELECT a.code, v.value, l.booked, t.balance FROM ledger.account a
                  LEFT JOIN stock.account_value_view v ON v.account_id = a.id
                  LEFT JOIN (SELECT account_id, sum(debit - credit) AS booked FROM ledger.line WHERE company_id = ? GROUP BY account_id) l ON l.account_id = a.id
                  LEFT JOIN ledger.account_balance_view t ON t.account_id = a.id
                 WHERE a.company_id = ? AND (coalesce(l.booked, 0) <> coalesce(t.balance, 0) OR a.control = 'stock' AND coalesce(v.value, 0) <> coalesce(t.balance, 0))""",
                ground.company, ground.company)).isEmpty();
        assertThat(ground.sql.fetch("""
                SELECT p.id FROM stock.pool p CROSS JOIN LATERAL (
                       SELECT coalesce(sum(CASE WHEN to_pool_id = p.id THEN value - variance ELSE 0 END - CASE WHEN from_pool_id = p.id THEN value ELSE 0 END), 0) AS value
                         FROM stock.move m WHERE m.item_id = p.item_id) AS moved WHERE p.company_id = ? AND p.value <> moved.value""", ground.company)).isEmpty();
        assertThat(ground.sql.fetch("SELECT item_id, sequence FROM stock.move WHERE company_id = ? GROUP BY item_id, sequence HAVING count(*) > 1", ground.company))
                .as("moves with the same number").isEmpty();
        assertThat(ground.sql.fetch("""
                SELECT account_id FROM claims.item i WHERE company_id = ? GROUP BY account_id
                HAVING sum(open_amount) <> (SELECT balance FROM ledger.account_balance_view b WHERE b.account_id = i.account_id)""", ground.company)).isEmpty();
    }
}
