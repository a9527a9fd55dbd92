package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The books as one would keep them on paper: plain maps, decimals, one fact at a time, and the table of standard entries
 * written out by hand for the chart of business enterprises. Slow, and shares no code with what it is compared with.
 */
final class NaiveBooks {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final Map<UUID, String> OUTSIDE = Map.of(Place.SUPPLIER, "supplier", Place.CUSTOMER, "customer", Place.COUNT, "count", Place.GIFT, "gift", Place.SCRAP, "scrap");

    /** Goods with their value in cents. */
    private record Layer(BigDecimal units, BigDecimal cents) {
    }

    /** What a move did: cents that left one side, and those of them that the other side did not get. */
    private record Effect(BigDecimal cents, BigDecimal variance) {
    }

    private static final class Refused extends RuntimeException {
    }

    private final Map<UUID, String> methods;
    private final BigDecimal standardCents;
    private final boolean owing;
    private Map<String, List<Layer>> goods = new HashMap<>();
    private Map<String, BigDecimal> ledger = new TreeMap<>();
    private Map<String, BigDecimal> claims = new TreeMap<>();
    private Map<UUID, Layer> last = new HashMap<>();

    /**
     * @param methods       by item
     * @param standardCents cost of a unit of items at standard cost
     * @param owing         whether more may leave a warehouse than is there
     */
    NaiveBooks(Map<UUID, String> methods, BigDecimal standardCents, boolean owing) {
        this.methods = methods;
        this.standardCents = standardCents;
        this.owing = owing;
    }

    /** @return whether the fact could happen; if not, nothing has changed */
    boolean post(Fact fact) {
        Map<String, List<Layer>> goodsBefore = new HashMap<>();
        goods.forEach((place, layers) -> goodsBefore.put(place, new ArrayList<>(layers)));
        var ledgerBefore = new TreeMap<>(ledger);
        var claimsBefore = new TreeMap<>(claims);
        var lastBefore = new HashMap<>(last);
        try {
            fact.moves().forEach(move -> move(fact, move));
            money(fact);
            return true;
        } catch (Refused refused) {
            goods = goodsBefore;
            ledger = ledgerBefore;
            claims = claimsBefore;
            last = lastBefore;
            return false;
        }
    }

    /** Debit less credit in yuan by account, zeros left out. */
    Map<String, String> balances() {
        return written(ledger);
    }

    /** By account and party. */
    Map<String, String> claims() {
        return written(claims);
    }

