package io.hesuan.books.claims;

import io.hesuan.books.ledger.Account;
import io.hesuan.books.ledger.AccountClass;
import io.hesuan.books.ledger.Control;
import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.EntryFollower;
import io.hesuan.books.ledger.EntryKind;
import io.hesuan.books.ledger.EntryPosted;
import io.hesuan.books.ledger.LedgerView;
import io.hesuan.books.ledger.NewEntry;
import io.hesuan.books.ledger.NewLine;
import io.hesuan.books.ledger.ReversalObstacle;
import io.hesuan.books.ledger.Side;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.party.PaymentTerms;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.records.Nested;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
import static hesuandb.party.Tables.TERMS_VIEW;

/**
 * Writes the open items of entries, in the transaction of the entries. What an entry in red ink takes back is matched with it
 * at once; so an entry whose items are matched otherwise can't be reversed before that match is undone.
 */
@Component
class OpenItems implements EntryFollower, ReversalObstacle {

    private final Nested nested;

    OpenItems(Nested nested) {
        this.nested = nested;
    }

    /** What lines of one entry must share to be one item. */
    private record Key(UUID accountId, UUID partyId, String currency, int sign, LocalDate dueOn, String document, String discounts) {

        Key turned() {
            return new Key(accountId, partyId, currency, -sign, dueOn, document, discounts);
        }
    }

    /** What lines come to, signed. */
    private static final class Sum {
        final String memo;
        long amount;
        long original;

        Sum(String memo) {
            this.memo = memo;
        }
    }

    /** By party: what is agreed with it as our customer, and as our supplier. */
    private record Agreed(Map<UUID, PaymentTerms> asCustomer, Map<UUID, PaymentTerms> asSupplier) {

        PaymentTerms with(UUID party, AccountClass accountClass) {
            return (accountClass == AccountClass.ASSET ? asCustomer : asSupplier).getOrDefault(party, PaymentTerms.AT_ONCE);
        }
    }

