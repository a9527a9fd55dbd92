package io.hesuan.books.claims;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static hesuandb.claims.Tables.ITEM;
import static hesuandb.ledger.Tables.ACCOUNT_VIEW;

/** Matches items: the use cases {@link MatchItems}, {@link MatchAutomatically} and {@link UndoMatch}. */
@Component
class Matching {

    private static final int MOST_ITEMS_AT_ONCE = 20_000;

    UseCase<MatchItems, ItemsMatched> matching() {
        return new UseCase<>("claim.match", ItemsMatched.class, Claims.MATCH, this::match);
    }

    UseCase<MatchAutomatically, MatchedAutomatically> matchingAutomatically() {
        return new UseCase<>("claim.match-automatically", MatchedAutomatically.class, Claims.MATCH, this::matchAutomatically);
    }

    UseCase<UndoMatch, ItemsMatched> undoing() {
        return new UseCase<>("claim.undo", ItemsMatched.class, Claims.MATCH, this::undo);
    }

    private List<Outcome<ItemsMatched>> match(Writing writing, List<Call<MatchItems>> calls) {
        Set<UUID> wanted = calls.stream().flatMap(call -> call.command().lines().stream()).map(MatchItems.Line::itemId).collect(Collectors.toSet());
        Map<UUID, OpenItem> items = ItemRows.lock(writing.sql(), wanted);
        var batch = new MatchBatch(writing);
        List<Outcome<ItemsMatched>> outcomes = calls.stream().map(call -> MatchRules.plan(call.command(), items)
                .then(plan -> batch.add(plan, new MatchBatch.Deed(Match.Kind.MANUAL, call.command().memo(), call.by().userId())))
                .map(MatchBatch::told)).toList();
        batch.write();
        return outcomes;
    }

    private List<Outcome<ItemsMatched>> undo(Writing writing, List<Call<UndoMatch>> calls) {
        Map<UUID, MatchRows.Stored> stored = MatchRows.find(writing.sql(), calls.stream().map(call -> call.command().matchId()).collect(Collectors.toSet()));
        Set<UUID> undone = new LinkedHashSet<>();
        var batch = new MatchBatch(writing);
        List<Outcome<ItemsMatched>> outcomes = new ArrayList<>();
        for (Call<UndoMatch> call : calls) {
            UndoMatch command = call.command();
            MatchRows.Stored match = stored.get(command.matchId());
            outcomes.add(UndoRules.check(command, match, undone.contains(command.matchId())).map(on -> {
                undone.add(command.matchId());
                return MatchBatch.told(batch.undo(match.match(), on, call.by().userId()));
            }));
        }
        batch.write();
        return outcomes;
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
        UUID[] accounts = groups.keySet().stream().map(Group::accountId).distinct().toArray(UUID[]::new);
        Map<UUID, String> classes = writing.sql().select(ACCOUNT_VIEW.ID, ACCOUNT_VIEW.CLASS).from(ACCOUNT_VIEW)
                .where(ACCOUNT_VIEW.ID.eq(DSL.any(accounts))).fetchMap(ACCOUNT_VIEW.ID, ACCOUNT_VIEW.CLASS);
        var batch = new MatchBatch(writing);
        List<Outcome<MatchedAutomatically>> outcomes = new ArrayList<>();
        for (Call<MatchAutomatically> call : calls) {
            List<MatchedAutomatically.Found> found = new ArrayList<>();
            groups.forEach((group, items) -> {
                if (covers(call.command(), group)) {
                    found.addAll(matchGroup(batch, items, "asset".equals(classes.get(group.accountId())), call));
                }
            });
            outcomes.add(Outcome.done(MatchedAutomatically.of(found)));
        }
        batch.write();
        return outcomes;
    }

    private static List<MatchedAutomatically.Found> matchGroup(MatchBatch batch, List<OpenItem> items, boolean settlesByCredit, Call<MatchAutomatically> call) {
        Map<UUID, OpenItem> known = items.stream().collect(Collectors.toMap(item -> item.terms.id(), item -> item));
        List<Proposals.Candidate> candidates = items.stream().filter(item -> item.openOriginal != 0).map(item -> new Proposals.Candidate(item.terms.id(),
                item.openOriginal, item.terms.document(), item.terms.dueOn(), item.terms.enteredOn())).toList();
        List<MatchedAutomatically.Found> found = new ArrayList<>();
        for (Proposals.Proposal proposal : Proposals.of(candidates, settlesByCredit)) {
            MatchRules.Plan plan = MatchRules.plan(proposal, known, call.command().on());
            batch.add(plan, new MatchBatch.Deed(Match.Kind.PROPOSED, "", call.by().userId()))
                    .map(match -> found.add(MatchedAutomatically.Found.of(proposal.reason(), match)));
        }
        return found;
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
