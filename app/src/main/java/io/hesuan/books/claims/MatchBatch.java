package io.hesuan.books.claims;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The matches of one batch on their way: each takes what it plans from the working set at once, so that the next one sees what is left. */
final class MatchBatch {

    /** Who matches, how, and what for. */
    record Deed(Match.Kind kind, String memo, UUID by) {
    }

    private final Writing writing;
    private final List<Match> matches = new ArrayList<>();
    private final Set<OpenItem> touched = new LinkedHashSet<>();

    MatchBatch(Writing writing) {
        this.writing = writing;
    }

    Outcome<Match> add(MatchRules.Plan plan, Deed deed) {
        List<OpenItem.Part> parts = new ArrayList<>();
        for (int i = 0; i < plan.items().size(); i++) {
            parts.add(plan.items().get(i).take(plan.originals().get(i)));
        }
        long left = parts.stream().mapToLong(OpenItem.Part::amount).sum();
        if (plan.rest() != 0 || left != 0) {
            parts.forEach(part -> part.item().giveBack(part));
            return Outcome.refused(ClaimRefusal.MATCH_LEAVES_A_DIFFERENCE, "lines", Money.ofMinor(plan.rest(), plan.currency()), plan.currency());
        }
        OpenItem.Terms first = plan.first();
        return Outcome.done(keep(new Match(Ids.next(), first.companyId(), first.accountId(), first.partyId(), first.currency(), plan.on(), deed.kind(), null, null,
                deed.memo(), deed.by(), parts)));
    }

    /** Gives back what a match has taken. */
    Match undo(Match undone, LocalDate on, UUID by) {
        List<OpenItem.Part> parts = undone.parts().stream()
                .map(part -> part.item().take(new OpenItem.Part(part.item(), -part.amount(), -part.original()))).toList();
        return keep(new Match(Ids.next(), undone.companyId(), undone.accountId(), undone.partyId(), undone.currency(), on, Match.Kind.UNDO, undone.id(), null,
                undone.memo(), by, parts));
    }

    private Match keep(Match match) {
        match.parts().forEach(part -> touched.add(part.item()));
        matches.add(match);
        return match;
    }

    void write() {
        MatchRows.add(writing.sql(), writing.now(), matches);
        ItemRows.update(writing.sql(), touched);
    }

    static ItemsMatched told(Match match) {
        return new ItemsMatched(Claims.MATCH_ID.write(match.id()), Money.ofMinor(match.original(), Currency.of(match.currency())).toString(), match.currency());
    }
}
