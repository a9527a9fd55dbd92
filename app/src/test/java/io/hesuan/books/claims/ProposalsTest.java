package io.hesuan.books.claims;

import io.hesuan.books.claims.Proposals.Candidate;
import io.hesuan.books.claims.Proposals.Proposal;
import io.hesuan.books.claims.Proposals.Reason;
import io.hesuan.books.claims.Proposals.Share;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What probably belongs together; and what holds of every proposal, whatever the items. */
class ProposalsTest {

    private static final int HISTORIES = 3_000;

    @Test
    void theDocumentGoesBeforeTheAmountAndTheAmountBeforeAge() {
        Candidate old = candidate(1, 100, "");
        Candidate sameAmount = candidate(2, 70, "");
        Candidate named = candidate(3, 50, "FP-3");
        Candidate paysNamed = candidate(4, -60, "FP-3");
        Candidate paysSame = candidate(5, -70, "");
        Candidate paysSome = candidate(6, -30, "");
        assertThat(Proposals.of(List.of(old, sameAmount, named, paysNamed, paysSame, paysSome), true)).containsExactly(
                new Proposal(Reason.DOCUMENT, List.of(new Share(named.id(), 50), new Share(paysNamed.id(), -50))),
                new Proposal(Reason.AMOUNT, List.of(new Share(sameAmount.id(), 70), new Share(paysSame.id(), -70))),
                new Proposal(Reason.OLDEST_FIRST, List.of(new Share(old.id(), 10), new Share(paysNamed.id(), -10))),
                new Proposal(Reason.OLDEST_FIRST, List.of(new Share(old.id(), 30), new Share(paysSome.id(), -30))));
    }

    @Test
    void eachPaymentIsOneProposalOnPayablesToo() {
        Candidate bill = candidate(1, -40, "");
        Candidate later = candidate(2, -70, "");
        Candidate payment = candidate(3, 90, "");
        assertThat(Proposals.of(List.of(payment, later, bill), false)).containsExactly(
                new Proposal(Reason.OLDEST_FIRST, List.of(new Share(payment.id(), 90), new Share(bill.id(), -40), new Share(later.id(), -50))));
    }

    @Test
    void noCentIsLostAndNoItemOverdrawnWhateverTheItems() {
        var random = new Random(23);
        for (int history = 0; history < HISTORIES; history++) {
            List<Candidate> candidates = candidates(random);
            boolean byCredit = random.nextBoolean();
            List<Proposal> proposals = Proposals.of(candidates, byCredit);
            Map<UUID, Long> taken = new HashMap<>();
            proposals.forEach(proposal -> {
                assertThat(proposal.shares().stream().mapToLong(Share::original).sum()).isZero();
                proposal.shares().forEach(share -> taken.merge(share.id(), share.original(), Long::sum));
            });
            for (Candidate candidate : candidates) {
                long part = taken.getOrDefault(candidate.id(), 0L);
                assertThat(part).isBetween(Math.min(0, candidate.open()), Math.max(0, candidate.open()));
            }
            long debits = candidates.stream().mapToLong(Candidate::open).filter(open -> open > 0).sum();
            long credits = -candidates.stream().mapToLong(Candidate::open).filter(open -> open < 0).sum();
            assertThat(taken.values().stream().mapToLong(part -> part).filter(part -> part > 0).sum()).isEqualTo(Math.min(debits, credits));
            List<Candidate> shuffled = new ArrayList<>(candidates);
            Collections.shuffle(shuffled, random);
            assertThat(Proposals.of(shuffled, byCredit)).isEqualTo(proposals);
        }
    }

    private static List<Candidate> candidates(Random random) {
        return IntStream.range(0, random.nextInt(12)).mapToObj(i -> {
            long size = 1 + random.nextInt(4) * 25L + random.nextInt(3);
            return new Candidate(new UUID(random.nextLong(), i), random.nextBoolean() ? size : -size, random.nextInt(3) == 0 ? "" : "D" + random.nextInt(3),
                    LocalDate.of(2026, 1, 1).plusDays(random.nextInt(5)), LocalDate.of(2026, 1, 1), null);
        }).toList();
    }

    private static Candidate candidate(int day, long open, String document) {
        return new Candidate(new UUID(0, day), open, document, LocalDate.of(2026, 1, day), LocalDate.of(2026, 1, 1), null);
    }
}