    @Override
    public void follow(Writing writing, LedgerView view, List<NewEntry> entries) {
        List<NewEntry> claiming = entries.stream().filter(entry -> entry.lines().stream().anyMatch(line -> isClaim(view, line))).toList();
        if (claiming.isEmpty()) {
            return;
        }
        List<NewEntry> reversals = claiming.stream().filter(entry -> entry.reverses() != null).toList();
        Map<UUID, List<OpenItem>> originals = reversals.isEmpty() ? Map.of()
                : ItemRows.lockOfEntries(writing.sql(), reversals.stream().map(NewEntry::reverses).toList()).values().stream().collect(Collectors.groupingBy(item -> item.terms.entryId()));
        Agreed terms = termsOf(writing.sql(), partiesWithoutDueDay(view, claiming));
        Map<UUID, List<OpenItem>> items = new LinkedHashMap<>();
        for (NewEntry entry : claiming) {
            List<OpenItem> taken = entry.reverses() == null ? null : originals.get(entry.reverses());
            items.put(entry.id(), taken == null ? items(view, entry, terms) : mirrored(view, entry, taken));
        }
        Meeting meeting = meet(reversals, originals, items);
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

    private static List<OpenItem> items(LedgerView view, NewEntry entry, Agreed agreed) {
        Map<Key, Sum> sums = new LinkedHashMap<>();
        for (NewLine line : entry.lines()) {
            if (isClaim(view, line)) {
                add(sums, view, entry, line, agreed);
            }
        }
        if (entry.kind() == EntryKind.AUTOMATIC) {
            net(sums);
        }
        int period = view.companies().get(entry.companyId()).periodOf(entry.on());
        List<OpenItem> items = new ArrayList<>();
        sums.forEach((key, sum) -> items.add(OpenItem.whole(new OpenItem.Terms(Ids.next(), entry.companyId(), key.accountId(), key.partyId(), key.currency(), entry.id(),
                period, entry.factId(), entry.on(), key.dueOn(), key.document(), sum.memo, key.discounts(), sum.amount, sum.original))));
        return items;
    }

    /** What a fact owes and takes back in one breath, as a receipt with a favourable variance, is owed only for the rest. */
    private static void net(Map<Key, Sum> sums) {
        for (Key debit : sums.keySet().stream().filter(key -> key.sign() > 0).toList()) {
            Key credit = debit.turned();
            Sum owed = sums.get(debit);
            Sum back = sums.get(credit);
            if (back != null && Long.signum(owed.amount + back.amount) == Long.signum(owed.original + back.original)) {
                boolean leavesDebit = owed.amount + back.amount > 0;
                Sum rest = leavesDebit ? owed : back;
                Sum gone = leavesDebit ? back : owed;
                rest.amount += gone.amount;
                rest.original += gone.original;
                sums.remove(leavesDebit ? credit : debit);
                if (rest.amount == 0) {
                    sums.remove(leavesDebit ? debit : credit);
                }
            }
        }
    }

    /** A line without a due day that makes a debt falls due as agreed with the party, in one or in several instalments. */
    private static void add(Map<Key, Sum> sums, LedgerView view, NewEntry entry, NewLine line, Agreed agreed) {
        if (line.dueOn() != null || !isOwed(view, line)) {
            add(sums, entry, line, line.dueOn() == null ? entry.on() : line.dueOn(), null, signed(line, line.amount()), signed(line, line.original()));
            return;
        }
        PaymentTerms terms = agreed.with(party(line), view.accounts().get(line.accountId()).accountClass());
        String discounts = terms.discounts().isEmpty() ? null : terms.discountsInShort();
        long[] amounts = terms.split(signed(line, line.amount()));
        long[] originals = terms.split(signed(line, line.original()));
        if (Arrays.stream(amounts).anyMatch(part -> part == 0) || Arrays.stream(originals).anyMatch(part -> part == 0)) {
            // Too little to be cut: it is due when the last instalment would be.
            add(sums, entry, line, terms.instalments().getLast().dueOn(entry.on()), discounts, signed(line, line.amount()), signed(line, line.original()));
            return;
        }
        for (int i = 0; i < amounts.length; i++) {
            add(sums, entry, line, terms.instalments().get(i).dueOn(entry.on()), discounts, amounts[i], originals[i]);
        }
    }

    private static void add(Map<Key, Sum> sums, NewEntry entry, NewLine line, LocalDate dueOn, String discounts, long amount, long original) {
        var key = new Key(line.accountId(), party(line), line.currency(), Long.signum(amount), dueOn, line.document() == null ? "" : line.document(), discounts);
        Sum sum = sums.computeIfAbsent(key, any -> new Sum(line.memo() == null ? entry.memo() : line.memo()));
        sum.amount += amount;
        sum.original += original;
    }

    /** What an entry in red ink takes back is what was there, item by item, whatever has been agreed since. */
    private static List<OpenItem> mirrored(LedgerView view, NewEntry red, List<OpenItem> originals) {
        int period = view.companies().get(red.companyId()).periodOf(red.on());
        return originals.stream().map(item -> item.terms).map(terms -> OpenItem.whole(new OpenItem.Terms(Ids.next(), red.companyId(), terms.accountId(), terms.partyId(),
                terms.currency(), red.id(), period, red.factId(), red.on(), terms.dueOn(), terms.document(), terms.memo(), null, -terms.amount(), -terms.original()))).toList();
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
    private Agreed termsOf(DSLContext sql, Set<UUID> parties) {
        var agreed = new Agreed(new HashMap<>(), new HashMap<>());
        if (!parties.isEmpty()) {
            var customer = TERMS_VIEW.as("customer");
            var supplier = TERMS_VIEW.as("supplier");
            sql.select(PARTNER_VIEW.ID, PARTNER_VIEW.PAYMENT_DAYS, PARTNER_VIEW.PAYMENT_DAY, customer.INSTALMENTS, customer.DISCOUNTS, supplier.INSTALMENTS, supplier.DISCOUNTS)
                    .from(PARTNER_VIEW).leftJoin(customer).on(customer.ID.eq(PARTNER_VIEW.CUSTOMER_TERMS_ID)).leftJoin(supplier).on(supplier.ID.eq(PARTNER_VIEW.SUPPLIER_TERMS_ID))
                    .where(PARTNER_VIEW.ID.eq(DSL.any(parties.toArray(UUID[]::new))))
                    .forEach(row -> {
                        PaymentTerms days = PaymentTerms.inOne(row.value2(), row.value3() == null ? null : row.value3().intValue());
                        agreed.asCustomer().put(row.value1(), row.value4() == null ? days : terms(row.value4(), row.value5()));
                        agreed.asSupplier().put(row.value1(), row.value6() == null ? days : terms(row.value6(), row.value7()));
                    });
        }
        return agreed;
    }

    private PaymentTerms terms(JSONB instalments, JSONB discounts) {
        return PaymentTerms.of(nested.list(instalments, PaymentTerms.Instalment.class), nested.list(discounts, PaymentTerms.Discount.class));
    }

    /** @param met the stored items that changed by it */
    private record Meeting(List<Match> matches, Set<OpenItem> met) {
    }

    /** Matches what is in red ink with what it takes back, as far as that is open: all of it, where {@link #obstacles} was asked first. */
    private static Meeting meet(List<NewEntry> reversals, Map<UUID, List<OpenItem>> originals, Map<UUID, List<OpenItem>> items) {
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
