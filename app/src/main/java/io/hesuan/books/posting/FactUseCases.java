package io.hesuan.books.posting;

import io.hesuan.books.ledger.Account;
import io.hesuan.books.ledger.EntryKind;
import io.hesuan.books.ledger.EntryPosted;
import io.hesuan.books.ledger.Journal;
import io.hesuan.books.ledger.Ledger;
import io.hesuan.books.ledger.LedgerView;
import io.hesuan.books.ledger.NewEntry;
import io.hesuan.books.ledger.NewLine;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Facts that come from outside, and facts that are taken back: the use cases {@link PostFact} and {@link ReverseFact}. */
@Component
class FactUseCases {

    private final Posting posting;
    private final Ledger ledger;

    FactUseCases(Posting posting, Ledger ledger) {
        this.posting = posting;
        this.ledger = ledger;
    }

    UseCase<PostFact, FactAnswer> posting() {
        return new UseCase<>("fact.post", FactAnswer.class, PostingRights.POST, this::post);
    }

    UseCase<ReverseFact, FactAnswer> reversing() {
        return new UseCase<>("fact.reverse", FactAnswer.class, PostingRights.POST, this::reverse);
    }

    private List<Outcome<FactAnswer>> post(Writing writing, List<Call<PostFact>> calls) {
        Set<UUID> companies = calls.stream().map(call -> call.command().companyId()).collect(Collectors.toSet());
        Set<String> codes = calls.stream().flatMap(call -> call.command().lines().stream()).map(PostFact.Line::account).filter(Objects::nonNull).collect(Collectors.toSet());
        LedgerView books = ledger.view(writing.sql(), companies, Set.of());
        Map<UUID, Map<String, Account>> byCode = codes.isEmpty() ? Map.of() : ledger.accounts(writing.sql(), companies, codes, Set.of()).values().stream()
                .collect(Collectors.groupingBy(Account::companyId, Collectors.toMap(Account::code, account -> account)));
        List<Outcome<Fact>> read = calls.stream().map(call -> {
            UUID company = call.command().companyId();
            return !books.companies().containsKey(company) ? ledger.<Fact>check(books, nowhere(call)).map(refused -> (Outcome<Fact>) refused).orElseThrow()
                    : FactReading.fact(call.command(), books.companies().get(company).currency(), byCode.getOrDefault(company, Map.of()), call.by().userId());
        }).toList();
        List<Fact> facts = read.stream().filter(Outcome::isDone).map(Outcome::orElseThrow).toList();
        var posted = posting.post(writing, facts).iterator();
        List<Outcome<FactAnswer>> answers = new ArrayList<>();
        for (int at = 0; at < calls.size(); at++) {
            Call<PostFact> call = calls.get(at);
            answers.add(read.get(at).then(fact -> posted.next().map(done -> {
                writing.audit(call.by(), AuditEntry.of("post", "fact", fact.id(), fact.type() + " " + fact.source().documentNumber()).inCompany(fact.companyId()));
                return FactAnswer.of(done);
            })));
        }
        return answers;
    }

    private static NewEntry nowhere(Call<PostFact> call) {
        return new NewEntry(Ids.next(), call.command().companyId(), call.command().occurredOn(), EntryKind.AUTOMATIC, null, null, null, "", null, List.of());
    }

    private List<Outcome<FactAnswer>> reverse(Writing writing, List<Call<ReverseFact>> calls) {
        Set<UUID> ids = calls.stream().map(call -> call.command().factId()).collect(Collectors.toSet());
        Map<UUID, FactPages.Stored> facts = FactPages.find(writing.sql(), ids);
        Map<UUID, NewEntry> entries = ledger.entries(writing.sql(), facts.values().stream().map(FactPages.Stored::entryId).filter(Objects::nonNull).collect(Collectors.toSet()));
        Set<UUID> companies = facts.values().stream().map(FactPages.Stored::companyId).collect(Collectors.toSet());
        Set<UUID> accounts = entries.values().stream().flatMap(entry -> entry.lines().stream()).map(NewLine::accountId).collect(Collectors.toSet());
        LedgerView view = ledger.view(writing.sql(), companies, accounts);
        Set<UUID> reversed = ledger.reversed(writing.sql(), entries.keySet());
        Map<UUID, Outcome.Refused<EntryPosted>> obstacles = ledger.obstacles(writing.sql(), entries.keySet());
        List<NewEntry> passed = new ArrayList<>();
        List<Outcome<FactAnswer>> answers = new ArrayList<>();
        for (Call<ReverseFact> call : calls) {
            FactPages.Stored fact = facts.get(call.command().factId());
            answers.add(reverse(writing, call, fact, fact == null ? null : entries.get(fact.entryId()), view, reversed, obstacles, passed));
        }
        ledger.append(writing, view, passed);
        return answers;
    }

    private Outcome<FactAnswer> reverse(Writing writing, Call<ReverseFact> call, FactPages.Stored fact, NewEntry entry, LedgerView view, Set<UUID> reversed,
                                        Map<UUID, Outcome.Refused<EntryPosted>> obstacles, List<NewEntry> passed) {
        if (fact == null || !call.by().companies(PostingRights.POST).covers(fact.companyId())) {
            return Outcome.refused(PostingRefusal.FACT_UNKNOWN, "id", PostingRights.FACT_ID.write(call.command().factId()));
        }
        if (fact.amounts().stream().anyMatch(amount -> amount.goods() != null)) {
            return Outcome.refused(PostingRefusal.FACT_MOVED_GOODS, "id");
        }
        if (entry == null || reversed.contains(entry.id())) {
            return Outcome.refused(PostingRefusal.FACT_WAS_REVERSED, "id");
        }
        var book = view.companies().get(fact.companyId());
        var on = call.command().on() != null ? call.command().on() : book.isOpen(book.periodOf(entry.on())) ? entry.on() : book.firstOpen().firstDay();
        NewEntry red = new NewEntry(Ids.next(), fact.companyId(), on, EntryKind.REVERSAL, entry.word(), fact.id(), entry.id(), entry.memo(), call.by().userId(),
                entry.lines().stream().map(NewLine::inRedInk).toList());
        var refused = ledger.<FactAnswer>check(view, red);
        if (refused.isPresent() || obstacles.containsKey(entry.id())) {
            return refused.<Outcome<FactAnswer>>map(no -> no).orElseGet(() -> obstacles.get(entry.id()).map(never -> null));
        }
        passed.add(red);
        reversed.add(entry.id());
        writing.audit(call.by(), AuditEntry.of("reverse", "fact", fact.id(), fact.type() + " " + fact.documentNumber()).inCompany(fact.companyId()));
        return Outcome.done(new FactAnswer(PostingRights.FACT_ID.write(fact.id()), Journal.ENTRY_ID.write(red.id())));
    }
}
