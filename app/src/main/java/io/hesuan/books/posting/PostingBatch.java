package io.hesuan.books.posting;

import io.hesuan.books.ledger.Account;
import io.hesuan.books.ledger.CompanyBook;
import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Ledger;
import io.hesuan.books.ledger.LedgerView;
import io.hesuan.books.ledger.NewEntry;
import io.hesuan.books.stock.AccountOf;
import io.hesuan.books.stock.PlaceKind;
import io.hesuan.books.stock.Stock;
import io.hesuan.books.stock.StockItem;
import io.hesuan.books.stock.StockNeed;
import io.hesuan.books.stock.StockWork;
import io.hesuan.books.stock.ValuedMove;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One batch of facts on its way into the books: what it loaded, and what it has decided so far. */
final class PostingBatch {

    private final Ledger ledger;
    private final Stock stock;
    private final Writing writing;
    private final List<Fact> facts;
    private final Map<UUID, FactRows.Known> known;
    private final LedgerView books;
    private final Map<UUID, CompanyRules> rules;
    private final Map<UUID, UUID> categories;

    private final FactRows rows = new FactRows();
    private final List<NewEntry> entries = new ArrayList<>();

    PostingBatch(Ledger ledger, Stock stock, RuleBooks ruleBooks, Writing writing, List<Fact> facts) {
        this.ledger = ledger;
        this.stock = stock;
        this.writing = writing;
        this.facts = facts;
        Set<UUID> companies = facts.stream().map(Fact::companyId).collect(Collectors.toSet());
        this.books = ledger.view(writing.sql(), companies, Set.of());
        this.known = FactRows.find(writing.sql(), facts);
        this.rules = ruleBooks.of(writing.sql(), books.companies().values());
        this.categories = FactRows.categories(writing.sql(), facts.stream().flatMap(fact -> Stream.concat(Stream.of(fact.dimensions()),
                fact.lines().stream().map(FactLine::dimensions))).map(dimensions -> dimensions.get(Dimension.ITEM)).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    List<Outcome<FactPosted>> post() {
        List<StockNeed> needs = facts.stream().flatMap(fact -> fact.moves().stream().map(move -> new StockNeed(fact.companyId(), move))).toList();
        StockWork work = needs.isEmpty() ? null : stock.load(writing, needs);
        LedgerView view = withAccounts(work == null ? Set.of() : work.accounts());
        List<Outcome<FactPosted>> outcomes = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            outcomes.add(unlessKnown(fact, () -> work == null || fact.moves().isEmpty() ? book(fact, List.of(), null, view) : move(fact, work, view)));
        }
        if (work != null) {
            TieOut.check(work.valueChange(), entries, view);
            stock.write(writing, work);
        }
        write(view);
        return outcomes;
    }

    Outcome<FactPosted> postValued(List<ValuedMove> moves) {
        LedgerView view = withAccounts(moves.stream().flatMap(move -> Stream.of(Objects.requireNonNullElse(move.fromAccount(), FactRows.NONE),
                Objects.requireNonNullElse(move.toAccount(), FactRows.NONE))).collect(Collectors.toSet()));
        Outcome<FactPosted> outcome = unlessKnown(facts.getFirst(), () -> book(facts.getFirst(), moves, null, view));
        if (outcome.isRefused()) {
            return outcome;
        }
        TieOut.check(TieOut.valueOf(moves), entries, view);
        write(view);
        return outcome;
    }

    private void write(LedgerView view) {
        rows.send(writing);
        ledger.append(writing, view, entries);
    }

    /** The books with every account that may come to be booked on: those of purposes, those that facts name, those of goods. */
    private LedgerView withAccounts(Set<UUID> ofGoods) {
        Set<String> codes = new HashSet<>();
        Set<UUID> ids = new HashSet<>(ofGoods);
        rules.values().forEach(company -> {
            codes.addAll(company.shippedCodes());
            ids.addAll(company.mappedAccounts());
        });
        facts.forEach(fact -> fact.lines().stream().flatMap(line -> Stream.of(line.account(), line.counterAccount())).filter(Objects::nonNull).forEach(ids::add));
        Map<UUID, Account> accounts = ledger.accounts(writing.sql(), books.companies().keySet(), codes, ids);
        rules.values().forEach(company -> company.use(accounts.values()));
        return new LedgerView(books.companies(), accounts);
    }

    private Outcome<FactPosted> unlessKnown(Fact fact, java.util.function.Supplier<Outcome<FactPosted>> post) {
        FactRows.Known before = known.get(fact.id());
        if (before == null) {
            return post.get();
        }
        return before.sameAs(fact) ? Outcome.done(new FactPosted(fact.id(), before.entryId(), List.of()))
                : Outcome.refused(PostingRefusal.FACT_HAS_OTHER_CONTENT, "id", fact.source().documentNumber());
    }

    private Outcome<FactPosted> move(Fact fact, StockWork work, LedgerView view) {
        if (!books.companies().containsKey(fact.companyId())) {
            return book(fact, List.of(), work, view);
        }
        Outcome<List<ValuedMove>> moved = stock.apply(work, fact.companyId(), fact.id(), fact.occurredOn(), fact.moves(), accountOf(work, view));
        return moved.then(moves -> {
            Outcome<FactPosted> booked = book(fact, moves, work, view);
            if (booked.isRefused()) {
                work.undo();
            }
            return booked;
        });
    }

    private AccountOf accountOf(StockWork work, LedgerView view) {
        return (UUID companyId, PlaceKind kind, UUID itemId, UUID warehouseId) -> {
            StockItem item = work.item(itemId);
            UUID account = rules.get(companyId).purposes().account(Purposes.ofGoods(kind.written(), item.kind()), item.categoryId(), null, warehouseId);
            return account != null && view.accounts().containsKey(account)
                    && view.accounts().get(account).control() == io.hesuan.books.ledger.Control.STOCK ? account : null;
        };
    }

    private Outcome<FactPosted> book(Fact fact, List<ValuedMove> moves, StockWork work, LedgerView view) {
        CompanyBook book = books.companies().get(fact.companyId());
        if (book == null) {
            return ledger.<FactPosted>check(view, Amounts.nothing(fact)).map(refused -> (Outcome<FactPosted>) refused).orElseThrow();
        }
        CompanyRules company = rules.get(fact.companyId());
        return Amounts.of(fact, moves, book.currency(), categories, work).then(amounts ->
                new EntryMaker(company.rules(), company.purposes(), book.currency(), view.accounts()).entry(fact, amounts).then(entry -> {
                    var refused = entry.lines().isEmpty() ? ledger.<FactPosted>checkDay(view, fact.companyId(), fact.occurredOn()) : ledger.<FactPosted>check(view, entry);
                    return refused.<Outcome<FactPosted>>map(outcome -> outcome).orElseGet(() -> Outcome.done(keep(fact, moves, amounts, entry)));
                }));
    }

    private FactPosted keep(Fact fact, List<ValuedMove> moves, List<Amount> amounts, NewEntry entry) {
        boolean booked = !entry.lines().isEmpty();
        if (booked) {
            entries.add(entry);
        }
        byte[] hash = rows.add(fact, amounts, booked ? entry.id() : null);
        known.put(fact.id(), new FactRows.Known(hash, booked ? entry.id() : null));
        Preview.note(fact, moves, booked ? entry : null);
        return new FactPosted(fact.id(), booked ? entry.id() : null, moves);
    }
}
