package io.hesuan.books.claims;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What must be true of an offset, in order of precedence, and what it comes to. Pure but for the working set that it is given. */
final class OffsetRules {

    /** What is to be taken on either side, on one day. */
    record Plan(MatchRules.Plan debts, MatchRules.Plan settling) {
    }

    private OffsetRules() {
    }

    static Outcome<Plan> plan(OffsetItems command, Map<UUID, OpenItem> known) {
        Outcome<MatchRules.Plan> one = side(command, command.lines(), known);
        if (one instanceof Outcome.Refused<MatchRules.Plan> refused) {
            return refused.map(never -> null);
        }
        Outcome<MatchRules.Plan> other = side(command, command.against(), known);
        if (other instanceof Outcome.Refused<MatchRules.Plan>(var reason, var field, var arguments)) {
            return new Outcome.Refused<>(reason, field == null ? null : field.replaceFirst("^lines", "against"), arguments);
        }
        return agree(one.orElseThrow(), other.orElseThrow());
    }

    private static Outcome<MatchRules.Plan> side(OffsetItems command, List<MatchItems.Line> lines, Map<UUID, OpenItem> known) {
        return MatchRules.plan(new MatchItems(command.companyId(), command.on(), command.memo(), lines), known);
    }

    private static Outcome<Plan> agree(MatchRules.Plan one, MatchRules.Plan other) {
        if (one.first().accountId().equals(other.first().accountId())) {
            return Outcome.refused(ClaimRefusal.OFFSET_ON_ONE_ACCOUNT, "against");
        }
        if (!one.first().partyId().equals(other.first().partyId())) {
            return Outcome.refused(ClaimRefusal.ITEMS_OF_DIFFERENT_PARTIES, "against", 1);
        }
        if (!one.currency().equals(other.currency())) {
            return Outcome.refused(ClaimRefusal.ITEMS_OF_DIFFERENT_CURRENCIES, "against", 1, one.currency().code(), other.currency().code());
        }
        if (one.rest() == 0 || one.rest() != -other.rest()) {
            Currency currency = one.currency();
            return Outcome.refused(ClaimRefusal.OFFSETS_DIFFER, "against", Money.ofMinor(Math.abs(one.rest()), currency), Money.ofMinor(Math.abs(other.rest()), currency), currency);
        }
        LocalDate on = one.on().isBefore(other.on()) ? other.on() : one.on();
        return Outcome.done(new Plan(one.on(on), other.on(on)));
    }
}
