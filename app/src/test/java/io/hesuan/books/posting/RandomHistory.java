package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.ExchangeRate;
import io.hesuan.kernel.Ids;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Facts as a year of business throws them up, the same for the same seed whatever the company: each about one item or about money,
 * and some of them about more than there is.
 */
final class RandomHistory {

    /** One item of each method; lots where each is valued by itself. */
    private static final List<String> METHODS = List.of("moving-average", "fifo", "specific-lot", "standard", "month-average");
    static final BigDecimal STANDARD_CENTS = new BigDecimal("77.7");

    final PostingGround ground;
    final Map<UUID, String> methods = new LinkedHashMap<>();
    final List<Fact> facts = new ArrayList<>();
    private final Map<UUID, List<UUID>> lots = new LinkedHashMap<>();
    private final UUID[] references = {Ids.next(), Ids.next(), Ids.next()};
    private final Random random;

    RandomHistory(PostingGround ground, long seed, int count, List<String> wanted) {
        this.ground = ground;
        this.random = new Random(seed);
        for (String method : wanted) {
            item(method);
        }
        List<UUID> items = List.copyOf(methods.keySet());
        for (int at = 0; at < count; at++) {
            facts.add(random.nextInt(4) == 0 ? money() : goods(items.get(random.nextInt(items.size()))));
        }
    }

    static RandomHistory of(PostingGround ground, long seed, int count) {
        return new RandomHistory(ground, seed, count, METHODS);
    }

    private void item(String method) {
        UUID item = ground.item(method);
        methods.put(item, method);
        lots.put(item, new ArrayList<>());
        if (method.equals("standard")) {
            ground.sql.execute("INSERT INTO stock.standard_cost VALUES (?, ?, date '2026-01-01', 777, ?, now(), NULL)", ground.company, item, 10 * PostingGround.ONE);
        }
        if (method.equals("specific-lot")) {
            ground.sql.execute("UPDATE catalog.item SET lot_control = true WHERE id = ?", item);
            for (String code : List.of("A", "B")) {
                UUID lot = Ids.next();
                ground.sql.execute("INSERT INTO stock.lot VALUES (?, 1, now(), ?, ?, NULL, NULL, NULL, NULL, 'released', '', '')", lot, item, code);
                lots.get(item).add(lot);
            }
        }
    }

    /** The item that a fact is about; null for money alone. */
    static UUID item(Fact fact) {
        return fact.moves().isEmpty() ? null : fact.moves().getFirst().itemId();
    }

    private PostingGround.FactDraft draft(String type) {
        return ground.fact(type, LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300)).toString());
    }

    private String yuan(int most) {
        return BigDecimal.valueOf(1 + random.nextInt(most), 2).toPlainString();
    }

    private Fact money() {
        return switch (random.nextInt(8)) {
            case 0 -> draft("supplier-invoiced").party(ground.supplier).line("received_cost", yuan(90_000)).line("input_vat", yuan(9_000)).fact();
            case 1 -> draft("supplier-paid").party(ground.supplier).line("paid", yuan(50_000)).line("prepaid", yuan(500)).fact();
            case 2 -> draft("order-paid").party(ground.customer).platformLine("prepaid", yuan(50_000)).fact();
            case 3 -> draft("platform-charged").party(ground.platform).line("platform_commission", yuan(999)).fact();
            case 4 -> draft("platform-paid-out").party(ground.platform).line("paid_out", yuan(50_000)).fact();
            case 5 -> draft("rebate-accrued").party(ground.customer).line("rebate", (random.nextBoolean() ? "-" : "") + yuan(999)).fact();
            case 6 -> draft("customer-paid").party(ground.customer).line("paid", yuan(90_000)).fact();
            default -> inDollars();
        };
    }

    /** Three lines of one invoice in dollars; only their total is exact. */
    private Fact inDollars() {
        var draft = draft("sale-invoiced").party(ground.customer);
        var rate = new ExchangeRate(Currency.of("USD"), Currency.CNY, BigDecimal.valueOf(70_000 + random.nextInt(3_000), 4), LocalDate.of(2026, 1, 1), "PBC");
        for (String role : List.of("net_revenue", "net_revenue", "output_vat")) {
            draft.line(FactLine.of(0, role, 1 + random.nextInt(99_999), "CNY", io.hesuan.books.ledger.Dimensions.NONE).at(rate));
        }
        return draft.fact();
    }

    private Fact goods(UUID item) {
        long quantity = (1 + random.nextInt(9)) * PostingGround.ONE / (1 + random.nextInt(3));
        UUID order = references[random.nextInt(references.length)];
        UUID bin = random.nextInt(4) == 0 ? ground.shanghai : ground.hangzhou;
        UUID lot = lots.get(item).isEmpty() ? null : lots.get(item).get(random.nextInt(lots.get(item).size()));
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> draft("goods-received").party(ground.supplier).move(GoodsMove.of(0, item, Place.SUPPLIER, bin, quantity * 3).lot(lot).value(random.nextInt(5_000))).fact();
            case 4 -> draft("goods-returned-to-supplier").party(ground.supplier).move(GoodsMove.of(0, item, bin, Place.SUPPLIER, quantity / 2).lot(lot)).fact();
            case 5, 6 -> draft("goods-dispatched").party(ground.customer).of(Dimension.ORDER, order)
                    .move(GoodsMove.of(0, item, bin, Place.DISPATCHED, quantity).lot(lot).reference(order)).fact();
            case 7 -> draft("revenue-recognised").party(ground.customer).of(Dimension.ORDER, order).line("net_revenue", yuan(9_999)).line("output_vat", yuan(999))
                    .move(GoodsMove.of(0, item, Place.DISPATCHED, Place.CUSTOMER, quantity / 2).lot(lot).reference(order)).fact();
            case 8 -> draft("order-refunded").party(ground.customer).of(Dimension.ORDER, order).platformLine("prepaid_returned", yuan(9_999))
                    .move(GoodsMove.of(0, item, Place.DISPATCHED, bin, quantity / 3).lot(lot).reference(order)).fact();
            case 9 -> draft("sale-invoiced").party(ground.customer).line("net_revenue", yuan(9_999)).move(GoodsMove.of(0, item, bin, Place.CUSTOMER, quantity).lot(lot)).fact();
            case 10 -> draft("goods-returned").party(ground.customer).move(GoodsMove.of(0, item, Place.CUSTOMER, bin, quantity / 4).lot(lot)).fact();
            case 11 -> draft("goods-counted").move(random.nextBoolean() ? GoodsMove.of(0, item, bin, Place.COUNT, quantity / 5).lot(lot)
                    : GoodsMove.of(0, item, Place.COUNT, bin, quantity / 5).lot(lot)).fact();
            case 12 -> draft("goods-given").move(GoodsMove.of(0, item, bin, Place.GIFT, quantity / 2).lot(lot)).fact();
            default -> draft("goods-transferred").move(GoodsMove.of(0, item, ground.hangzhou, Place.TRANSIT, quantity).lot(lot).reference(order))
                    .move(GoodsMove.of(0, item, Place.TRANSIT, ground.shanghai, quantity).lot(lot).reference(order)).fact();
        };
    }
}
