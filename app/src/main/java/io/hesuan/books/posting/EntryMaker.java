package io.hesuan.books.posting;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.parser.ParseException;
import io.hesuan.books.ledger.Account;
import io.hesuan.books.ledger.Control;
import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.ledger.EntryKind;
import io.hesuan.books.ledger.LineOrigin;
import io.hesuan.books.ledger.NewEntry;
import io.hesuan.books.ledger.NewLine;
import io.hesuan.books.ledger.Side;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Makes the entry of a fact from its amounts by the rules of its company. Pure. */
final class EntryMaker {

    private final RuleBook rules;
    private final Purposes purposes;
    private final Currency functional;
    private final Map<UUID, Account> accounts;

    EntryMaker(RuleBook rules, Purposes purposes, Currency functional, Map<UUID, Account> accounts) {
        this.rules = rules;
        this.purposes = purposes;
        this.functional = functional;
        this.accounts = accounts;
    }

    /** @return the entry, its lines empty when nothing is to be booked; or the first refusal, in the order of the amounts */
    Outcome<NewEntry> entry(Fact fact, List<Amount> amounts) {
        List<NewLine> lines = new ArrayList<>(amounts.size() * 2);
        for (Amount amount : amounts) {
            RuleBook.Compiled rule = rules.find(fact, amount, functional);
            if (rule == null) {
                return refused(amount, PostingRefusal.RULE_MISSING, fact.type(), amount.role(), amount.goods() == null ? ""
                        : amount.goods().fromKind() + " → " + amount.goods().toKind());
            }
            if (!rule.rule().books()) {
                continue;
            }
            Outcome<Amount> computed = computed(rule, amount);
            if (computed instanceof Outcome.Refused<Amount> refused) {
                return refused.map(never -> null);
            }
            Outcome<Boolean> added = add(rule, computed.orElseThrow(), lines);
            if (added.isRefused()) {
                return added.map(never -> null);
            }
        }
        return Outcome.done(new NewEntry(Ids.next(), fact.companyId(), fact.occurredOn(), EntryKind.AUTOMATIC, null, fact.id(), null, fact.memo(),
                fact.recordedBy(), lines));
    }

    private Outcome<Amount> computed(RuleBook.Compiled rule, Amount amount) {
        if (rule.formula() == null) {
            return Outcome.done(amount);
        }
        try {
            long value = rule.formula().of(amount.value(), functional);
            long original = amount.rate() == null ? value : rule.formula().of(amount.original(), amount.rate().from());
            return Outcome.done(new Amount(amount.number(), amount.role(), value, amount.currency(), original, amount.rate(), amount.dimensions(), amount.counterparty(),
                    amount.dueOn(), amount.document(), amount.cashFlow(), amount.account(), amount.counterAccount(), amount.goods()));
        } catch (EvaluationException | ParseException | ArithmeticException failed) {
            return refused(amount, PostingRefusal.FORMULA_FAILED, rule.rule().code(), rule.rule().formula());
        }
    }

    private Outcome<Boolean> add(RuleBook.Compiled rule, Amount amount, List<NewLine> lines) {
        if (amount.value() == 0) {
            return Outcome.done(false);
        }
        // A negative amount is booked positive on the other side; red ink is for reversals.
        boolean turned = amount.value() < 0;
        Outcome<NewLine> debit = line(rule, amount, rule.rule().debit(), false, turned ? Side.CREDIT : Side.DEBIT);
        Outcome<NewLine> credit = line(rule, amount, rule.rule().credit(), true, turned ? Side.DEBIT : Side.CREDIT);
        if (debit.isRefused() || credit.isRefused()) {
            return (debit.isRefused() ? debit : credit).map(never -> false);
        }
        lines.add(debit.orElseThrow());
        lines.add(credit.orElseThrow());
        return Outcome.done(true);
    }

    private Outcome<NewLine> line(RuleBook.Compiled rule, Amount amount, String purpose, boolean ofCredit, Side side) {
        Dimensions dimensions = dimensions(amount, ofCredit, ofCredit ? rule.credit() : rule.debit());
        return account(amount, purpose, ofCredit, dimensions).map(account -> {
            boolean cash = accounts.containsKey(account) && accounts.get(account).cash();
            String cashFlow = !cash ? null : amount.cashFlow() != null ? amount.cashFlow() : rule.rule().cashFlow().isEmpty() ? null : rule.rule().cashFlow();
            boolean claim = accounts.containsKey(account) && accounts.get(account).control() == Control.CLAIMS;
            boolean own = amount.rate() == null || Purposes.isInFunctionalCurrency(purpose);
            return new NewLine(account, side, Math.abs(amount.value()), own ? functional.code() : amount.currency(), Math.abs(own ? amount.value() : amount.original()),
                    own ? null : amount.rate(), dimensions,
                    new LineOrigin(amount.number(), rule.rule().id(), rule.rule().version()), cashFlow, null, claim ? amount.dueOn() : null,
                    claim ? amount.document() : null);
        });
    }

    private Outcome<UUID> account(Amount amount, String purpose, boolean ofCredit, Dimensions dimensions) {
        if (purpose.equals(Purposes.GOODS)) {
            UUID carried = amount.goods() == null ? null : ofCredit ? amount.goods().fromAccount() : amount.goods().toAccount();
            return carried == null ? refused(amount, PostingRefusal.PURPOSE_HAS_NO_ACCOUNT, purpose) : Outcome.done(carried);
        }
        UUID account = purpose.equals(Purposes.COUNTER) ? amount.counterAccount() : amount.account();
        if (!Purposes.isGiven(purpose) || account == null) {
            String named = Purposes.isGiven(purpose) ? Purposes.orElse(purpose) : purpose;
            if (named == null) {
                return refused(amount, PostingRefusal.ACCOUNT_NOT_GIVEN, amount.role());
            }
            account = purposes.account(named, dimensions.get(Dimension.CATEGORY), dimensions.get(Dimension.CHANNEL), dimensions.get(Dimension.WAREHOUSE));
            if (account == null) {
                return refused(amount, PostingRefusal.PURPOSE_HAS_NO_ACCOUNT, named);
            }
        }
        // Only goods that moved reach the accounts of goods: else stock and ledger would part.
        return accounts.containsKey(account) && accounts.get(account).control() == Control.STOCK
                ? refused(amount, PostingRefusal.ACCOUNT_IS_FOR_GOODS, accounts.get(account).code()) : Outcome.done(account);
    }

    private static Dimensions dimensions(Amount amount, boolean ofCredit, Map<Dimension, Function<Amount, UUID>> sources) {
        Dimensions dimensions = amount.dimensions();
        if (amount.goods() != null) {
            UUID near = ofCredit ? amount.goods().fromWarehouse() : amount.goods().toWarehouse();
            UUID far = ofCredit ? amount.goods().toWarehouse() : amount.goods().fromWarehouse();
            dimensions = dimensions.with(Dimension.WAREHOUSE, near != null ? near : far);
        }
        for (var source : sources.entrySet()) {
            dimensions = dimensions.with(source.getKey(), source.getValue().apply(amount));
        }
        return dimensions;
    }

    private <R> Outcome<R> refused(Amount amount, PostingRefusal refusal, Object... arguments) {
        Object[] told = new Object[arguments.length + 2];
        told[0] = amount.number();
        told[1] = Money.ofMinor(amount.value(), functional).toString();
        System.arraycopy(arguments, 0, told, 2, arguments.length);
        return Outcome.refused(refusal, "lines[" + (amount.number() - 1) + "]." + amount.role(), told);
    }
}
