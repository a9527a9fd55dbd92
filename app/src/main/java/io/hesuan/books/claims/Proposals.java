package io.hesuan.books.claims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which open items of one account, party and currency probably belong together: first those with the same document number,
 * then those with the same amount, then the oldest first. Pure; the order in which items come does not matter.
 */
final class Proposals {

    enum Reason {
        DOCUMENT, AMOUNT, OLDEST_FIRST;

        String written() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** @param open signed, minor units of the currency, never 0 */
    record Candidate(UUID id, long open, String document, LocalDate dueOn, LocalDate enteredOn) {
    }

    record Share(UUID id, long original) {
    }

    /** @param shares add up to zero */
    record Proposal(Reason reason, List<Share> shares) {
    }

    private static final Comparator<Left> OLDEST_FIRST = Comparator.comparing((Left left) -> left.candidate.dueOn()).thenComparing(left -> left.candidate.enteredOn())
            .thenComparing(left -> left.candidate.id());

    /** What no proposal has used yet of a candidate. */
    private static final class Left {
        final Candidate candidate;
        long open;

        Left(Candidate candidate) {
            this.candidate = candidate;
            this.open = candidate.open();
        }

        Share take(long size) {
            long part = open < 0 ? -size : size;
            open -= part;
            return new Share(candidate.id(), part);
        }
    }

    private final List<Left> debits;
    private final List<Left> credits;
    private final List<Proposal> proposals = new ArrayList<>();

    private Proposals(List<Candidate> candidates) {
        List<Left> all = candidates.stream().map(Left::new).sorted(OLDEST_FIRST).toList();
        debits = all.stream().filter(left -> left.open > 0).toList();
        credits = all.stream().filter(left -> left.open < 0).toList();
    }

    /** @param settlesByCredit whether credits pay debits, as on receivables: each payment is one proposal with the debts that it clears */
    static List<Proposal> of(List<Candidate> candidates, boolean settlesByCredit) {
        var work = new Proposals(candidates);
        work.byDocument();
        work.byAmount();
        work.oldestFirst(settlesByCredit);
        return work.proposals;
    }

    private void byDocument() {
        Map<String, List<Left>> named = named(debits);
        named(credits).forEach((document, paying) -> {
            List<Left> owed = named.get(document);
            if (owed != null) {
                clear(Reason.DOCUMENT, owed, paying);
            }
        });
    }

    private static Map<String, List<Left>> named(List<Left> some) {
        return some.stream().filter(left -> !left.candidate.document().isEmpty())
                .collect(Collectors.groupingBy(left -> left.candidate.document(), LinkedHashMap::new, Collectors.toList()));
    }

    private void byAmount() {
        Map<Long, List<Left>> owed = debits.stream().filter(left -> left.open != 0)
                .collect(Collectors.groupingBy(left -> left.open, LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        for (Left paying : credits) {
            List<Left> same = owed.get(-paying.open);
            if (paying.open != 0 && same != null && !same.isEmpty()) {
                clear(Reason.AMOUNT, List.of(same.removeFirst()), List.of(paying));
            }
        }
    }

    private void oldestFirst(boolean settlesByCredit) {
        List<Left> debts = settlesByCredit ? debits : credits;
        for (Left payment : settlesByCredit ? credits : debits) {
            clear(Reason.OLDEST_FIRST, settlesByCredit ? debts : List.of(payment), settlesByCredit ? List.of(payment) : debts);
        }
    }

    /** Clears as much as both sides have, the oldest first on each. */
    private void clear(Reason reason, List<Left> owed, List<Left> paying) {
        long most = Math.min(total(owed), total(paying));
        if (most > 0) {
            List<Share> shares = new ArrayList<>(take(owed, most));
            shares.addAll(take(paying, most));
            proposals.add(new Proposal(reason, List.copyOf(shares)));
        }
    }

    private static List<Share> take(List<Left> some, long amount) {
        List<Share> shares = new ArrayList<>();
        long wanted = amount;
        for (Left left : some) {
            long size = Math.min(wanted, Math.abs(left.open));
            if (size > 0) {
                shares.add(left.take(size));
                wanted -= size;
            }
        }
        return shares;
    }

    private static long total(List<Left> some) {
        return some.stream().mapToLong(left -> Math.abs(left.open)).sum();
    }
}
