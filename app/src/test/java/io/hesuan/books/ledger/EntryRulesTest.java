package io.hesuan.books.ledger;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.ExchangeRate;
import io.hesuan.kernel.FiscalCalendar;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The refusals of an entry as a table in order of precedence: each fault is added to all those below it, and is the one
 * that is told.
 */
class EntryRulesTest {

    private static final UUID COMPANY = Ids.next();
    private static final UUID OTHER_COMPANY = Ids.next();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final Account BANK = account("1002", Control.NONE, true, true, true);
    private static final Account GOODS = account("1405", Control.STOCK, true, true, false);
    private static final Account OLD = account("1501", Control.NONE, true, false, false);
    private static final Account HEADING = account("6601", Control.NONE, false, true, false);
    private static final Account DEBTORS = new Account(Ids.next(), COMPANY, "112201", "", "", AccountClass.ASSET, Side.DEBIT, Control.CLAIMS,
            EnumSet.of(Dimension.PARTY), EnumSet.of(Dimension.PARTY), false, true, true);
    private static final Account SALES = account("6001", Control.NONE, true, true, false);
    private static final LedgerView VIEW = new LedgerView(
            Map.of(COMPANY, new CompanyBook(COMPANY, "asbe", Currency.CNY, FiscalCalendar.CALENDAR_YEAR, 202601, VoucherWords.SINGLE, 202602)),
            Map.of(BANK.id(), BANK, GOODS.id(), GOODS, OLD.id(), OLD, HEADING.id(), HEADING, DEBTORS.id(), DEBTORS, SALES.id(), SALES));

    private record Fault(LedgerRefusal refusal, UnaryOperator<NewEntry> commit) {
    }

    /** Highest precedence first; each must be able to stand together with those after it. */
    private static final List<Fault> FAULTS = List.of(
            new Fault(LedgerRefusal.BOOK_NOT_OPENED, entry -> new NewEntry(entry.id(), OTHER_COMPANY, entry.on(), entry.kind(), null, null, null, entry.memo(), null, entry.lines())),
            new Fault(LedgerRefusal.ENTRY_HAS_TOO_MANY_LINES, entry -> lines(entry, Collections.nCopies(EntryRules.MOST_LINES + 1, entry.lines().getLast()))),
            new Fault(LedgerRefusal.ENTRY_TEXT_IS_TOO_LONG, entry -> new NewEntry(entry.id(), entry.companyId(), entry.on(), entry.kind(), null, null, null, "长".repeat(501), null, entry.lines())),
            new Fault(LedgerRefusal.AMOUNT_IS_ABSURD, entry -> first(entry, line -> amount(line, 1_000_000_000_000_001L))),
            new Fault(LedgerRefusal.AMOUNT_HAS_WRONG_SIGN, entry -> first(entry, line -> amount(line, -5))),
            new Fault(LedgerRefusal.ENTRY_IS_UNBALANCED, entry -> first(entry, line -> amount(line, line.amount() + 1))),
            new Fault(LedgerRefusal.PERIOD_IS_CLOSED, entry -> on(entry, LocalDate.of(2026, 2, 28))),
            new Fault(LedgerRefusal.ACCOUNT_UNKNOWN, entry -> first(entry, line -> on(line, Ids.next()))),
            new Fault(LedgerRefusal.ACCOUNT_HAS_ACCOUNTS_BELOW, entry -> first(entry, line -> on(line, HEADING.id()))),
            new Fault(LedgerRefusal.ACCOUNT_IS_INACTIVE, entry -> first(entry, line -> on(line, OLD.id()))),
            new Fault(LedgerRefusal.ACCOUNT_TAKES_NO_MANUAL_LINES, entry -> first(entry, line -> on(line, GOODS.id()))),
            new Fault(LedgerRefusal.DIMENSION_MISSING, entry -> first(entry, line -> on(line, DEBTORS.id()))),
            new Fault(LedgerRefusal.CURRENCY_IS_WRONG, entry -> first(entry, line -> currency(line, "ZZZ", null))),
            new Fault(LedgerRefusal.RATE_IS_WRONG, entry -> first(entry, line -> currency(line, "USD", rate("3.5")))),
            new Fault(LedgerRefusal.CASH_FLOW_IS_WRONG, entry -> first(entry, line -> flow(line, "nonsense"))),
            new Fault(LedgerRefusal.DUE_DAY_IS_ABSURD, entry -> first(entry, line -> owed(line, LocalDate.of(3000, 1, 1), null))));

    @Test
    void the_first_of_several_faults_is_told() {
        for (int worst = 0; worst < FAULTS.size(); worst++) {
            NewEntry entry = sound();
            for (int each = FAULTS.size() - 1; each >= worst; each--) {
                entry = FAULTS.get(each).commit().apply(entry);
            }
            assertThat(told(entry)).contains(FAULTS.get(worst).refusal());
        }
    }

