package io.hesuan.books.claims;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What must be true of a match, in order of precedence. Pure but for the working set that it is given. */
final class MatchRules {

    static final int MOST_ITEMS = 2_000;

    /**
     * What is to be taken.
     *
     * @param originals by item in the order of the command, signed as the item
     * @param rest      what the sum of these is off zero, in minor units of the currency
     */
    record Plan(LocalDate on, List<OpenItem> items, List<Long> originals, Currency currency, long rest) {

        Plan on(LocalDate day) {
            return new Plan(day, items, originals, currency, rest);
        }

        OpenItem.Terms first() {
            return items.getFirst().terms;
        }
    }

    private MatchRules() {
    }

    static Outcome<Plan> plan(MatchItems command, Map<UUID, OpenItem> known) {
        List<MatchItems.Line> lines = command.lines();
        Optional<Outcome.Refused<Plan>> refused = checkLines(lines).or(() -> checkItems(command, known));
        if (refused.isPresent()) {
            return refused.get();
        }
        List<OpenItem> items = lines.stream().map(line -> known.get(line.itemId())).toList();
        Currency currency = Currency.of(items.getFirst().terms.currency());
        List<Long> originals = new ArrayList<>();
        long rest = 0;
        for (int i = 0; i < lines.size(); i++) {
            switch (part(lines.get(i), items.get(i), currency, i)) {
                case Outcome.Done<Long>(Long original) -> {
                    originals.add(original);
                    rest += original;
                }
                case Outcome.Refused<Long> no -> {
                    return no.map(never -> null);
                }
            }
        }
        LocalDate latest = items.stream().map(item -> item.terms.enteredOn()).max(LocalDate::compareTo).orElseThrow();
        if (command.on() != null && command.on().isBefore(latest)) {
            return Outcome.refused(ClaimRefusal.MATCH_DATE_IS_TOO_EARLY, "on", command.on(), latest);
        }
        return Outcome.done(new Plan(command.on() == null ? latest : command.on(), items, originals, currency, rest));
    }

    /** The plan of a proposal, which is sound by its making. */
    static Plan plan(Proposals.Proposal proposal, Map<UUID, OpenItem> known, LocalDate on) {
        List<OpenItem> items = proposal.shares().stream().map(share -> known.get(share.id())).toList();
        LocalDate latest = items.stream().map(item -> item.terms.enteredOn()).max(LocalDate::compareTo).orElseThrow();
        return new Plan(on == null || on.isBefore(latest) ? latest : on, items, proposal.shares().stream().map(Proposals.Share::original).toList(),
                Currency.of(items.getFirst().terms.currency()), proposal.discount());
    }

    private static Optional<Outcome.Refused<Plan>> checkLines(List<MatchItems.Line> lines) {
        if (lines.isEmpty()) {
            return refused(ClaimRefusal.MATCH_HAS_NO_ITEMS, "lines");
        }
        if (lines.size() > MOST_ITEMS) {
            return refused(ClaimRefusal.MATCH_HAS_TOO_MANY_ITEMS, "lines", lines.size(), MOST_ITEMS);
        }
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!seen.add(lines.get(i).itemId())) {
                return refused(ClaimRefusal.OPEN_ITEM_REPEATED, field(i, "itemId"), i + 1);
            }
        }
        return Optional.empty();
    }

    private static Optional<Outcome.Refused<Plan>> checkItems(MatchItems command, Map<UUID, OpenItem> known) {
        OpenItem.Terms first = null;
        for (int i = 0; i < command.lines().size(); i++) {
            OpenItem item = known.get(command.lines().get(i).itemId());
            if (item == null || !item.terms.companyId().equals(command.companyId())) {
                return refused(ClaimRefusal.OPEN_ITEM_UNKNOWN, field(i, "itemId"), i + 1);
            }
            first = first == null ? item.terms : first;
            if (!first.accountId().equals(item.terms.accountId())) {
                return refused(ClaimRefusal.ITEMS_OF_DIFFERENT_ACCOUNTS, field(i, "itemId"), i + 1);
            }
            if (!first.partyId().equals(item.terms.partyId())) {
                return refused(ClaimRefusal.ITEMS_OF_DIFFERENT_PARTIES, field(i, "itemId"), i + 1);
            }
            if (!first.currency().equals(item.terms.currency())) {
                return refused(ClaimRefusal.ITEMS_OF_DIFFERENT_CURRENCIES, field(i, "itemId"), i + 1, first.currency(), item.terms.currency());
            }
        }
        return Optional.empty();
    }

    /** What a line takes, signed as its item. */
    private static Outcome<Long> part(MatchItems.Line line, OpenItem item, Currency currency, int i) {
        long open = Math.abs(item.openOriginal);
        long asked = open;
        if (line.amount() != null) {
            try {
                asked = Money.of(line.amount(), currency).minor();
            } catch (MalformedText malformed) {
                asked = 0;
            }
            if (asked <= 0) {
                return Outcome.refused(ClaimRefusal.MATCH_AMOUNT_NOT_UNDERSTOOD, field(i, "amount"), i + 1, line.amount());
            }
        }
        if (open == 0) {
            return Outcome.refused(ClaimRefusal.OPEN_ITEM_IS_CLEARED, field(i, "itemId"), i + 1);
        }
        if (asked > open) {
            return Outcome.refused(ClaimRefusal.MORE_THAN_IS_OPEN, field(i, "amount"), i + 1, Money.ofMinor(asked, currency), Money.ofMinor(open, currency));
        }
        return Outcome.done(item.openOriginal < 0 ? -asked : asked);
    }

    static String field(int line, String name) {
        return "lines[" + line + "]." + name;
    }

    private static Optional<Outcome.Refused<Plan>> refused(ClaimRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
