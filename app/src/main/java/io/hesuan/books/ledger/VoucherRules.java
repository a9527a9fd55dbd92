package io.hesuan.books.ledger;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.ExchangeRate;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads what a person typed into an entry; what can't be read is refused by line. Pure. */
final class VoucherRules {

    private static final Pattern RATE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,12})?");

    private VoucherRules() {
    }

    /** @param byCode accounts of the company by code */
    static Outcome<NewEntry> entry(UUID id, PostVoucher voucher, CompanyBook book, Map<String, Account> byCode, UUID by) {
        if (book == null) {
            return Outcome.refused(LedgerRefusal.BOOK_NOT_OPENED, "companyId");
        }
        List<NewLine> lines = new ArrayList<>();
        for (int i = 0; i < voucher.lines().size(); i++) {
            switch (line(voucher.lines().get(i), i, voucher.on(), book, byCode)) {
                case Outcome.Done<NewLine>(NewLine line) -> lines.add(line);
                case Outcome.Refused<NewLine> refused -> {
                    return refused.map(never -> null);
                }
            }
        }
        VoucherWord word = voucher.word() == null ? null : VoucherWord.valueOf(voucher.word().toUpperCase(Locale.ROOT));
        return Outcome.done(new NewEntry(id, voucher.companyId(), voucher.on(), voucher.opening() ? EntryKind.OPENING : EntryKind.MANUAL,
                word, null, null, voucher.memo(), by, lines));
    }

    private static Outcome<NewLine> line(PostVoucher.Line line, int i, LocalDate on, CompanyBook book, Map<String, Account> byCode) {
        if ((line.debit() == null) == (line.credit() == null)) {
            return Outcome.refused(LedgerRefusal.AMOUNT_NOT_UNDERSTOOD, field(i, "debit"), i + 1);
        }
        Side side = line.debit() != null ? Side.DEBIT : Side.CREDIT;
        long amount;
        try {
            amount = Money.of(side == Side.DEBIT ? line.debit() : line.credit(), book.currency()).minor();
        } catch (MalformedText malformed) {
            return Outcome.refused(LedgerRefusal.AMOUNT_NOT_UNDERSTOOD, field(i, side == Side.DEBIT ? "debit" : "credit"), i + 1);
        }
        UUID account = account(line.account(), byCode);
        if (account == null) {
            return Outcome.refused(LedgerRefusal.ACCOUNT_UNKNOWN, field(i, "account"), i + 1);
        }
        Dimensions dimensions = Dimensions.NONE;
        for (var named : line.dimensions().entrySet()) {
            try {
                dimensions = dimensions.with(Dimension.of(named.getKey()), anyId(named.getValue()));
            } catch (IllegalArgumentException unknown) {
                return Outcome.refused(LedgerRefusal.DIMENSION_NOT_UNDERSTOOD, field(i, "dimensions"), i + 1, named.getKey());
            }
        }
        if (line.currency() == null || line.currency().equals(book.currency().code())) {
            return Outcome.done(new NewLine(account, side, amount, book.currency().code(), amount, null, dimensions, null, line.cashFlow(), line.memo(),
                    line.dueOn(), document(line)));
        }
        return foreign(line, i, on, book, new NewLine(account, side, amount, line.currency(), 0, null, dimensions, null, line.cashFlow(), line.memo(),
                line.dueOn(), document(line)));
    }

    private static Outcome<NewLine> foreign(PostVoucher.Line typed, int i, LocalDate on, CompanyBook book, NewLine line) {
        try {
            if (typed.rate() == null || !RATE.matcher(typed.rate()).matches()) {
                throw new MalformedText("rate " + typed.rate());
            }
            Currency currency = Currency.of(typed.currency());
            long original = Money.of(typed.original(), currency).minor();
            var rate = new ExchangeRate(currency, book.currency(), new BigDecimal(typed.rate()), typed.rateOn() == null ? on : typed.rateOn(),
                    typed.rateSource() == null ? "" : typed.rateSource());
            return Outcome.done(new NewLine(line.accountId(), line.side(), line.amount(), currency.code(), original, rate, line.dimensions(), null,
                    line.cashFlow(), line.memo(), line.dueOn(), line.document()));
        } catch (IllegalArgumentException | NullPointerException malformed) {
            return Outcome.refused(LedgerRefusal.RATE_IS_WRONG, field(i, "rate"), i + 1, typed.currency(), book.currency());
        }
    }

    private static String document(PostVoucher.Line line) {
        return line.document() == null || line.document().isBlank() ? null : line.document().strip();
    }

    private static UUID account(String written, Map<String, Account> byCode) {
        if (written == null) {
            return null;
        }
        try {
            return written.startsWith("acc_") ? Journal.ACCOUNT_ID.read(written) : byCode.containsKey(written) ? byCode.get(written).id() : null;
        } catch (MalformedText malformed) {
            return null;
        }
    }

    /** An id of any kind of record: the rooms that own them are no business of the ledger. */
    private static UUID anyId(String written) {
        int end = written == null ? -1 : written.indexOf('_');
        if (end < 0) {
            throw new MalformedText(String.valueOf(written));
        }
        return IdFormat.of(written.substring(0, end)).read(written);
    }

    private static String field(int line, String name) {
        return "lines[" + line + "]." + name;
    }
}
