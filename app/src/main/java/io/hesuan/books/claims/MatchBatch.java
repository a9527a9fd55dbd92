package io.hesuan.books.claims;

import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.ledger.Journal;
import io.hesuan.books.posting.Fact;
import io.hesuan.books.posting.FactLine;
import io.hesuan.books.posting.FactPosted;
import io.hesuan.books.posting.Posting;
import io.hesuan.books.posting.Source;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The matches of one batch on their way: each takes what it plans from the working set at once, so that the next one sees what
 * is left; then their differences are posted, and the items of these join their matches.
 */
final class MatchBatch {

    static final String FACT = "claim-difference";

    /** Who matches, how, and what for. */
    record Deed(Match.Kind kind, String memo, UUID by, UUID undoes) {
    }

    /** A match that has taken its parts and waits for its differences. The two of an offset have one fact between them. */
    record Draft(UUID id, UUID factId, OpenItem.Terms of, LocalDate on, Deed deed, List<OpenItem.Part> parts, List<Difference> differences) {

        Draft sharing(UUID fact) {
            return new Draft(id, fact, of, on, deed, parts, differences);
        }
    }

    private final Posting posting;
    private final Writing writing;
    private final Map<UUID, Books> books;
    private final List<Match> matches = new ArrayList<>();
    private final Set<OpenItem> touched = new LinkedHashSet<>();
    private final Map<UUID, List<Difference>> differences = new HashMap<>();

    /** What a match must know of the books that an account belongs to. */
    record Books(Currency functional, boolean receivable) {
    }

    /** @param books by account */
    MatchBatch(Posting posting, Writing writing, Map<UUID, Books> books) {
        this.posting = posting;
        this.writing = writing;
        this.books = books;
    }

    Outcome<Draft> take(MatchRules.Plan plan, Deed deed, List<MatchItems.Difference> given) {
        List<OpenItem.Part> parts = taken(plan);
        Books of = books.get(plan.first().accountId());
        Outcome<List<Difference>> left = DifferenceRules.of(plan, parts, given, of.functional(), of.receivable());
        if (left.isRefused()) {
            giveBack(parts);
        }
        return left.map(found -> draft(plan.first(), plan.on(), deed, parts, found));
    }

    private static Draft draft(OpenItem.Terms of, LocalDate on, Deed deed, List<OpenItem.Part> parts, List<Difference> differences) {
        UUID id = Ids.next();
        return new Draft(id, id, of, on, deed, parts, differences);
    }

    /** Two matches and one entry between them, at the rate at which what settles stands in the books. */
    List<Draft> offset(OffsetRules.Plan plan, Deed deed) {
        List<OpenItem.Part> debts = taken(plan.debts());
        List<OpenItem.Part> settling = taken(plan.settling());
        Currency functional = books.get(plan.debts().first().accountId()).functional();
        Currency currency = plan.debts().currency();
        var offset = new Difference(Difference.Role.OFFSET, currency.code(), -plan.debts().rest(),
                currency.equals(functional) ? null : DifferenceRules.rate(plan.settling(), settling, functional), plan.settling().first().accountId());
        List<Difference> ofDebts = new ArrayList<>(List.of(offset));
        ofDebts.addAll(DifferenceRules.exchange(debts, offset.amount(), functional));
        Draft one = draft(plan.debts().first(), plan.debts().on(), deed, debts, ofDebts);
        Draft other = draft(plan.settling().first(), plan.settling().on(), deed, settling, DifferenceRules.exchange(settling, -offset.amount(), functional));
        return List.of(one, other.sharing(one.factId()));
    }

    private static List<OpenItem.Part> taken(MatchRules.Plan plan) {
        List<OpenItem.Part> parts = new ArrayList<>();
        for (int i = 0; i < plan.items().size(); i++) {
            parts.add(plan.items().get(i).take(plan.originals().get(i)));
        }
        return parts;
    }

    /** Gives back what a match has taken; the item of its difference stays cleared, and is answered by one that books the same back. */
    Draft undo(MatchRows.Stored stored, LocalDate on, UUID by) {
        Match undone = stored.match();
        List<OpenItem.Part> parts = new ArrayList<>();
        undone.parts().stream().filter(part -> undone.entryId() == null || !part.item().terms.entryId().equals(undone.entryId()))
                .forEach(part -> parts.add(part.item().take(new OpenItem.Part(part.item(), -part.amount(), -part.original()))));
        return draft(undone.parts().getFirst().item().terms, on, new Deed(Match.Kind.UNDO, undone.memo(), by, undone.id()), parts,
                stored.differences().stream().map(Difference::negated).toList());
    }

