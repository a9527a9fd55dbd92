package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.ledger.EntryKind;
import io.hesuan.books.ledger.Ledger;
import io.hesuan.books.ledger.LedgerRefusal;
import io.hesuan.books.ledger.NewEntry;
import io.hesuan.books.posting.Amount.Goods;
import io.hesuan.books.stock.PlaceKind;
import io.hesuan.books.stock.StockItem;
import io.hesuan.books.stock.StockWork;
import io.hesuan.books.stock.ValuedMove;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.ExchangeRate;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes the amounts that rules see: those that the fact gives, converted, and those that its goods give. Pure. */
final class Amounts {

    static final String OF_GOODS = "goods";
    static final String OF_VARIANCE = "variance";
    private static final int MOST = 4_000;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_MEMO = 500;

    private final Fact fact;
    private final Currency functional;
    private final Map<UUID, UUID> categories;
    private final List<Amount> amounts = new ArrayList<>();

    private Amounts(Fact fact, Currency functional, Map<UUID, UUID> categories) {
        this.fact = fact;
        this.functional = functional;
        this.categories = categories;
    }

    /**
     * @param categories by item, of the items that the fact's lines name
     * @param work       what the moves were done in; null for moves of value alone
     */
    static Outcome<List<Amount>> of(Fact fact, List<ValuedMove> moves, Currency functional, Map<UUID, UUID> categories, StockWork work) {
        if (fact.lines().isEmpty() && moves.isEmpty()) {
            return Outcome.refused(PostingRefusal.FACT_IS_EMPTY, "lines", fact.type());
        }
        if (fact.lines().size() + moves.size() > MOST) {
            return Outcome.refused(PostingRefusal.FACT_HAS_TOO_MANY_LINES, "lines", fact.lines().size() + moves.size(), MOST);
        }
        if (fact.source().documentNumber().length() > LONGEST_NUMBER) {
            return Outcome.refused(PostingRefusal.FACT_TEXT_IS_TOO_LONG, "source.documentNumber", LONGEST_NUMBER);
        }
        if (fact.memo().length() > LONGEST_MEMO) {
            return Outcome.refused(PostingRefusal.FACT_TEXT_IS_TOO_LONG, "memo", LONGEST_MEMO);
        }
        return new Amounts(fact, functional, categories).all(moves, work);
    }

    /** An entry without lines, by which the ledger says what it thinks of the fact's company. */
    static NewEntry nothing(Fact fact) {
        return new NewEntry(Ids.next(), fact.companyId(), fact.occurredOn(), EntryKind.AUTOMATIC, null, fact.id(), null, fact.memo(), fact.recordedBy(), List.of());
    }

    private Outcome<List<Amount>> all(List<ValuedMove> moves, StockWork work) {
        Map<ExchangeRate, long[]> converted = new HashMap<>();
        for (FactLine line : fact.lines()) {
            boolean ownCurrency = line.currency().equals(functional.code());
            if (ownCurrency != (line.rate() == null) || line.rate() != null && (!line.rate().to().equals(functional) || !line.rate().from().code().equals(line.currency()))) {
                return Outcome.refused(PostingRefusal.FACT_CURRENCY_NEEDS_RATE, "lines[" + (line.number() - 1) + "].rate", line.number(), line.currency(), functional.code());
            }
            if (Math.abs(line.amount()) > Ledger.LARGEST_AMOUNT || line.amount() == Long.MIN_VALUE) {
                return tooLarge(line);
            }
            long value;
            try {
                value = ownCurrency ? line.amount() : convert(line, converted.computeIfAbsent(line.rate(), rate -> new long[2]));
            } catch (MalformedText | ArithmeticException overflow) {
                return tooLarge(line);
            }
            Dimensions dimensions = fact.dimensions().overlaidBy(line.dimensions());
            UUID category = categories.get(dimensions.get(Dimension.ITEM));
            amounts.add(new Amount(line.number(), line.role(), value, line.currency(), line.amount(), line.rate(),
                    category == null ? dimensions : dimensions.with(Dimension.CATEGORY, category), line.counterparty(),
                    line.dueOn(), line.document() == null || line.document().isBlank() ? number() : line.document(),
                    line.cashFlow(), line.account(), line.counterAccount(), null));
        }
        moves.stream().filter(ValuedMove::movesValue).forEach(move -> addGoods(move, work));
        return Outcome.done(amounts);
    }

    private static Outcome<List<Amount>> tooLarge(FactLine line) {
        return Outcome.refused(LedgerRefusal.AMOUNT_IS_ABSURD, "lines[" + (line.number() - 1) + "].amount", line.number());
    }

    /** null when the source goes by none */
    private String number() {
        String number = fact.source().documentNumber();
        return number.isBlank() ? null : number;
    }

    /** The lines of one rate add up to their total converted once. */
    private long convert(FactLine line, long[] before) {
        before[0] = Math.addExact(before[0], line.amount());
        long whole = line.rate().convert(Money.ofMinor(before[0], line.rate().from())).minor();
        long value = whole - before[1];
        before[1] = whole;
        return value;
    }

    private void addGoods(ValuedMove move, StockWork work) {
        StockItem item = work == null ? null : work.item(move.move().itemId());
        UUID category = item == null ? categories.get(move.move().itemId()) : item.categoryId();
        Dimensions dimensions = fact.dimensions().with(Dimension.ITEM, move.move().itemId()).with(Dimension.CATEGORY, category);
        if (move.lotId() != null) {
            dimensions = dimensions.with(Dimension.LOT, move.lotId());
        }
        boolean inProcess = move.fromKind() == PlaceKind.WIP || move.toKind() == PlaceKind.WIP;
        if (inProcess && move.move().reference() != null) {
            dimensions = dimensions.with(Dimension.WORK_ORDER, move.move().reference());
        }
        var goods = new Goods(move.fromKind().written(), move.toKind().written(), move.fromAccount(), move.toAccount(), move.fromWarehouse(), move.toWarehouse(),
                move.quantity(), work == null ? "" : work.method(fact.companyId(), move.move().itemId()).written());
        add(move.move().number(), OF_GOODS, move.value() - move.variance(), dimensions, goods);
        add(move.move().number(), OF_VARIANCE, move.variance(), dimensions, goods);
    }

    private void add(int number, String role, long value, Dimensions dimensions, Goods goods) {
        if (value != 0) {
            amounts.add(new Amount(number, role, value, functional.code(), value, null, dimensions, null, fact.occurredOn(), number(), null, null, null, goods));
        }
    }
}
