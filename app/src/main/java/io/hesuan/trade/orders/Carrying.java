package io.hesuan.trade.orders;

import io.hesuan.books.ledger.CompanyBook;
import io.hesuan.books.ledger.Ledger;
import io.hesuan.books.posting.Posting;
import io.hesuan.books.stock.Kits;
import io.hesuan.platform.batching.Writing;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Carries orders on: whatever was learned of them, one walk does what is due, in this order: map, review, book what was paid, promise, send
 * what was sent, give back, pass control, take back revenue. What is done already is not due, so walking twice changes nothing.
 */
@Component
class Carrying {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    private final Posting posting;
    private final Ledger ledger;
    private final Kits kits;
    private final OrderRows rows;
    private final MoneySteps money;
    private final Sendings sendings;
    private final Passing passing;

    Carrying(Posting posting, Ledger ledger, Kits kits, OrderFacts facts, JsonMapper json) {
        this.posting = posting;
        this.ledger = ledger;
        this.kits = kits;
        this.rows = new OrderRows(json);
        this.money = new MoneySteps(facts);
        this.sendings = new Sendings(facts);
        this.passing = new Passing(facts);
    }

    OrderRows rows() {
        return rows;
    }

    /** A walk of these orders, their shops and books beside them. */
    Walk walk(Writing writing, Collection<SaleOrder> orders, Map<UUID, Shop> shops) {
        return walk(writing, orders, shops, orders);
    }

    /** @param walking filled before it is carried on, from those that may walk */
    Walk walk(Writing writing, Collection<SaleOrder> walking, Map<UUID, Shop> shops, Collection<SaleOrder> mayWalk) {
        Set<UUID> companies = mayWalk.stream().map(order -> order.companyId).collect(Collectors.toSet());
        Map<UUID, CompanyBook> books = ledger.view(writing.sql(), companies, Set.of()).companies();
        return new Walk(writing, walking, shops, books, posting);
    }

    void carryOn(Walk walk) {
        if (walk.orders.isEmpty()) {
            return;
        }
        Review rules = Review.find(walk.writing.sql(), walk.books.keySet());
        walk.orders.forEach(order -> rules.prepare(order, walk.shop(order)));
        Mapping.map(walk, kits);
        walk.orders.forEach(order -> look(walk, order, rules));
        Promises.release(walk);
        walk.post(money.paid(walk));
        promise(walk);
        walk.post(sendings.dispatch(walk));
        walk.post(money.early(walk));
        walk.post(passing.recognise(walk, rates(walk)));
        walk.post(money.late(walk));
        walk.orders.forEach(order -> stand(walk, order));
        rows.write(walk);
    }

    /** What is found wrong, what is not to be sent any more, and whether the rules let it go on. */
    private static void look(Walk walk, SaleOrder order, Review rules) {
        Shop shop = walk.shop(order);
        if (order.hold.isFound()) {
            order.release();
        }
        CompanyBook book = walk.books.get(order.companyId);
        MoneySteps.check(order, shop, book == null ? null : book.currency().code());
        if (!order.isShippedFrom() && !order.isShippedElsewhere() && order.isAfterSale()) {
            order.hold(Hold.REFUND_ASKED, order.refunds.values().stream().filter(SaleRefund::isUnderWay).map(refund -> refund.told.number()).findFirst().orElse(""));
        }
        long[] back = GivingBack.money(order);
        for (int at = 0; at < back.length; at++) {
            SaleLine line = order.lines.get(at);
            for (SalePart part : line.parts) {
                long cancelled = Math.max(part.cancelled, GivingBack.cancelled(order, line, part, back[at]));
                order.changed |= cancelled != part.cancelled;
                part.cancelled = cancelled;
            }
        }
        List<String> applied = rules.review(order, shop, walk.now());
        if (order.approvedAt != null && order.approvedAt.equals(walk.now())) {
            walk.steps.add(order, "approved", walk.now(), null, null, applied.isEmpty() ? Map.of() : Map.of("rules", applied));
        } else if (order.hold == Hold.RULE && !applied.isEmpty()) {
            walk.steps.add(order, "held", walk.now(), null, null, Map.of("reason", order.holdDetail, "rules", applied));
        }
    }

    private void promise(Walk walk) {
        List<SaleOrder> wanting = Promises.wanting(walk);
        if (!wanting.isEmpty()) {
            Promises.promise(walk, Availability.find(walk.writing.sql(), wanting, LocalDate.ofInstant(walk.now(), HERE)));
        }
    }

    private static TaxRates rates(Walk walk) {
        List<SaleOrder> sent = walk.orders.stream().filter(SaleOrder::isShippedFrom).toList();
        Set<UUID> items = sent.stream().flatMap(order -> order.parts().stream()).map(part -> part.itemId).collect(Collectors.toSet());
        return items.isEmpty() ? TaxRates.NONE : TaxRates.find(walk.writing.sql(), walk.books.keySet(), items);
    }

    private static void stand(Walk walk, SaleOrder order) {
        OrderState state = StateRules.of(order);
        boolean ended = state == OrderState.CANCELLED || state == OrderState.FINISHED;
        if (state != order.state) {
            order.changed = true;
            if (ended) {
                walk.steps.add(order, state.written(), order.finishedAt == null ? walk.now() : order.finishedAt, null, null, Map.of());
            }
        }
        order.state = state;
    }
}