    /** Posts what is left over, and writes all that was taken. A refused difference gives its match back. */
    List<Outcome<Match>> finish(List<Outcome<Draft>> drafts, String usualMemo) {
        List<List<Draft>> leaving = List.copyOf(drafts.stream().filter(Outcome::isDone).map(Outcome::orElseThrow)
                .collect(Collectors.groupingBy(Draft::factId, LinkedHashMap::new, Collectors.toList())).values()).stream()
                .filter(sharing -> sharing.stream().anyMatch(draft -> !draft.differences.isEmpty())).toList();
        List<Outcome<FactPosted>> posted = posting.post(writing, leaving.stream().map(sharing -> fact(sharing, usualMemo)).toList());
        Map<UUID, Outcome<FactPosted>> facts = IntStream.range(0, leaving.size()).boxed().collect(Collectors.toMap(i -> leaving.get(i).getFirst().factId(), posted::get));
        Set<UUID> entries = posted.stream().filter(Outcome::isDone).map(done -> done.orElseThrow().entryId()).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<UUID, List<OpenItem>> left = entries.isEmpty() ? Map.of() : ItemRows.lockOfEntries(writing.sql(), entries).values().stream()
                .collect(Collectors.groupingBy(item -> item.terms.entryId()));
        List<Outcome<Match>> outcomes = drafts.stream().map(outcome -> outcome.then(draft -> finished(draft, facts.get(draft.factId()), left))).toList();
        MatchRows.add(writing.sql(), writing.now(), matches, differences);
        ItemRows.update(writing.sql(), touched);
        return outcomes;
    }

    private Outcome<Match> finished(Draft draft, Outcome<FactPosted> fact, Map<UUID, List<OpenItem>> left) {
        if (fact instanceof Outcome.Refused<FactPosted> refused) {
            giveBack(draft.parts);
            return refused.map(never -> null);
        }
        UUID entry = fact == null ? null : fact.orElseThrow().entryId();
        List<OpenItem.Part> parts = new ArrayList<>(draft.parts);
        (entry == null ? List.<OpenItem>of() : left.getOrDefault(entry, List.of())).stream().filter(item -> item.terms.accountId().equals(draft.of.accountId())).forEach(item -> parts.add(item.take(new OpenItem.Part(item, item.openAmount, item.openOriginal))));
        Match match = new Match(draft.id, draft.of.companyId(), draft.of.accountId(), draft.of.partyId(), draft.of.currency(), draft.on, draft.deed.kind(),
                draft.deed.undoes(), entry, draft.deed.memo(), draft.deed.by(), parts);
        parts.forEach(part -> touched.add(part.item()));
        matches.add(match);
        differences.put(match.id(), draft.differences);
        return Outcome.done(match);
    }

    private static Fact fact(List<Draft> sharing, String usualMemo) {
        Draft draft = sharing.getFirst();
        List<FactLine> lines = new ArrayList<>();
        sharing.forEach(each -> each.differences.forEach(difference -> lines.add(difference.line(lines.size() + 1, each.of.accountId(), each.of.partyId(), each.on))));
        String document = draft.parts.stream().map(part -> part.item().terms.document()).filter(text -> !text.isEmpty()).findFirst().orElse("");
        return new Fact(draft.factId, FACT, draft.of.companyId(), draft.on, new Source("match", draft.factId, document),
                draft.deed.memo().isBlank() ? usualMemo : draft.deed.memo(), Dimensions.NONE, lines, List.of(), draft.deed.by());
    }

    private static void giveBack(List<OpenItem.Part> parts) {
        parts.forEach(part -> part.item().giveBack(part));
    }

    static ItemsMatched told(Match match) {
        return new ItemsMatched(Claims.MATCH_ID.write(match.id()), Money.ofMinor(match.original(), Currency.of(match.currency())).toString(), match.currency(),
                match.entryId() == null ? null : Journal.ENTRY_ID.write(match.entryId()));
    }
}
