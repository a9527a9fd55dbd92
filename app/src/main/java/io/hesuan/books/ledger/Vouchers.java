package io.hesuan.books.ledger;

import io.hesuan.kernel.FiscalPeriod;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static hesuandb.ledger.Tables.ACCOUNT;
import static hesuandb.ledger.Tables.REVERSAL;

/** Vouchers that people post and reverse: the use cases {@link PostVoucher} and {@link ReverseEntry}. */
@Component
class Vouchers {

    private final Ledger ledger;

    Vouchers(Ledger ledger) {
        this.ledger = ledger;
    }

    UseCase<PostVoucher, EntryPosted> posting() {
        return new UseCase<>("voucher.post", EntryPosted.class, Journal.POST, this::post);
    }

    UseCase<ReverseEntry, EntryPosted> reversing() {
        return new UseCase<>("voucher.reverse", EntryPosted.class, Journal.POST, this::reverse);
    }

    private List<Outcome<EntryPosted>> post(Writing writing, List<Call<PostVoucher>> calls) {
        Set<UUID> companies = calls.stream().map(call -> call.command().companyId()).collect(Collectors.toSet());
        String[] codes = calls.stream().flatMap(call -> call.command().lines().stream()).map(PostVoucher.Line::account).filter(Objects::nonNull)
                .distinct().toArray(String[]::new);
        UUID[] ids = Stream.of(codes).filter(code -> code.startsWith("acc_")).flatMap(code -> idIn(code).stream()).toArray(UUID[]::new);
        LedgerView books = ledger.view(writing.sql(), companies, Set.of());
        Map<UUID, Account> accounts = Accounts.find(writing.sql(), ACCOUNT.COMPANY_ID.eq(DSL.any(companies.toArray(UUID[]::new)))
                .and(ACCOUNT.CODE.eq(DSL.any(codes)).or(ACCOUNT.ID.eq(DSL.any(ids)))));
        Map<UUID, Map<String, Account>> byCode = accounts.values().stream()
                .collect(Collectors.groupingBy(Account::companyId, Collectors.toMap(Account::code, account -> account)));
        LedgerView view = new LedgerView(books.companies(), accounts);
        List<Outcome<NewEntry>> entries = calls.stream().map(call -> VoucherRules.entry(Ids.next(), call.command(), view.companies().get(call.command().companyId()),
                byCode.getOrDefault(call.command().companyId(), Map.of()), call.by().userId())).toList();
        return appendChecked(writing, view, calls, entries, "post");
    }

    private List<Outcome<EntryPosted>> reverse(Writing writing, List<Call<ReverseEntry>> calls) {
        Set<UUID> wanted = calls.stream().map(call -> call.command().entryId()).collect(Collectors.toSet());
        Map<UUID, StoredEntry> stored = StoredEntries.find(writing.sql(), wanted);
        Set<UUID> companies = stored.values().stream().map(entry -> entry.entry().companyId()).collect(Collectors.toSet());
        Set<UUID> accounts = stored.values().stream().flatMap(entry -> entry.entry().lines().stream()).map(NewLine::accountId).collect(Collectors.toSet());
        LedgerView view = ledger.view(writing.sql(), companies, accounts);
        Set<UUID> reversed = new HashSet<>(writing.sql().select(REVERSAL.REVERSED_ID).from(REVERSAL)
                .where(REVERSAL.REVERSED_ID.eq(DSL.any(wanted.toArray(UUID[]::new)))).fetch(REVERSAL.REVERSED_ID));
        Map<UUID, Outcome.Refused<EntryPosted>> obstacles = ledger.obstacles(writing.sql(), wanted);
        List<Outcome<NewEntry>> entries = new ArrayList<>();
        for (Call<ReverseEntry> call : calls) {
            StoredEntry entry = stored.get(call.command().entryId());
            Optional<Outcome.Refused<NewEntry>> refused = refusal(call, entry, reversed).or(() -> told(obstacles.get(call.command().entryId())));
            entries.add(refused.isPresent() ? refused.get() : Outcome.done(inRedInk(call, entry.entry(), view)));
            reversed.add(call.command().entryId());
        }
        return appendChecked(writing, view, calls, entries, "reverse");
    }

    private static Optional<Outcome.Refused<NewEntry>> refusal(Call<ReverseEntry> call, StoredEntry stored, Set<UUID> reversed) {
        if (stored == null) {
            return refused(RequestRefusal.RECORD_NOT_FOUND, Journal.ENTRY_ID.write(call.command().entryId()));
        }
        if (!call.by().companies(Journal.POST).covers(stored.entry().companyId())) {
            return refused(AccessRefusal.COMPANY_IS_NOT_YOURS);
        }
        if (stored.entry().kind() == EntryKind.REVERSAL) {
            return refused(LedgerRefusal.ENTRY_IS_A_REVERSAL);
        }
        if (stored.entry().factId() != null) {
            return refused(LedgerRefusal.ENTRY_FOLLOWS_FROM_A_FACT);
        }
        return reversed.contains(stored.entry().id()) ? refused(LedgerRefusal.ENTRY_WAS_REVERSED) : Optional.empty();
    }

    private static Optional<Outcome.Refused<NewEntry>> told(Outcome.Refused<EntryPosted> obstacle) {
        return Optional.ofNullable(obstacle).map(it -> new Outcome.Refused<>(it.refusal(), it.field(), it.arguments()));
    }

    private static NewEntry inRedInk(Call<ReverseEntry> call, NewEntry entry, LedgerView view) {
        CompanyBook book = view.companies().get(entry.companyId());
        FiscalPeriod open = book.firstOpen();
        LocalDate on = call.command().on() != null ? call.command().on()
                : book.isOpen(book.periodOf(entry.on())) ? entry.on() : open.firstDay();
        String memo = call.command().memo() == null || call.command().memo().isBlank() ? entry.memo() : call.command().memo();
        return new NewEntry(Ids.next(), entry.companyId(), on, EntryKind.REVERSAL, entry.word(), null, entry.id(), memo, call.by().userId(),
                entry.lines().stream().map(NewLine::inRedInk).toList());
    }

    private <C> List<Outcome<EntryPosted>> appendChecked(Writing writing, LedgerView view, List<Call<C>> calls, List<Outcome<NewEntry>> entries, String action) {
        List<NewEntry> passed = new ArrayList<>();
        List<Outcome<EntryPosted>> outcomes = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Call<C> call = calls.get(i);
            outcomes.add(entries.get(i).then(entry -> {
                Optional<Outcome.Refused<EntryPosted>> refused = ledger.check(view, entry);
                if (refused.isPresent()) {
                    return refused.get();
                }
                passed.add(entry);
                String id = Journal.ENTRY_ID.write(entry.id());
                writing.audit(call.by(), AuditEntry.of(action, "voucher", entry.id(), entry.memo()).inCompany(entry.companyId()));
                return Outcome.done(new EntryPosted(id, view.companies().get(entry.companyId()).calendar().periodOf(entry.on()).toString()));
            }));
        }
        ledger.append(writing, view, passed);
        return outcomes;
    }

    private static Optional<UUID> idIn(String code) {
        try {
            return Optional.of(Journal.ACCOUNT_ID.read(code));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Outcome.Refused<NewEntry>> refused(io.hesuan.kernel.Refusal refusal, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, "id", List.of(arguments)));
    }
}
