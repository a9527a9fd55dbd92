package io.hesuan.books.claims;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static io.hesuan.books.claims.ClaimGround.claim;
import static io.hesuan.books.claims.ClaimGround.line;
import static org.assertj.core.api.Assertions.assertThat;

/** Matching through the real write path. */
@HouseTest
class MatchingTest {

    private static final String RECEIVABLES = "112201";

    @Autowired ApplicationContext house;

    private ClaimGround ground;
    private String customer;

    @BeforeEach
    void open() throws Exception {
        ground = new ClaimGround(house);
        customer = ground.party("浦江百货", 30, null);
    }

    @Test
    void onePaymentClearsOneInvoiceAndPartOfAnother() throws Exception {
        UUID first = invoice("100.00", "FP-1");
        UUID second = invoice("50.00", "FP-2");
        UUID payment = receipt("120.00", null);
        ItemsMatched match = ground.match(ground.part(first, null), ground.part(second, "20.00"), ground.part(payment, null)).orElseThrow();
        assertThat(match.amount()).isEqualTo("120.00");
        assertThat(List.of(ground.open(first), ground.open(second), ground.open(payment))).containsExactly("0.00", "30.00", "0.00");
        assertThat(ground.undo(match).isDone()).isTrue();
        assertThat(List.of(ground.open(first), ground.open(second), ground.open(payment))).containsExactly("100.00", "50.00", "-120.00");
        assertThat(ground.undo(match).reason()).contains(ClaimRefusal.MATCH_WAS_UNDONE);
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void whatDoesNotAddUpIsRefusedAndLeavesNothing() throws Exception {
        UUID invoice = invoice("100.00", "FP-1");
        UUID payment = receipt("99.99", null);
        assertThat(ground.match(invoice, payment).reason()).contains(ClaimRefusal.MATCH_LEAVES_A_DIFFERENCE);
        assertThat(ground.open(invoice)).isEqualTo("100.00");
        assertThat(ground.sql.fetchValue("SELECT count(*) FROM claims.match WHERE company_id = ?", ground.company)).isEqualTo(0L);
    }

    @Test
    void undoingHasItsRefusalsInOrder() throws Exception {
        String voucher = ground.voucher("2026-01-10", claim(RECEIVABLES, customer, "9.00", null, null), line("6001", "-9.00"));
        ground.expect(201, org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post("/api/vouchers/" + voucher + "/reversal"), "{}");
        UUID reversal = (UUID) ground.sql.fetchValue("SELECT id FROM claims.match WHERE company_id = ?", ground.company);
        ItemsMatched match = ground.match(invoice("5.00", null), receipt("5.00", null)).orElseThrow();
        ItemsMatched undo = ground.undo(match).orElseThrow();
        assertThat(ground.run(ground.matching.undoing(), new UndoMatch(ground.company, UUID.randomUUID(), null)).reason()).contains(ClaimRefusal.MATCH_UNKNOWN);
        assertThat(ground.undo(undo).reason()).contains(ClaimRefusal.MATCH_UNDOES_ANOTHER);
        assertThat(ground.run(ground.matching.undoing(), new UndoMatch(ground.company, reversal, null)).reason()).contains(ClaimRefusal.MATCH_BELONGS_TO_A_REVERSAL);
        assertThat(ground.undo(match).reason()).contains(ClaimRefusal.MATCH_WAS_UNDONE);
        ItemsMatched again = ground.match(invoice("6.00", null), receipt("6.00", null)).orElseThrow();
        assertThat(ground.run(ground.matching.undoing(), new UndoMatch(ground.company, Claims.MATCH_ID.read(again.id()), java.time.LocalDate.of(2026, 1, 1))).reason())
                .contains(ClaimRefusal.MATCH_DATE_IS_TOO_EARLY);
    }

    @Test
    void twoOfOneBatchShareWhatIsThereAndTheSecondSeesWhatIsLeft() throws Exception {
        UUID invoice = invoice("100.00", null);
        UUID one = receipt("70.00", null);
        UUID two = receipt("70.00", null);
        List<Outcome<ItemsMatched>> outcomes = ground.writePath.all(ground.matching.matching(), List.of(
                Call.of(ClaimGround.HOUSE, new MatchItems(ground.company, null, "", List.of(ground.part(invoice, "70.00"), ground.part(one, null)))),
                Call.of(ClaimGround.HOUSE, new MatchItems(ground.company, null, "", List.of(ground.part(invoice, "70.00"), ground.part(two, null)))),
                Call.of(ClaimGround.HOUSE, new MatchItems(ground.company, null, "", List.of(ground.part(invoice, "30.00"), ground.part(two, "30.00"))))), Mode.REAL);
        assertThat(outcomes.stream().map(outcome -> outcome.reason().map(Object::toString).orElse("done"))).containsExactly("done", "MORE_THAN_IS_OPEN", "done");
        assertThat(ground.open(two)).isEqualTo("-40.00");
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void theSameKeyMatchesOnce() throws Exception {
        UUID invoice = invoice("100.00", null);
        UUID payment = receipt("100.00", null);
        var call = new Call<>(ClaimGround.HOUSE, "match-" + invoice, new MatchItems(ground.company, null, "", List.of(ground.part(invoice, "40.00"), ground.part(payment, "40.00"))));
        ItemsMatched first = ground.writePath.all(ground.matching.matching(), List.of(call), Mode.REAL).getFirst().orElseThrow();
        ItemsMatched second = ground.writePath.all(ground.matching.matching(), List.of(call), Mode.REAL).getFirst().orElseThrow();
        assertThat(second).isEqualTo(first);
        assertThat(ground.open(invoice)).isEqualTo("60.00");
    }

    @Test
    void manyMatchersOnOneItemNeverTakeMoreThanThereIs() throws Exception {
        UUID invoice = invoice("100.00", null);
        List<UUID> payments = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            payments.add(receipt("10.00", null));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Outcome<ItemsMatched>>> attempts = payments.stream().map(payment -> (Callable<Outcome<ItemsMatched>>) () ->
                    ground.match(ground.part(invoice, "10.00"), ground.part(payment, null))).toList();
            int done = 0;
            for (var attempt : threads.invokeAll(attempts)) {
                done += attempt.get().isDone() ? 1 : 0;
            }
            assertThat(done).isEqualTo(10);
        }
        assertThat(ground.open(invoice)).isEqualTo("0.00");
        assertThat(ground.breaches()).isEmpty();
    }

    @Test
    void automaticMatchingFindsDocumentsThenAmountsThenAgeAndATrialLeavesNothing() throws Exception {
        UUID named = invoice("80.00", "FP-9");
        UUID same = invoice("33.00", null);
        UUID old = invoice("40.00", null);
        receipt("80.00", "FP-9");
        receipt("33.00", null);
        receipt("15.00", null);
        var command = new MatchAutomatically(ground.company, null, null, null, null);
        MatchedAutomatically tried = ground.writePath.dryRun(ground.matching.matchingAutomatically(), Call.of(ClaimGround.HOUSE, command)).orElseThrow();
        assertThat(ground.open(named)).isEqualTo("80.00");
        MatchedAutomatically done = ground.run(ground.matching.matchingAutomatically(), command).orElseThrow();
        assertThat(done).isEqualTo(tried);
        assertThat(done.found().stream().map(found -> found.reason() + " " + found.amount())).containsExactly("document 80.00", "amount 33.00", "oldest-first 15.00");
        assertThat(List.of(ground.open(named), ground.open(same), ground.open(old))).containsExactly("0.00", "0.00", "25.00");
        assertThat(ground.run(ground.matching.matchingAutomatically(), command).orElseThrow().matches()).isZero();
        assertThat(ground.breaches()).isEmpty();
    }

    /** Random matches and undoings over random items: what is open is what a naive count says, and undoing all of them leaves things as they were. */
    @Test
    void randomHistoriesLoseNoCentAndUndoingAllRestoresAll() throws Exception {
        var random = new Random(7);
        Map<UUID, Long> naive = new HashMap<>();
        for (int i = 0; i < 12; i++) {
            long cents = 1 + random.nextInt(20_000);
            String amount = java.math.BigDecimal.valueOf(cents, 2).toPlainString();
            naive.put(random.nextBoolean() ? invoice(amount, null) : receipt(amount, null), 0L);
        }
        naive.keySet().forEach(item -> naive.put(item, open(item)));
        Map<UUID, Long> before = Map.copyOf(naive);
        List<ItemsMatched> standing = new ArrayList<>();
        List<Map<UUID, Long>> taken = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            if (!standing.isEmpty() && random.nextInt(3) == 0) {
                int which = random.nextInt(standing.size());
                ground.undo(standing.remove(which)).orElseThrow();
                taken.remove(which).forEach((item, part) -> naive.merge(item, part, Long::sum));
            } else {
                Map<UUID, Long> parts = parts(random, naive);
                if (!parts.isEmpty()) {
                    standing.add(ground.match(parts.entrySet().stream().map(part -> ground.part(part.getKey(),
                            java.math.BigDecimal.valueOf(Math.abs(part.getValue()), 2).toPlainString())).toArray(MatchItems.Line[]::new)).orElseThrow());
                    parts.forEach((item, part) -> naive.merge(item, -part, Long::sum));
                    taken.add(parts);
                }
            }
            assertThat(naive).allSatisfy((item, open) -> assertThat(open(item)).isEqualTo(open));
        }
        assertThat(ground.breaches()).isEmpty();
        for (ItemsMatched match : standing.reversed()) {
            ground.undo(match).orElseThrow();
        }
        assertThat(before).allSatisfy((item, open) -> assertThat(open(item)).isEqualTo(open));
        assertThat(ground.breaches()).isEmpty();
    }