    @Test
    void each_fault_alone_is_told() {
        assertThat(FAULTS).allSatisfy(fault -> assertThat(told(fault.commit().apply(sound()))).contains(fault.refusal()));
    }

    @Test
    void a_sound_entry_passes_and_edges_are_edges() {
        assertThat(told(sound())).isEmpty();
        assertThat(told(lines(sound(), List.of()))).contains(LedgerRefusal.ENTRY_HAS_NO_LINES);
        assertThat(told(on(sound(), LocalDate.of(2025, 12, 31)))).contains(LedgerRefusal.DATE_BEFORE_FIRST_PERIOD);
        assertThat(told(on(sound(), LocalDate.of(2028, 3, 31)))).isEmpty();
        assertThat(told(on(sound(), LocalDate.of(2028, 4, 1)))).contains(LedgerRefusal.DATE_IS_TOO_FAR_AHEAD);
        assertThat(told(first(sound(), line -> amount(line, 0)))).contains(LedgerRefusal.AMOUNT_HAS_WRONG_SIGN);
        assertThat(told(first(sound(), line -> amount(line, Long.MIN_VALUE)))).contains(LedgerRefusal.AMOUNT_IS_ABSURD);
        assertThat(told(first(sound(), line -> currency(line, "USD", rate("7"))))).isEmpty();
        assertThat(told(first(sound(), line -> flow(line, "sales")))).isEmpty();
        assertThat(told(first(sound(), line -> on(flow(line, "sales"), SALES.id())))).contains(LedgerRefusal.CASH_FLOW_IS_WRONG);
        assertThat(told(first(sound(), line -> owed(line, LocalDate.of(2999, 12, 31), "票".repeat(100))))).isEmpty();
        assertThat(told(first(sound(), line -> owed(line, LocalDate.of(1989, 12, 31), null)))).contains(LedgerRefusal.DUE_DAY_IS_ABSURD);
        assertThat(told(first(sound(), line -> owed(line, null, "票".repeat(101))))).contains(LedgerRefusal.ENTRY_TEXT_IS_TOO_LONG);
    }

    private static Optional<LedgerRefusal> told(NewEntry entry) {
        return EntryRules.check(VIEW, entry).map(Outcome.Refused::refusal).map(LedgerRefusal.class::cast);
    }

    private static NewEntry sound() {
        return new NewEntry(Ids.next(), COMPANY, DAY, EntryKind.MANUAL, null, null, null, "", null, List.of(
                NewLine.of(BANK.id(), Side.DEBIT, 700, "CNY", Dimensions.NONE), NewLine.of(SALES.id(), Side.CREDIT, 700, "CNY", Dimensions.NONE)));
    }

    private static NewEntry on(NewEntry entry, LocalDate day) {
        return new NewEntry(entry.id(), entry.companyId(), day, entry.kind(), null, null, null, entry.memo(), null, entry.lines());
    }

    private static NewEntry lines(NewEntry entry, List<NewLine> lines) {
        return new NewEntry(entry.id(), entry.companyId(), entry.on(), entry.kind(), null, null, null, entry.memo(), null, lines);
    }

    private static NewEntry first(NewEntry entry, UnaryOperator<NewLine> change) {
        List<NewLine> lines = new ArrayList<>(entry.lines());
        lines.set(0, change.apply(lines.getFirst()));
        return lines(entry, lines);
    }

    private static NewLine amount(NewLine line, long amount) {
        return new NewLine(line.accountId(), line.side(), amount, line.currency(), amount, line.rate(), line.dimensions(), null, line.cashFlow(), null, line.dueOn(), null);
    }

    private static NewLine on(NewLine line, UUID account) {
        return new NewLine(account, line.side(), line.amount(), line.currency(), line.original(), line.rate(), line.dimensions(), null, line.cashFlow(), null, line.dueOn(), null);
    }

    private static NewLine currency(NewLine line, String currency, ExchangeRate rate) {
        return new NewLine(line.accountId(), line.side(), line.amount(), currency, 100, rate, line.dimensions(), null, line.cashFlow(), null, line.dueOn(), null);
    }

    private static NewLine flow(NewLine line, String item) {
        return new NewLine(line.accountId(), line.side(), line.amount(), line.currency(), line.original(), line.rate(), line.dimensions(), null, item, null, line.dueOn(), null);
    }

    private static NewLine owed(NewLine line, LocalDate dueOn, String document) {
        return new NewLine(line.accountId(), line.side(), line.amount(), line.currency(), line.original(), line.rate(), line.dimensions(), null, line.cashFlow(), null,
                dueOn, document);
    }

    private static ExchangeRate rate(String value) {
        return new ExchangeRate(Currency.of("USD"), Currency.CNY, new BigDecimal(value), DAY, "test");
    }

    private static Account account(String code, Control control, boolean postable, boolean active, boolean cash) {
        return new Account(Ids.next(), COMPANY, code, "", "", AccountClass.ASSET, Side.DEBIT, control, Set.of(), Set.of(), cash, postable, active);
    }
}
