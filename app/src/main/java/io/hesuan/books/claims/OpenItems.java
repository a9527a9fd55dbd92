package io.hesuan.books.claims;

import io.hesuan.books.ledger.Account;
import io.hesuan.books.ledger.AccountClass;
import io.hesuan.books.ledger.Control;
import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.EntryFollower;
import io.hesuan.books.ledger.EntryPosted;
import io.hesuan.books.ledger.LedgerView;
import io.hesuan.books.ledger.NewEntry;
import io.hesuan.books.ledger.NewLine;
import io.hesuan.books.ledger.ReversalObstacle;
import io.hesuan.books.ledger.Side;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static hesuandb.party.Tables.PARTNER_VIEW;

/**
 * Writes the open items of entries, in the transaction of the entries. What an entry in red ink takes back is matched with it
 * at once; so an entry whose items are matched otherwise can't be reversed before that match is undone.
 */
@Component
class OpenItems implements EntryFollower, ReversalObstacle {

    /** What lines of one entry must share to be one item. */
    private record Key(UUID accountId, UUID partyId, String currency, int sign, LocalDate dueOn, String document) {
    }

    @Override
    public void follow(Writing writing, LedgerView view, List<NewEntry> entries) {
        List<NewEntry> claiming = entries.stream().filter(entry -> entry.lines().stream().anyMatch(line -> isClaim(view, line))).toList();
        if (claiming.isEmpty()) {
            return;
        }
        Map<UUID, PaymentTerms> terms = termsOf(writing.sql(), partiesWithoutDueDay(view, claiming));
        Map<UUID, List<OpenItem>> items = new LinkedHashMap<>();
        claiming.forEach(entry -> items.put(entry.id(), items(view, entry, terms)));
        List<NewEntry> reversals = claiming.stream().filter(entry -> entry.reverses() != null).toList();
        Meeting meeting = reversals.isEmpty() ? new Meeting(List.of(), Set.of()) : meet(writing.sql(), reversals, items);
        ItemRows.add(writing.sql(), writing.now(), items.values().stream().flatMap(List::stream).toList());
        MatchRows.add(writing.sql(), writing.now(), meeting.matches());
        ItemRows.update(writing.sql(), meeting.met());
    }

    @Override
    public Map<UUID, Outcome.Refused<EntryPosted>> obstacles(DSLContext sql, Collection<UUID> entries) {
        Map<UUID, Outcome.Refused<EntryPosted>> found = new HashMap<>();
        ItemRows.lockOfEntries(sql, entries).values().stream().filter(item -> !item.isUntouched())
                .forEach(item -> found.putIfAbsent(item.terms.entryId(), new Outcome.Refused<>(ClaimRefusal.ENTRY_HAS_MATCHED_ITEMS, "id", List.of())));
        return found;
    }

    private static boolean isClaim(LedgerView view, NewLine line) {
        return view.accounts().get(line.accountId()).control() == Control.CLAIMS;
    }

    private static List<OpenItem> items(LedgerView view, NewEntry entry, Map<UUID, PaymentTerms> terms) {
        Map<Key, List<NewLine>> groups = new LinkedHashMap<>();
        for (NewLine line : entry.lines()) {
            if (isClaim(view, line)) {
                groups.computeIfAbsent(key(view, entry, line, terms), any -> new ArrayList<>()).add(line);
            }
        }
        int period = view.companies().get(entry.companyId()).periodOf(entry.on());
        List<OpenItem> items = new ArrayList<>();
        groups.forEach((key, lines) -> {
            long amount = lines.stream().mapToLong(line -> signed(line, line.amount())).sum();
            long original = lines.stream().mapToLong(line -> signed(line, line.original())).sum();
            String memo = lines.getFirst().memo() == null ? entry.memo() : lines.getFirst().memo();
            items.add(OpenItem.whole(new OpenItem.Terms(Ids.next(), entry.companyId(), key.accountId(), key.partyId(), key.currency(), entry.id(), period,
                    entry.factId(), entry.on(), key.dueOn(), key.document(), memo, amount, original)));
        });
        return items;
    }