    /** Parts of random items on both sides that add up to zero, or none. */
    private static Map<UUID, Long> parts(Random random, Map<UUID, Long> open) {
        List<UUID> some = new ArrayList<>(open.keySet().stream().filter(item -> open.get(item) != 0).sorted().toList());
        java.util.Collections.shuffle(some, random);
        some = some.subList(0, Math.min(some.size(), 2 + random.nextInt(5)));
        long debits = some.stream().mapToLong(open::get).filter(amount -> amount > 0).sum();
        long credits = -some.stream().mapToLong(open::get).filter(amount -> amount < 0).sum();
        long most = Math.min(debits, credits);
        Map<UUID, Long> parts = new HashMap<>();
        if (most > 0) {
            long wanted = 1 + (random.nextBoolean() ? most - 1 : random.nextLong(most));
            for (int side : new int[]{1, -1}) {
                long left = wanted;
                for (UUID item : some) {
                    long part = Long.signum(open.get(item)) == side ? Math.min(left, Math.abs(open.get(item))) : 0;
                    if (part > 0) {
                        parts.put(item, part * side);
                        left -= part;
                    }
                }
            }
        }
        return parts;
    }

    private long open(UUID item) {
        return (Long) ground.sql.fetchValue("SELECT open_original FROM claims.item WHERE id = ?", item);
    }

    private UUID invoice(String amount, String document) throws Exception {
        return ground.item(ground.voucher("2026-01-10", claim(RECEIVABLES, customer, amount, null, document), line("6001", "-" + amount)), RECEIVABLES);
    }

    private UUID receipt(String amount, String document) throws Exception {
        return ground.item(ground.voucher("2026-01-20", line("1002", amount), claim(RECEIVABLES, customer, "-" + amount, null, document)), RECEIVABLES);
    }
}