    /** Value of goods by account. */
    Map<String, String> goods() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        goods.forEach((place, layers) -> layers.forEach(layer -> sums.merge(account(place), layer.cents, BigDecimal::add)));
        return written(sums);
    }

    /** Units of an item in a place, whatever the lot or reference. */
    BigDecimal units(UUID item, UUID place) {
        String prefix = item + "@" + place + "/";
        return goods.entrySet().stream().filter(held -> held.getKey().startsWith(prefix)).flatMap(held -> held.getValue().stream()).map(Layer::units)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, String> written(Map<String, BigDecimal> cents) {
        Map<String, String> written = new TreeMap<>();
        cents.forEach((key, value) -> {
            if (value.signum() != 0) {
                written.put(key, value.movePointLeft(2).setScale(2, RoundingMode.UNNECESSARY).toPlainString());
            }
        });
        return written;
    }

    private static String account(String place) {
        return place.contains("@" + Place.DISPATCHED) ? "1406" : "1405";
    }

    private static boolean held(UUID place) {
        return !OUTSIDE.containsKey(place);
    }

    private static boolean warehouse(UUID place) {
        return held(place) && !place.equals(Place.DISPATCHED) && !place.equals(Place.TRANSIT);
    }

    private String key(GoodsMove move, UUID place) {
        String lot = move.lotId() == null ? "" : move.lotId().toString();
        return move.itemId() + "@" + place + "/" + (warehouse(place) ? methods.get(move.itemId()).equals("specific-lot") ? lot : "" : move.reference() + "/" + lot);
    }

    private void move(Fact fact, GoodsMove move) {
        BigDecimal units = BigDecimal.valueOf(move.quantity()).divide(MILLION);
        List<Layer> coming;
        if (held(move.fromPlace())) {
            coming = take(move, units);
        } else {
            BigDecimal cents = move.givenValue() != null ? BigDecimal.valueOf(move.givenValue()) : share(cost(move), units);
            if (warehouse(move.toPlace()) && move.givenValue() != null) {
                last.put(move.itemId(), new Layer(units, cents));
            }
            coming = List.of(new Layer(units, cents));
        }
        int made = 0;
        for (Layer layer : coming) {
            BigDecimal variance = held(move.toPlace()) ? put(move, layer, made++ > 0) : BigDecimal.ZERO;
            book(fact, move, new Effect(layer.cents, variance));
        }
    }

    private List<Layer> take(GoodsMove move, BigDecimal units) {
        List<Layer> there = goods.computeIfAbsent(key(move, move.fromPlace()), any -> new ArrayList<>());
        BigDecimal all = there.stream().map(Layer::units).reduce(BigDecimal.ZERO, BigDecimal::add);
        String method = warehouse(move.fromPlace()) ? methods.get(move.itemId()) : "outside";
        if (all.compareTo(units) < 0) {
            if (!owing || !warehouse(move.fromPlace())) {
                throw new Refused();
            }
            return List.of(owe(move, there, units));
        }
        List<Layer> taken = new ArrayList<>();
        BigDecimal open = units;
        while (open.signum() > 0) {
            Layer first = there.removeFirst();
            BigDecimal part = open.min(first.units);
            BigDecimal stays = first.units.subtract(part);
            BigDecimal cents = method.equals("standard") ? first.cents.subtract(standard(stays)) : share(first, part);
            taken.add(new Layer(part, cents));
            if (stays.signum() != 0) {
                there.addFirst(new Layer(stays, first.cents.subtract(cents)));
            }
            open = open.subtract(part);
        }
        return taken;
    }

    /** More leaves than is there: the rest at what the item cost last, in a layer below zero. */
    private Layer owe(GoodsMove move, List<Layer> there, BigDecimal units) {
        Layer now = there.isEmpty() ? new Layer(BigDecimal.ZERO, BigDecimal.ZERO) : there.removeFirst();
        BigDecimal covered = now.units.max(BigDecimal.ZERO);
        BigDecimal owed = units.subtract(covered);
        BigDecimal provisional = last.containsKey(move.itemId()) ? share(last.get(move.itemId()), owed) : BigDecimal.ZERO;
        BigDecimal coveredCents = covered.signum() == 0 ? BigDecimal.ZERO : now.cents;
        there.add(new Layer(now.units.subtract(units), now.cents.subtract(coveredCents).subtract(provisional)));
        return new Layer(units, coveredCents.add(provisional));
    }

    /** @return the variance: cents of the layer that the place does not take up */
    private BigDecimal put(GoodsMove move, Layer layer, boolean sameReceipt) {
        List<Layer> there = goods.computeIfAbsent(key(move, move.toPlace()), any -> new ArrayList<>());
        String method = warehouse(move.toPlace()) ? methods.get(move.itemId()) : "outside";
        if (there.isEmpty() || method.equals("fifo") && !sameReceipt) {
            BigDecimal taken = method.equals("standard") ? standard(layer.units) : layer.cents;
            there.add(new Layer(layer.units, taken));
            return layer.cents.subtract(taken);
        }
        Layer now = there.removeLast();
        BigDecimal sum = now.units.add(layer.units);
        BigDecimal cents;
        if (method.equals("standard")) {
            cents = standard(sum);
        } else if (now.units.signum() < 0) {
            BigDecimal covers = layer.units.min(now.units.negate());
            BigDecimal provisional = share(new Layer(now.units.negate(), now.cents.negate()), covers);
            cents = now.cents.add(provisional).add(layer.cents).subtract(share(layer, covers));
        } else {
            cents = now.cents.add(layer.cents);
        }
        if (sum.signum() != 0) {
            there.add(new Layer(sum, cents));
        }
        return layer.cents.subtract(cents.subtract(now.cents));
    }

    /** What a unit costs now, for goods that come without a price. */
    private Layer cost(GoodsMove move) {
        if (methods.get(move.itemId()).equals("standard")) {
            return new Layer(BigDecimal.ONE, standardCents);
        }
        List<Layer> there = goods.getOrDefault(key(move, move.toPlace()), List.of());
        if (!there.isEmpty() && there.getLast().units.signum() > 0) {
            return there.getLast();
        }
        if (!last.containsKey(move.itemId())) {
            throw new Refused();
        }
        return last.get(move.itemId());
    }

    private BigDecimal standard(BigDecimal units) {
        return standardCents.multiply(units).setScale(0, RoundingMode.HALF_UP);
    }

    private static BigDecimal share(Layer whole, BigDecimal part) {
        return whole.cents.multiply(part).divide(whole.units, 0, RoundingMode.HALF_UP);
    }

    private void book(Fact fact, GoodsMove move, Effect effect) {
        UUID party = fact.dimensions().get(Dimension.PARTY);
        BigDecimal reached = effect.cents.subtract(effect.variance);
        String debit = held(move.toPlace()) ? account("@" + move.toPlace()) : against(fact.type());
        String credit = held(move.fromPlace()) ? account("@" + move.fromPlace()) : against(fact.type());
        entry(debit, credit, party, reached);
        boolean covering = fact.type().equals("goods-received") && !methods.get(move.itemId()).equals("standard");
        entry(covering ? "6401" : "1404", credit, party, effect.variance);
    }

    private static String against(String type) {
        return switch (type) {
            case "goods-received", "goods-returned-to-supplier" -> "220202";
            case "revenue-recognised", "sale-invoiced", "goods-returned" -> "6401";
            case "goods-counted", "goods-scrapped" -> "190101";
            case "goods-given" -> "660109";
            default -> throw new IllegalStateException(type);
        };
    }

    private void money(Fact fact) {
        UUID party = fact.dimensions().get(Dimension.PARTY);
        BigDecimal original = BigDecimal.ZERO;
        BigDecimal converted = BigDecimal.ZERO;
        for (FactLine line : fact.lines()) {
            BigDecimal cents = BigDecimal.valueOf(line.amount());
            if (line.rate() != null) {
                // the total is converted, and each line takes what it adds to it
                original = original.add(cents);
                cents = original.multiply(line.rate().value()).setScale(0, RoundingMode.HALF_UP).subtract(converted);
                converted = converted.add(cents);
            }
            UUID second = line.counterparty();
            switch (fact.type() + "." + line.role()) {
                case "supplier-invoiced.received_cost" -> entry("220202", "220201", party, cents);
                case "supplier-invoiced.input_vat" -> entry("22210102", "220201", party, cents);
                case "supplier-paid.paid" -> entry("220201", "1002", party, cents);
                case "supplier-paid.prepaid" -> entry("1123", "1002", party, cents);
                case "order-paid.prepaid" -> entry("112202", second, "2204", party, cents);
                case "order-refunded.prepaid_returned" -> entry("2204", party, "112202", second, cents);
                case "revenue-recognised.net_revenue" -> entry("2204", "6001", party, cents);
                case "revenue-recognised.output_vat" -> entry("2204", "22210101", party, cents);
                case "sale-invoiced.net_revenue" -> entry("112201", "6001", party, cents);
                case "sale-invoiced.output_vat" -> entry("112201", "22210101", party, cents);
                case "customer-paid.paid" -> entry("1002", "112201", party, cents);
                case "platform-charged.platform_commission" -> entry("660103", "112202", party, cents);
                case "platform-paid-out.paid_out" -> entry("1002", "112202", party, cents);
                case "rebate-accrued.rebate" -> entry("6001", "280102", party, cents);
                default -> throw new IllegalStateException(fact.type() + "." + line.role());
            }
        }
    }

    private void entry(String debit, String credit, UUID party, BigDecimal cents) {
        entry(debit, party, credit, party, cents);
    }

    private void entry(String debit, UUID debtor, String credit, UUID creditor, BigDecimal cents) {
        post(debit, debtor, cents);
        post(credit, creditor, cents.negate());
    }

    private void post(String account, UUID party, BigDecimal cents) {
        ledger.merge(account, cents, BigDecimal::add);
        if (List.of("112201", "112202", "1123", "220201", "220202", "2204").contains(account)) {
            claims.merge(account + " " + party, cents, BigDecimal::add);
        }
    }
}