    private static Key key(LedgerView view, NewEntry entry, NewLine line, Map<UUID, PaymentTerms> terms) {
        UUID party = party(line);
        LocalDate due = line.dueOn() != null ? line.dueOn()
                : isOwed(view, line) ? terms.getOrDefault(party, PaymentTerms.AT_ONCE).dueOn(entry.on()) : entry.on();
        return new Key(line.accountId(), party, line.currency(), (int) Math.signum(signed(line, line.amount())), due, line.document() == null ? "" : line.document());
    }

    private static UUID party(NewLine line) {
        UUID party = line.dimensions().get(Dimension.PARTY);
        return party == null ? OpenItem.NOBODY : party;
    }

    private static long signed(NewLine line, long amount) {
        return line.side() == Side.DEBIT ? amount : -amount;
    }

    /** Whether the line makes a debt, as an invoice does, and does not settle one. */
    private static boolean isOwed(LedgerView view, NewLine line) {
        Account account = view.accounts().get(line.accountId());
        return account.accountClass() == (line.side() == Side.DEBIT ? AccountClass.ASSET : AccountClass.LIABILITY);
    }

    private static Set<UUID> partiesWithoutDueDay(LedgerView view, List<NewEntry> entries) {
        return entries.stream().flatMap(entry -> entry.lines().stream()).filter(line -> isClaim(view, line) && line.dueOn() == null && isOwed(view, line))
                .map(OpenItems::party).collect(Collectors.toSet());
    }

    /** What each partner has agreed to in general; a document may say otherwise. */
    private static Map<UUID, PaymentTerms> termsOf(DSLContext sql, Set<UUID> parties) {
        Map<UUID, PaymentTerms> terms = new HashMap<>();
        if (!parties.isEmpty()) {
            sql.select(PARTNER_VIEW.ID, PARTNER_VIEW.PAYMENT_DAYS, PARTNER_VIEW.PAYMENT_DAY).from(PARTNER_VIEW)
                    .where(PARTNER_VIEW.ID.eq(DSL.any(parties.toArray(UUID[]::new))))
                    .forEach(row -> terms.put(row.value1(), new PaymentTerms(row.value2(), false, row.value3() == null ? null : row.value3().intValue())));
        }
        return terms;
    }

    /** @param met the stored items that changed by it */
    private record Meeting(List<Match> matches, Set<OpenItem> met) {
    }

    /** Matches what is in red ink with what it takes back, as far as that is open: all of it, where {@link #obstacles} was asked first. */
    private static Meeting meet(DSLContext sql, List<NewEntry> reversals, Map<UUID, List<OpenItem>> items) {
        Map<UUID, List<OpenItem>> originals = ItemRows.lockOfEntries(sql, reversals.stream().map(NewEntry::reverses).toList()).values().stream()
                .collect(Collectors.groupingBy(item -> item.terms.entryId()));
        List<Match> matches = new ArrayList<>();
        Set<OpenItem> met = new HashSet<>();
        for (NewEntry reversal : reversals) {
            for (OpenItem red : items.get(reversal.id())) {
                originals.getOrDefault(reversal.reverses(), List.of()).stream().filter(item -> isOpposite(item, red)).findFirst().ifPresent(original -> {
                    List<OpenItem.Part> parts = parts(original, red);
                    met.add(original);
                    matches.add(new Match(Ids.next(), red.terms.companyId(), red.terms.accountId(), red.terms.partyId(), red.terms.currency(), reversal.on(),
                            Match.Kind.REVERSAL, null, null, reversal.memo(), reversal.recordedBy(), parts));
                });
            }
        }
        return new Meeting(matches, met);
    }

    private static boolean isOpposite(OpenItem item, OpenItem red) {
        return item.openOriginal != 0 && item.terms.original() == -red.terms.original() && item.terms.amount() == -red.terms.amount()
                && item.terms.accountId().equals(red.terms.accountId()) && item.terms.partyId().equals(red.terms.partyId())
                && item.terms.currency().equals(red.terms.currency()) && item.terms.document().equals(red.terms.document());
    }

    private static List<OpenItem.Part> parts(OpenItem original, OpenItem red) {
        OpenItem.Part taken = original.take(new OpenItem.Part(original, original.openAmount, original.openOriginal));
        return List.of(taken, red.take(new OpenItem.Part(red, -taken.amount(), -taken.original())));
    }
}
