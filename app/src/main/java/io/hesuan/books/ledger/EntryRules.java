package io.hesuan.books.ledger;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What must be true of an entry, in order of precedence. Pure. */
final class EntryRules {

    /** Minor units: ten trillion. No line of a book is larger, and ten thousand of them still add up within 64 bits. */
    static final long LARGEST_AMOUNT = 1_000_000_000_000_000L;
    static final int MOST_LINES = 9_000;
    static final int LONGEST_MEMO = 500;
    static final int LONGEST_DOCUMENT = 100;
    private static final LocalDate EARLIEST_DUE_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST_DUE_DAY = LocalDate.of(2999, 12, 31);
    private static final int YEARS_AHEAD = 2;

    private EntryRules() {
    }

    static <R> Optional<Outcome.Refused<R>> check(LedgerView view, NewEntry entry) {
        CompanyBook book = view.companies().get(entry.companyId());
        if (book == null) {
            return refused(LedgerRefusal.BOOK_NOT_OPENED, "companyId");
        }
        return EntryRules.<R>checkWhole(book, entry)
                .or(() -> checkPeriod(book, entry.on()))
                .or(() -> checkOpening(book, entry))
                .or(() -> checkLines(view, book, entry));
    }

    private static <R> Optional<Outcome.Refused<R>> checkWhole(CompanyBook book, NewEntry entry) {
        List<NewLine> lines = entry.lines();
        if (lines.isEmpty()) {
            return refused(LedgerRefusal.ENTRY_HAS_NO_LINES, "lines");
        }
        if (lines.size() > MOST_LINES) {
            return refused(LedgerRefusal.ENTRY_HAS_TOO_MANY_LINES, "lines", lines.size(), MOST_LINES);
        }
        if (entry.memo().length() > LONGEST_MEMO) {
            return refused(LedgerRefusal.ENTRY_TEXT_IS_TOO_LONG, "memo", LONGEST_MEMO);
        }
        for (int i = 0; i < lines.size(); i++) {
            NewLine line = lines.get(i);
            if (line.document() != null && line.document().length() > LONGEST_DOCUMENT) {
                return refused(LedgerRefusal.ENTRY_TEXT_IS_TOO_LONG, field(i, "document"), LONGEST_DOCUMENT);
            }
            if (isAbsurd(line.amount()) || isAbsurd(line.original())) {
                return refused(LedgerRefusal.AMOUNT_IS_ABSURD, field(i, "amount"), i + 1);
            }
            int sign = Long.signum(line.amount());
            if (sign == 0 || sign != Long.signum(line.original()) || sign < 0 && entry.kind() != EntryKind.REVERSAL) {
                return refused(LedgerRefusal.AMOUNT_HAS_WRONG_SIGN, field(i, "amount"), i + 1);
            }
        }
        long debit = lines.stream().mapToLong(NewLine::debit).sum();
        long credit = lines.stream().mapToLong(NewLine::credit).sum();
        return debit == credit ? Optional.empty() : refused(LedgerRefusal.ENTRY_IS_UNBALANCED, "lines", written(book, debit), written(book, credit), written(book, debit - credit));
    }

    static <R> Optional<Outcome.Refused<R>> checkPeriod(CompanyBook book, LocalDate on) {
        var first = book.period(book.firstPeriod());
        if (on.isBefore(first.firstDay())) {
            return refused(LedgerRefusal.DATE_BEFORE_FIRST_PERIOD, "on", first);
        }
        if (on.isAfter(book.firstOpen().lastDay().plusYears(YEARS_AHEAD))) {
            return refused(LedgerRefusal.DATE_IS_TOO_FAR_AHEAD, "on", on, book.firstOpen());
        }
        return book.isOpen(book.periodOf(on)) ? Optional.empty()
                : refused(LedgerRefusal.PERIOD_IS_CLOSED, "on", book.calendar().periodOf(on), book.firstOpen());
    }

    private static <R> Optional<Outcome.Refused<R>> checkOpening(CompanyBook book, NewEntry entry) {
        return entry.kind() != EntryKind.OPENING || book.periodOf(entry.on()) == book.firstPeriod() ? Optional.empty()
                : refused(LedgerRefusal.OPENING_AFTER_FIRST_PERIOD, "on", book.period(book.firstPeriod()));
    }

