package io.hesuan.trade.orders;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.posting.Fact;
import io.hesuan.books.posting.FactLine;
import io.hesuan.books.posting.Source;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.kernel.Ids;
import io.hesuan.platform.web.Sentences;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What orders tell the books; the types of fact are those of the standard catalogue. */
@Component
class OrderFacts {

    private final Sentences sentences;

    OrderFacts(Sentences sentences) {
        this.sentences = sentences;
    }

    /** Whether the customer owes us until he pays, so that nothing is held for him: cash on delivery, wholesale. */
    static boolean onCredit(SaleOrder order, Shop shop) {
        return order.onDelivery || shop.platform().equals("wholesale");
    }

    Fact paid(SaleOrder order, Shop shop, LocalDate on, long byBuyer, long byOthers) {
        List<FactLine> lines = new ArrayList<>();
        if (byBuyer != 0) {
            lines.add(FactLine.of(1, "prepaid", byBuyer, order.currency, Dimensions.NONE).counterparty(shop.partyId()));
        }
        if (byOthers != 0) {
            lines.add(FactLine.of(2, "platform_discount", byOthers, order.currency, Dimensions.NONE).counterparty(shop.partyId()));
        }
        return fact("order-paid", order, shop, on, "paid", lines, List.of(), new Source("order", order.id, order.number));
    }

    Fact givenBackEarly(SaleOrder order, Shop shop, LocalDate on, long amount) {
        var line = FactLine.of(1, "prepaid_returned", amount, order.currency, Dimensions.NONE).counterparty(shop.partyId());
        return fact("order-refunded", order, shop, on, "refunded", List.of(line), List.of(), new Source("order", order.id, order.number));
    }

    /** Goods that are promised leave from where they are promised; cost is tracked by line of the shipment. */
    Fact dispatched(SaleOrder order, Shop shop, LocalDate on, Shipment shipment) {
        List<GoodsMove> moves = new ArrayList<>();
        for (Shipment.Line line : shipment.lines) {
            for (SalePart.Held held : line.lots) {
                moves.add(GoodsMove.of(moves.size() + 1, line.part.itemId, held.placeId(), Place.DISPATCHED, held.quantity()).lot(held.lotId()).reference(line.id)
                        .reserved(line.part.reservationId));
            }
        }
        return fact("goods-dispatched", order, shop, on, "dispatched", List.of(), moves, new Source("shipment", shipment.id, order.number));
    }

    /** What becomes the customer's of one line of a shipment, and the revenue of its part. */
    record Passing(Shipment.Line line, long units, long due, long tax) {
    }

    Fact recognised(SaleOrder order, Shop shop, LocalDate on, List<Passing> passings) {
        List<FactLine> lines = new ArrayList<>();
        List<GoodsMove> moves = new ArrayList<>();
        for (Passing passing : passings) {
            money(lines, order, passing.line.part, passing.due - passing.tax, passing.tax, null);
        }
        for (Passing passing : passings) {
            moves.add(GoodsMove.of(lines.size() + moves.size() + 1, passing.line.part.itemId, Place.DISPATCHED, Place.CUSTOMER, passing.units).reference(passing.line.id));
        }
        return fact(onCredit(order, shop) ? "sale-invoiced" : "revenue-recognised", order, shop, on, "recognised", lines, moves, new Source("order", order.id, order.number));
    }

    /** @param parts each with what is taken back of its revenue and of its tax */
    Fact givenBackLate(SaleOrder order, Shop shop, LocalDate on, Map<SalePart, long[]> parts) {
        List<FactLine> lines = new ArrayList<>();
        parts.forEach((part, amounts) -> money(lines, order, part, amounts[0] - amounts[1], amounts[1], shop.partyId()));
        return fact(onCredit(order, shop) ? "sale-credited" : "revenue-reversed", order, shop, on, "reversed", lines, List.of(), new Source("order", order.id, order.number));
    }

    /** Goods that come back: from the way at the cost they left with, or from the customer at what they cost him. */
    Fact returned(SaleOrder order, Shop shop, LocalDate on, boolean early, List<GoodsMove> moves) {
        return fact(early ? "order-refunded" : "goods-returned", order, shop, on, "returned", List.of(), moves, new Source("order", order.id, order.number));
    }

    private static void money(List<FactLine> lines, SaleOrder order, SalePart part, long net, long tax, UUID counterparty) {
        Dimensions item = Dimensions.NONE.with(Dimension.ITEM, part.itemId);
        if (net != 0) {
            lines.add(FactLine.of(lines.size() + 1, "net_revenue", net, order.currency, item).counterparty(counterparty));
        }
        if (tax != 0) {
            lines.add(FactLine.of(lines.size() + 1, "output_vat", tax, order.currency, item).counterparty(counterparty));
        }
    }

    private Fact fact(String type, SaleOrder order, Shop shop, LocalDate on, String memo, List<FactLine> lines, List<GoodsMove> moves, Source source) {
        Dimensions dimensions = Dimensions.NONE.with(Dimension.PARTY, shop.partyId()).with(Dimension.CHANNEL, shop.id()).with(Dimension.ORDER, order.id);
        return new Fact(Ids.next(), type, order.companyId, on, source, sentences.say(Locale.SIMPLIFIED_CHINESE, "orders.memo." + memo, shop.name(), order.number), dimensions,
                lines, moves, null);
    }
}
