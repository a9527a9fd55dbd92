package io.hesuan.books.claims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which open items of one account, party and currency probably belong together: first those with the same document number,
 * then those with the same amount, then those that are paid less a discount for paying early, then the oldest first. Pure; the order in which items come does not matter.
 */
final class Proposals {

    enum Reason {
        DOCUMENT, AMOUNT, DISCOUNT, OLDEST_FIRST;

        String written() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** @param open signed, minor units of the currency, never 0; {@code discounts} as {@link EarlyPayment} reads them, null for none */
    record Candidate(UUID id, long open, String document, LocalDate dueOn, LocalDate enteredOn, String discounts) {
    }

    record Share(UUID id, long original) {
    }

    /** @param shares add up to zero, or to the discount that was deducted */
    record Proposal(Reason reason, List<Share> shares) {

        long discount() {
            return shares.stream().mapToLong(Share::original).sum();
        }
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

        long discountOn(LocalDate day) {
            return open == candidate.open() ? EarlyPayment.allowed(candidate.discounts(), candidate.enteredOn(), day, open) : 0;
        }

        Share take(long size) {
            long part = open < 0 ? -size : size;
            open -= part;
            return new Share(candidate.id(), part);
        }
    }

    private final List<Left> debits;
    private final List<Left> credits;
    private final List<Left> debts;
    private final List<Left> payments;
    private final List<Proposal> proposals = new ArrayList<>();

    private Proposals(List<Candidate> candidates, boolean settlesByCredit) {
        List<Left> all = candidates.stream().map(Left::new).sorted(OLDEST_FIRST).toList();
        debits = all.stream().filter(left -> left.open > 0).toList();
        credits = all.stream().filter(left -> left.open < 0).toList();
        debts = settlesByCredit ? debits : credits;
        payments = settlesByCredit ? credits : debits;
    }

    /** @param settlesByCredit whether credits pay debits, as on receivables: each payment is one proposal with the debts that it clears */
    static List<Proposal> of(List<Candidate> candidates, boolean settlesByCredit) {
        var work = new Proposals(candidates, settlesByCredit);
        work.byDocumentLessDiscount();
        work.byDocument();
        work.byAmount();
        work.byAmountLessDiscount();
        work.oldestFirst(settlesByCredit);
        return work.proposals;
    }

    /** What was paid on a document comes to what is owed on it, less what may be deducted for paying early. */
    private void byDocumentLessDiscount() {
        Map<String, List<Left>> owed = named(debts);
        named(payments).forEach((document, paying) -> {
            List<Left> owing = owed.getOrDefault(document, List.of());
            LocalDate paidOn = paying.stream().map(left -> left.candidate.enteredOn()).max(LocalDate::compareTo).orElseThrow();
            long discount = owing.stream().mapToLong(left -> left.discountOn(paidOn)).sum();
            if (discount != 0 && signed(owing) - discount == -signed(paying)) {
                clearWhole(owing, paying);
            }
        });
    }

    /** One payment pays one debt less a discount; the amounts of all steps are looked up, and the day decides. */
    private void byAmountLessDiscount() {
        Map<Long, List<Left>> less = new LinkedHashMap<>();
        for (Left debt : debts) {
            if (debt.open == debt.candidate.open()) {
                EarlyPayment.steps(debt.candidate.discounts(), debt.candidate.enteredOn()).forEach(step ->
                        less.computeIfAbsent(debt.open - step.of(debt.open), any -> new ArrayList<>()).add(debt));
            }
        }
        for (Left payment : payments) {
            less.getOrDefault(-payment.open, List.of()).stream()
                    .filter(debt -> payment.open != 0 && debt.discountOn(payment.candidate.enteredOn()) != 0
                            && debt.open - debt.discountOn(payment.candidate.enteredOn()) == -payment.open)
                    .findFirst().ifPresent(debt -> clearWhole(List.of(debt), List.of(payment)));
        }
    }

    private void clearWhole(List<Left> owing, List<Left> paying) {
        proposals.add(new Proposal(Reason.DISCOUNT, Stream.concat(owing.stream(), paying.stream()).map(left -> left.take(Math.abs(left.open))).toList()));
    }

    private static long signed(List<Left> some) {
        return some.stream().mapToLong(left -> left.open).sum();
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
        for (Left payment : payments) {
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
