package io.hesuan.books.ledger;

import io.hesuan.books.ledger.NaiveLedger.Figures;
import io.hesuan.kernel.Outcome;
import io.hesuan.testing.HouseTest;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import static io.hesuan.books.ledger.TestBooks.credit;
import static io.hesuan.books.ledger.TestBooks.debit;
import static org.assertj.core.api.Assertions.assertThat;

/** Random histories of a ledger, compared with one that is kept by hand, and read by tools that nobody here wrote. */
@HouseTest
class LedgerHistoryTest {

    private static final int MONTHS = 4;
    private static final BigDecimal RATE = new BigDecimal("7.1234");
    private static final List<String> ACCOUNTS = List.of("1002", "1001", "1601", "2211", "4001", "6001", "6051", "660203", "660102", "660303");

    /** What somebody does next. */
    private sealed interface Step {

        /** @param dollars whether the first line is in dollars, of which the cents are the amount */
        record Post(int month, int day, List<Pair> pairs, boolean dollars) implements Step {
        }

        record TakeBack(int which) implements Step {
        }

        record CarryOver() implements Step {
        }

        record Close() implements Step {
        }

        record Reopen() implements Step {
        }
    }

    private record Pair(String debit, String credit, long cents) {
    }

    @Autowired ApplicationContext house;
    @Autowired DSLContext sql;

    private TestBooks books;
    private NaiveLedger naive;
    private List<String> entries;

