package io.hesuan.books.ledger;

import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import static io.hesuan.books.ledger.TestBooks.credit;
import static io.hesuan.books.ledger.TestBooks.debit;
import static org.assertj.core.api.Assertions.assertThat;

/** Several nodes give numbers at once, while others post, and one dies with numbers in its hands: no number is missing or given twice. */
@HouseTest
class SequencersTest {

    private static final int NODES = 3;
    private static final int WRITERS = 3;
    private static final int ENTRIES = 40;

    @Autowired ApplicationContext house;
    @Autowired DSLContext sql;
    @Autowired PlatformTransactionManager transactions;
    @Value("${hesuan.db.url}") String url;
    @Value("${hesuan.db.user}") String user;
    @Value("${hesuan.db.password}") String password;

    @Test
    void numbersHaveNoGapsAndTheChainHoldsThoughOneSequencerDies() throws Exception {
        List<TestBooks> companies = List.of(new TestBooks(house, "asbe", "single"), new TestBooks(house, "asbe", "single"));
        var stop = new AtomicBoolean();
        var deaths = new AtomicInteger();
        try (ExecutorService nodes = Executors.newCachedThreadPool()) {
            List<Future<?>> sequencers = new ArrayList<>();
            for (int node = 0; node < NODES; node++) {
                var sequencer = new VoucherSequencer(sql, transactions);
                sequencers.add(nodes.submit(() -> {
                    while (!stop.get()) {
                        sequencer.number();
                        Thread.sleep(1);
                    }
                    return null;
                }));
            }
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int of = writer;
                writers.add(nodes.submit(() -> {
                    for (int i = 0; i < ENTRIES; i++) {
                        companies.get((of + i) % 2).post("2026-0%d-10".formatted(1 + i % 3), debit("1002", "1.00"), credit("4001", "1.00")).orElseThrow();
                        if (of == 0 && i % 10 == 5) {
                            dieNumbering(companies.getFirst());
                            deaths.incrementAndGet();
                        }
                    }
                    return null;
                }));
            }
            try {
                for (Future<?> writer : writers) {
                    writer.get();
                }
            } finally {
                stop.set(true);
            }
            for (Future<?> sequencer : sequencers) {
                sequencer.get();
            }
        }
        companies.forEach(TestBooks::number);
        assertThat(deaths.get()).isEqualTo(ENTRIES / 10);
        for (TestBooks company : companies) {
            long posted = WRITERS * ENTRIES / 2 + (company == companies.getFirst() ? deaths.get() : 0);
            assertThat(sql.fetchValue("SELECT count(*) FROM ledger.voucher WHERE company_id = ?", company.company)).isEqualTo(posted);
            assertThat(sql.fetchValue("""
                    SELECT count(*) FROM (SELECT number, row_number() OVER (PARTITION BY period, word ORDER BY commit_position, entry_id) AS wanted FROM ledger.voucher WHERE company_id = ?) v
                     WHERE number <> wanted""", company.company)).isEqualTo(0L);
            assertThat(sql.fetchValue("SELECT max(chain_number) FROM ledger.voucher WHERE company_id = ?", company.company)).isEqualTo(posted);
        }
        assertThat(house.getBean(VoucherChain.class).walk().breach()).isNull();
    }

    /** A sequencer whose connection is cut when it has given numbers and before it commits; an entry comes while nobody else has the turn. */
    private void dieNumbering(TestBooks books) throws Exception {
        var turn = new CountDownLatch(1);
        var numbered = new CompletableFuture<Integer>();
        var killed = new CountDownLatch(1);
        Thread dying = Thread.ofPlatform().start(() -> {
            try {
                new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    while (!asks("SELECT pg_try_advisory_xact_lock(hashtext('ledger.sequencer'))")) {
                        Thread.yield();
                    }
                    turn.countDown();
                    while (!asks("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")) {
                        new VoucherSequencer(sql, transactions).number();
                    }
                    numbered.complete((Integer) sql.fetchValue("SELECT pg_backend_pid()"));
                    await(killed);
                    sql.fetchValue("SELECT 1");
                });
                numbered.completeExceptionally(new AssertionError("it was to die"));
            } catch (RuntimeException dead) {
                numbered.completeExceptionally(dead);
            }
        });
        await(turn);
        books.post("2026-01-20", debit("1002", "1.00"), credit("4001", "1.00")).orElseThrow();
        try (Connection owner = DriverManager.getConnection(url, user, password); var kill = owner.prepareStatement("SELECT pg_terminate_backend(?)")) {
            kill.setInt(1, numbered.get());
            kill.execute();
        }
        killed.countDown();
        dying.join();
    }

    private boolean asks(String question) {
        return Boolean.TRUE.equals(sql.fetchValue(question));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
