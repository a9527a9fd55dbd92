package io.hesuan.books.posting;

import io.hesuan.books.ledger.Account;
import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.ledger.Journal;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.books.stock.StockIds;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.ExchangeRate;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads what an outside system wrote into a fact; what can't be read is refused by line. Pure. */
final class FactReading {

    private static final Map<String, UUID> PLACES = Map.of("supplier", Place.SUPPLIER, "customer", Place.CUSTOMER, "dispatched", Place.DISPATCHED,
            "transit", Place.TRANSIT, "wip", Place.WIP, "scrap", Place.SCRAP, "count", Place.COUNT, "gift", Place.GIFT);
    private static final Pattern QUANTITY = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

    private final PostFact told;
    private final Currency functional;
    private final Map<String, Account> byCode;

    private FactReading(PostFact told, Currency functional, Map<String, Account> byCode) {
        this.told = told;
        this.functional = functional;
        this.byCode = byCode;
    }

    /** @param byCode accounts of the company by code, those that the fact names */
    static Outcome<Fact> fact(PostFact told, Currency functional, Map<String, Account> byCode, UUID by) {
        return new FactReading(told, functional, byCode).read(by);
    }

    private Outcome<Fact> read(UUID by) {
        List<FactLine> lines = new ArrayList<>();
        for (int at = 0; at < told.lines().size(); at++) {
            try {
                lines.add(line(at, told.lines().get(at)));
            } catch (IllegalArgumentException | ArithmeticException malformed) {
                return notUnderstood("lines[" + at + "]", at + 1, malformed);
            }
        }
        List<GoodsMove> moves = new ArrayList<>();
        for (int at = 0; at < told.moves().size(); at++) {
            try {
                moves.add(move(lines.size() + at + 1, told.moves().get(at)));
            } catch (IllegalArgumentException | ArithmeticException malformed) {
                return notUnderstood("moves[" + at + "]", lines.size() + at + 1, malformed);
            }
        }
        try {
            return Outcome.done(new Fact(Ids.next(), told.type(), told.companyId(), told.occurredOn(), new Source(told.documentType(), null, told.documentNumber()),
                    told.memo(), dimensions(told.dimensions()), lines, moves, by));
        } catch (IllegalArgumentException malformed) {
            return notUnderstood("dimensions", 0, malformed);
        }
    }

    private static Outcome<Fact> notUnderstood(String field, int number, Exception malformed) {
        return Outcome.refused(malformed instanceof UnknownDimension ? PostingRefusal.FACT_DIMENSION_NOT_UNDERSTOOD : PostingRefusal.FACT_AMOUNT_NOT_UNDERSTOOD,
                field, number, String.valueOf(malformed.getMessage()));
    }

    private FactLine line(int at, PostFact.Line line) {
        Currency currency = line.currency() == null ? functional : Currency.of(line.currency());
        ExchangeRate rate = currency.equals(functional) || line.rate() == null ? null : new ExchangeRate(currency, functional, new BigDecimal(line.rate()),
                line.rateOn() == null ? told.occurredOn() : line.rateOn(), line.rateSource() == null ? "" : line.rateSource());
        UUID account = line.account() == null ? null : account(line.account());
        return new FactLine(at + 1, line.role(), Money.of(line.amount(), currency).minor(), currency.code(), rate, dimensions(line.dimensions()), line.dueOn(), line.document(),
                line.cashFlow(), line.counterparty() == null ? null : StockIds.OWNER.read(line.counterparty()), account);
    }

    private UUID account(String written) {
        if (written.startsWith("acc_")) {
            return Journal.ACCOUNT_ID.read(written);
        }
        if (!byCode.containsKey(written)) {
            throw new MalformedText(written);
        }
        return byCode.get(written).id();
    }

    private GoodsMove move(int number, PostFact.Move move) {
        if (move.quantity() == null || !QUANTITY.matcher(move.quantity()).matches()) {
            throw new MalformedText(String.valueOf(move.quantity()));
        }
        return new GoodsMove(number, Catalog.ITEM_ID.read(move.item()), move.lot() == null ? null : StockIds.LOT.read(move.lot()), place(move.from()), place(move.to()),
                new BigDecimal(move.quantity()).movePointRight(6).longValueExact(), move.owner() == null ? null : StockIds.OWNER.read(move.owner()),
                move.reference() == null ? null : anyId(move.reference()), move.value() == null ? null : Long.valueOf(Money.of(move.value(), functional).minor()),
                move.reservation() == null ? null : StockIds.RESERVATION.read(move.reservation()));
    }

    private static UUID place(String written) {
        UUID house = PLACES.get(written);
        return house != null ? house : anyId(written);
    }

    private static Dimensions dimensions(Map<String, String> named) {
        Dimensions dimensions = Dimensions.NONE;
        for (var entry : (named == null ? Map.<String, String>of() : named).entrySet()) {
            try {
                dimensions = dimensions.with(Dimension.named(entry.getKey()), anyId(entry.getValue()));
            } catch (IllegalArgumentException unknown) {
                throw new UnknownDimension(entry.getKey());
            }
        }
        return dimensions;
    }

    /** An id of any kind of record: the rooms that own them are no business of posting. */
    private static UUID anyId(String written) {
        int end = written == null ? -1 : written.indexOf('_');
        if (end < 0) {
            throw new MalformedText(String.valueOf(written));
        }
        return IdFormat.of(written.substring(0, end)).read(written);
    }

    private static final class UnknownDimension extends IllegalArgumentException {
        UnknownDimension(String name) {
            super(name);
        }
    }
}