    @BeforeProperty
    void open() throws Exception {
        new TestContextManager(LedgerHistoryTest.class).prepareTestInstance(this);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void everyReportIsWhatIsAddedUpByHand(@ForAll("histories") List<Step> history) {
        live(history);
        for (int from = 1; from <= MONTHS; from++) {
            for (int to = from; to <= MONTHS; to++) {
                assertThat(figures(202600 + from, 202600 + to)).as("months %d to %d", from, to).isEqualTo(naive.figures(202600 + from, 202600 + to));
            }
        }
        books.number();
        assertThat(sql.fetch("SELECT period || ' ' || number FROM ledger.voucher WHERE company_id = ? ORDER BY chain_number", books.company).map(row -> row.get(0, String.class)))
                .isEqualTo(naive.numbers());
        assertThat(house.getBean(VoucherChain.class).walk().breach()).isNull();
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void othersReadTheSameBalancesInWhatIsExported(@ForAll("histories") List<Step> history) throws Exception {
        live(history);
        Map<String, BigDecimal> ours = new TreeMap<>();
        naive.figures(202601, 202612).forEach((code, figures) -> {
            long balance = figures.opening() + figures.debit() - figures.credit();
            if (balance != 0 && ACCOUNTS.contains(code) || balance != 0 && code.equals("4103")) {
                ours.put(code, BigDecimal.valueOf(balance, 2));
            }
        });
        Path file = Files.createTempFile("journal", ".txt");
        house.getBean(JournalFiles.class).write("hledger", books.code, file);
        assertThat(ForeignReaders.plain(file)).isEqualTo(ours);
        if (ForeignReaders.has("hledger")) {
            assertThat(ForeignReaders.hledger(file)).isEqualTo(ours);
        }
        house.getBean(JournalFiles.class).write("beancount", books.code, file);
        if (ForeignReaders.has("bean-check")) {
            assertThat(ForeignReaders.beancount(file)).isEqualTo(ours);
        }
        Files.delete(file);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Pair> pair = Combinators.combine(Arbitraries.of(ACCOUNTS), Arbitraries.of(ACCOUNTS), Arbitraries.longs().between(1, 10_000_000_000L)).as(Pair::new);
        Arbitrary<Step> post = Combinators.combine(Arbitraries.integers().between(1, MONTHS), Arbitraries.integers().between(1, 28), pair.list().ofMinSize(1).ofMaxSize(3),
                Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true))).as(Step.Post::new);
        Arbitrary<Step> other = Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.integers().between(0, 50).map(Step.TakeBack::new)),
                Tuple.of(2, Arbitraries.just(new Step.CarryOver())), Tuple.of(2, Arbitraries.just(new Step.Close())),
                Tuple.of(1, Arbitraries.just(new Step.Reopen())));
        return Arbitraries.frequencyOf(Tuple.of(3, post), Tuple.of(2, other)).list().ofMinSize(5).ofMaxSize(30);
    }

    /** Does each step to both, and asks that both take it or both refuse it. */
    private void live(List<Step> history) {
        books = new TestBooks(house, "asbe", "single");
        naive = new NaiveLedger();
        entries = new ArrayList<>();
        for (Step step : history) {
            assertThat(ours(step)).as("%s after %d entries", step, naive.size()).isEqualTo(byHand(step));
        }
    }

    private boolean byHand(Step step) {
        return switch (step) {
            case Step.Post post -> naive.post(202600 + post.month, lines(post));
            case Step.TakeBack back -> naive.size() > 0 && naive.takeBack(back.which % naive.size());
            case Step.CarryOver _ -> naive.firstOpen() <= 202600 + MONTHS && naive.carryOver(naive.firstOpen());
            case Step.Close _ -> naive.firstOpen() <= 202600 + MONTHS && naive.close();
            case Step.Reopen _ -> naive.reopen();
        };
    }

    /** Before the step is done by hand, since it asks the naive books where they stand. */
    private boolean ours(Step step) {
        int open = naive.firstOpen();
        String next = "2026-%02d".formatted(open - 202600);
        boolean within = open <= 202600 + MONTHS;
        return switch (step) {
            case Step.Post post -> remember(books.post("2026-%02d-%02d".formatted(post.month, post.day), vouchers(post)));
            case Step.TakeBack back -> naive.size() > 0 && remember(books.reverse(entries.get(back.which % naive.size())));
            case Step.CarryOver _ -> within && carriedOver(next);
            case Step.Close _ -> {
                books.number();
                yield within && books.close(next).isDone();
            }
            case Step.Reopen _ -> books.reopen("2026-%02d".formatted(Math.max(1, open - 1 - 202600))).isDone();
        };
    }

    private boolean remember(Outcome<EntryPosted> outcome) {
        if (outcome instanceof Outcome.Done<EntryPosted>(EntryPosted posted)) {
            entries.add(posted.id());
        }
        return outcome.isDone();
    }

    private boolean carriedOver(String month) {
        boolean done = books.carryOver(month).isDone();
        if (done) {
            entries.add(Journal.ENTRY_ID.write((UUID) sql.fetchValue("SELECT id FROM ledger.entry WHERE company_id = ? ORDER BY commit_position DESC LIMIT 1", books.company)));
        }
        return done;
    }

    private static long cents(Step.Post post, int pair) {
        long cents = post.pairs.get(pair).cents;
        return post.dollars && pair == 0 ? BigDecimal.valueOf(cents).multiply(RATE).setScale(0, RoundingMode.HALF_UP).longValueExact() : cents;
    }

    private static List<NaiveLedger.Line> lines(Step.Post post) {
        List<NaiveLedger.Line> lines = new ArrayList<>();
        for (int i = 0; i < post.pairs.size(); i++) {
            lines.add(new NaiveLedger.Line(post.pairs.get(i).debit, cents(post, i), 0));
            lines.add(new NaiveLedger.Line(post.pairs.get(i).credit, 0, cents(post, i)));
        }
        return lines;
    }

    private static PostVoucher.Line[] vouchers(Step.Post post) {
        List<PostVoucher.Line> lines = new ArrayList<>();
        for (int i = 0; i < post.pairs.size(); i++) {
            String amount = BigDecimal.valueOf(cents(post, i), 2).toPlainString();
            lines.add(post.dollars && i == 0 ? new PostVoucher.Line(post.pairs.get(i).debit, amount, null, "USD", BigDecimal.valueOf(post.pairs.get(i).cents, 2).toPlainString(),
                    RATE.toPlainString(), LocalDate.of(2026, 1, 1), "bank", Map.of(), null, null, null, null) : debit(post.pairs.get(i).debit, amount));
            lines.add(credit(post.pairs.get(i).credit, amount));
        }
        return lines.toArray(PostVoucher.Line[]::new);
    }

    private Map<String, Figures> figures(int from, int to) {
        Map<String, Figures> figures = new HashMap<>();
        TrialBalance.of(sql, books.book(), from, to, null).forEach(row -> figures.put(row.code(), new Figures(row.figures().opening(), row.figures().debit(), row.figures().credit())));
        figures.values().removeIf(new Figures(0, 0, 0)::equals);
        return figures;
    }
}
