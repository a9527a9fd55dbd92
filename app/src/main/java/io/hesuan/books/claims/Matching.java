package io.hesuan.books.claims;

import io.hesuan.books.posting.Posting;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.web.Sentences;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static hesuandb.claims.Tables.ITEM;
import static hesuandb.ledger.Tables.ACCOUNT_VIEW;
import static hesuandb.ledger.Tables.BOOK_VIEW;

/** Matches items: the use cases {@link MatchItems}, {@link MatchAutomatically} and {@link UndoMatch}. */
@Component
class Matching {

    private static final int MOST_ITEMS_AT_ONCE = 20_000;

    private final Posting posting;
    private final Sentences sentences;

    Matching(Posting posting, Sentences sentences) {
        this.posting = posting;
        this.sentences = sentences;
    }

    UseCase<MatchItems, ItemsMatched> matching() {
        return new UseCase<>("claim.match", ItemsMatched.class, Claims.MATCH, this::match);
    }

    UseCase<MatchAutomatically, MatchedAutomatically> matchingAutomatically() {
        return new UseCase<>("claim.match-automatically", MatchedAutomatically.class, Claims.MATCH, this::matchAutomatically);
    }

    UseCase<OffsetItems, ItemsMatched> offsetting() {
        return new UseCase<>("claim.offset", ItemsMatched.class, Claims.MATCH, this::offset);
    }

    UseCase<UndoMatch, ItemsMatched> undoing() {
        return new UseCase<>("claim.undo", ItemsMatched.class, Claims.MATCH, this::undo);
    }

    private List<Outcome<ItemsMatched>> match(Writing writing, List<Call<MatchItems>> calls) {
        Set<UUID> wanted = calls.stream().flatMap(call -> call.command().lines().stream()).map(MatchItems.Line::itemId).collect(Collectors.toSet());
        Map<UUID, OpenItem> items = ItemRows.lock(writing.sql(), wanted);
        var batch = new MatchBatch(posting, writing, books(writing, items.values()));
        List<Outcome<MatchBatch.Draft>> drafts = calls.stream().map(call -> MatchRules.plan(call.command(), items).then(plan -> batch.take(plan,
                new MatchBatch.Deed(Match.Kind.MANUAL, call.command().memo(), call.by().userId(), null), call.command().differences()))).toList();
        return batch.finish(drafts, memo(calls)).stream().map(outcome -> outcome.map(MatchBatch::told)).toList();
    }

    private List<Outcome<ItemsMatched>> offset(Writing writing, List<Call<OffsetItems>> calls) {
        Set<UUID> wanted = calls.stream().flatMap(call -> Stream.concat(call.command().lines().stream(), call.command().against().stream())).map(MatchItems.Line::itemId)
                .collect(Collectors.toSet());
        Map<UUID, OpenItem> items = ItemRows.lock(writing.sql(), wanted);
        var batch = new MatchBatch(posting, writing, books(writing, items.values()));
        List<Outcome<List<MatchBatch.Draft>>> drafts = calls.stream().map(call -> OffsetRules.plan(call.command(), items).map(plan -> batch.offset(plan,
                new MatchBatch.Deed(Match.Kind.OFFSET, call.command().memo(), call.by().userId(), null)))).toList();
        return finish(batch, drafts, calls);
    }

    /** Each call is answered by its first match. */
    private <C> List<Outcome<ItemsMatched>> finish(MatchBatch batch, List<Outcome<List<MatchBatch.Draft>>> drafts, List<Call<C>> calls) {
        Iterator<Outcome<Match>> finished = batch.finish(drafts.stream().filter(Outcome::isDone).flatMap(done -> done.orElseThrow().stream()).map(Outcome::done).toList(), memo(calls))
                .iterator();
        return drafts.stream().map(outcome -> outcome.then(several -> several.stream().map(draft -> finished.next()).toList().getFirst().map(MatchBatch::told))).toList();
    }

    private List<Outcome<ItemsMatched>> undo(Writing writing, List<Call<UndoMatch>> calls) {
        Set<UUID> wanted = calls.stream().map(call -> call.command().matchId()).collect(Collectors.toSet());
        Map<UUID, MatchRows.Stored> stored = MatchRows.find(writing.sql(), MatchRows.withOffsets(writing.sql(), wanted));
        Set<UUID> undone = new LinkedHashSet<>();
        var batch = new MatchBatch(posting, writing, Map.of());
        List<Outcome<List<MatchBatch.Draft>>> drafts = new ArrayList<>();
        for (Call<UndoMatch> call : calls) {
            UndoMatch command = call.command();
            MatchRows.Stored match = stored.get(command.matchId());
            drafts.add(UndoRules.check(command, match, undone.contains(command.matchId())).map(on -> {
                List<MatchBatch.Draft> taken = together(match, stored.values()).stream().map(each -> batch.undo(each, on, call.by().userId())).toList();
                together(match, stored.values()).forEach(each -> undone.add(each.match().id()));
                return taken.stream().map(draft -> draft.sharing(taken.getFirst().factId())).toList();
            }));
        }
        return finish(batch, drafts, calls);
    }

    /** A match, and with it the other one of its offset. */
    private static List<MatchRows.Stored> together(MatchRows.Stored match, Collection<MatchRows.Stored> all) {
        if (match.match().kind() != Match.Kind.OFFSET) {
            return List.of(match);
        }
        return Stream.concat(Stream.of(match), all.stream().filter(each -> each != match && each.match().kind() == Match.Kind.OFFSET
                && each.match().entryId().equals(match.match().entryId()))).toList();
    }