    private static <R> Optional<Outcome.Refused<R>> checkLines(LedgerView view, CompanyBook book, NewEntry entry) {
        for (int i = 0; i < entry.lines().size(); i++) {
            Optional<Outcome.Refused<R>> refused = checkLine(view, book, entry, i);
            if (refused.isPresent()) {
                return refused;
            }
        }
        return Optional.empty();
    }

    private static <R> Optional<Outcome.Refused<R>> checkLine(LedgerView view, CompanyBook book, NewEntry entry, int i) {
        NewLine line = entry.lines().get(i);
        Account account = view.accounts().get(line.accountId());
        if (account == null || !account.companyId().equals(entry.companyId())) {
            return refused(LedgerRefusal.ACCOUNT_UNKNOWN, field(i, "account"), i + 1);
        }
        if (!account.postable()) {
            return refused(LedgerRefusal.ACCOUNT_HAS_ACCOUNTS_BELOW, field(i, "account"), account.code());
        }
        boolean freed = entry.kind() == EntryKind.REVERSAL || entry.kind() == EntryKind.CLOSING;
        if (!account.active() && !freed) {
            return refused(LedgerRefusal.ACCOUNT_IS_INACTIVE, field(i, "account"), account.code());
        }
        if (account.control() == Control.STOCK && entry.factId() == null && (entry.kind() == EntryKind.MANUAL || entry.kind() == EntryKind.OPENING)) {
            return refused(LedgerRefusal.ACCOUNT_TAKES_NO_MANUAL_LINES, field(i, "account"), account.code());
        }
        if (!freed) {
            for (Dimension dimension : account.requiredDimensions()) {
                if (!line.dimensions().has(dimension)) {
                    return refused(LedgerRefusal.DIMENSION_MISSING, field(i, "dimensions." + dimension.written()), i + 1, account.code(), dimension.written());
                }
            }
        }
        return EntryRules.<R>checkCurrency(book, line, i).or(() -> checkCashFlow(book, account, line, i)).or(() -> checkDueDay(line, i));
    }

    private static <R> Optional<Outcome.Refused<R>> checkCurrency(CompanyBook book, NewLine line, int i) {
        String functional = book.currency().code();
        if (functional.equals(line.currency())) {
            return line.rate() == null && line.original() == line.amount() ? Optional.empty()
                    : refused(LedgerRefusal.CURRENCY_IS_WRONG, field(i, "currency"), i + 1, line.currency());
        }
        Currency currency;
        try {
            currency = Currency.of(line.currency());
        } catch (MalformedText unknown) {
            return refused(LedgerRefusal.CURRENCY_IS_WRONG, field(i, "currency"), i + 1, String.valueOf(line.currency()));
        }
        if (line.rate() == null || !line.rate().from().equals(currency) || !line.rate().to().equals(book.currency())) {
            return refused(LedgerRefusal.RATE_IS_WRONG, field(i, "rate"), i + 1, currency, functional);
        }
        // Parts of a converted total are allocated, so a part may be off its own conversion by a minor unit; a rate that does not fit is off by more.
        long converted = line.rate().convert(Money.ofMinor(line.original(), currency)).minor();
        return Math.abs(converted - line.amount()) <= 1 ? Optional.empty()
                : refused(LedgerRefusal.RATE_IS_WRONG, field(i, "rate"), i + 1, currency, functional);
    }

    private static <R> Optional<Outcome.Refused<R>> checkCashFlow(CompanyBook book, Account account, NewLine line, int i) {
        return line.cashFlow() == null || account.cash() && Standard.of(book.standard()).cashItems().contains(line.cashFlow()) ? Optional.empty()
                : refused(LedgerRefusal.CASH_FLOW_IS_WRONG, field(i, "cashFlow"), i + 1, account.code());
    }

    private static <R> Optional<Outcome.Refused<R>> checkDueDay(NewLine line, int i) {
        return line.dueOn() == null || !line.dueOn().isBefore(EARLIEST_DUE_DAY) && !line.dueOn().isAfter(LATEST_DUE_DAY) ? Optional.empty()
                : refused(LedgerRefusal.DUE_DAY_IS_ABSURD, field(i, "dueOn"), i + 1, line.dueOn());
    }

    private static boolean isAbsurd(long amount) {
        return amount > LARGEST_AMOUNT || amount < -LARGEST_AMOUNT;
    }

    private static String written(CompanyBook book, long minor) {
        return Money.ofMinor(minor, book.currency()).amount().toPlainString();
    }

    private static String field(int line, String name) {
        return "lines[" + line + "]." + name;
    }

    private static <R> Optional<Outcome.Refused<R>> refused(LedgerRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