    /** Currency and class of the accounts; one statement. */
    private static Map<UUID, MatchBatch.Books> books(Writing writing, Collection<OpenItem> items) {
        UUID[] accounts = items.stream().map(item -> item.terms.accountId()).distinct().toArray(UUID[]::new);
        Map<UUID, MatchBatch.Books> books = new HashMap<>();
        writing.sql().select(ACCOUNT_VIEW.ID, ACCOUNT_VIEW.CLASS, BOOK_VIEW.CURRENCY).from(ACCOUNT_VIEW).join(BOOK_VIEW).on(BOOK_VIEW.COMPANY_ID.eq(ACCOUNT_VIEW.COMPANY_ID))
                .where(ACCOUNT_VIEW.ID.eq(DSL.any(accounts)))
                .forEach(row -> books.put(row.value1(), new MatchBatch.Books(Currency.of(row.value3()), "asset".equals(row.value2()))));
        return books;
    }

    private <C> String memo(List<Call<C>> calls) {
        return sentences.say(calls.getFirst().by().locale(), "claims.difference");
    }

    /** What can be matched with one another. */
    private record Group(UUID companyId, UUID accountId, UUID partyId, String currency) {

        static Group of(OpenItem item) {
            return new Group(item.terms.companyId(), item.terms.accountId(), item.terms.partyId(), item.terms.currency());
        }
    }

    private List<Outcome<MatchedAutomatically>> matchAutomatically(Writing writing, List<Call<MatchAutomatically>> calls) {
        Condition asked = DSL.or(calls.stream().map(call -> asked(call.command())).toList());
        Map<Group, List<OpenItem>> groups = ItemRows.lockOpen(writing.sql(), asked, MOST_ITEMS_AT_ONCE).values().stream()
                .collect(Collectors.groupingBy(Group::of, LinkedHashMap::new, Collectors.toList()));
        Map<UUID, MatchBatch.Books> books = books(writing, groups.values().stream().flatMap(List::stream).toList());
        var batch = new MatchBatch(posting, writing, books);
        List<Outcome<MatchBatch.Draft>> drafts = new ArrayList<>();
        List<List<Proposals.Reason>> reasons = new ArrayList<>();
        for (Call<MatchAutomatically> call : calls) {
            List<Proposals.Reason> found = new ArrayList<>();
            groups.forEach((group, items) -> {
                if (covers(call.command(), group)) {
                    propose(batch, items, books.get(group.accountId()).receivable(), call, drafts, found);
                }
            });
            reasons.add(found);
        }
        Iterator<Outcome<Match>> finished = batch.finish(drafts, memo(calls)).iterator();
        return reasons.stream().map(found -> Outcome.done(MatchedAutomatically.of(found.stream().flatMap(reason -> found(reason, finished.next())).toList()))).toList();
    }

    /** A proposal whose difference of exchange can't be booked, as in a closed period, is left for people. */
    private static Stream<MatchedAutomatically.Found> found(Proposals.Reason reason, Outcome<Match> outcome) {
        return outcome instanceof Outcome.Done<Match>(Match match) ? Stream.of(MatchedAutomatically.Found.of(reason, match)) : Stream.empty();
    }

    private static void propose(MatchBatch batch, List<OpenItem> items, boolean receivable, Call<MatchAutomatically> call, List<Outcome<MatchBatch.Draft>> drafts,
                                List<Proposals.Reason> reasons) {
        Map<UUID, OpenItem> known = items.stream().collect(Collectors.toMap(item -> item.terms.id(), item -> item));
        List<Proposals.Candidate> candidates = items.stream().filter(item -> item.openOriginal != 0).map(item -> new Proposals.Candidate(item.terms.id(),
                item.openOriginal, item.terms.document(), item.terms.dueOn(), item.terms.enteredOn(), item.terms.discounts())).toList();
        for (Proposals.Proposal proposal : Proposals.of(candidates, receivable)) {
            List<MatchItems.Difference> discount = proposal.discount() == 0 ? List.of() : List.of(new MatchItems.Difference(Difference.Reason.DISCOUNT, null));
            drafts.add(batch.take(MatchRules.plan(proposal, known, call.command().on()), new MatchBatch.Deed(Match.Kind.PROPOSED, "", call.by().userId(), null), discount));
            reasons.add(proposal.reason());
        }
    }

    private static Condition asked(MatchAutomatically command) {
        Condition condition = ITEM.COMPANY_ID.eq(command.companyId());
        condition = command.accountId() == null ? condition : condition.and(ITEM.ACCOUNT_ID.eq(command.accountId()));
        condition = command.partyId() == null ? condition : condition.and(ITEM.PARTY_ID.eq(command.partyId()));
        return command.currency() == null ? condition : condition.and(ITEM.CURRENCY.eq(command.currency()));
    }

    private static boolean covers(MatchAutomatically command, Group group) {
        return command.companyId().equals(group.companyId()) && same(command.accountId(), group.accountId()) && same(command.partyId(), group.partyId())
                && same(command.currency(), group.currency());
    }

    private static boolean same(Object asked, Object there) {
        return asked == null || Objects.equals(asked, there);
    }
}
