package io.hesuan.trade.orders;

import io.hesuan.trade.channels.ChannelOrder.Bearer;
import io.hesuan.trade.channels.ChannelOrder.Stage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was paid and what is given back, each as the difference between what should be in the books and what is. */
final class MoneySteps {

    private final OrderFacts facts;

    MoneySteps(OrderFacts facts) {
        this.facts = facts;
    }

    /** Finds what is wrong with the amounts of an order. */
    static void check(SaleOrder order, Shop shop, String functional) {
        boolean paid = order.paidAt != null && order.stage != Stage.UNPAID && order.stage != Stage.DEPOSIT_PAID;
        boolean unclear = order.detail.discounts().stream().anyMatch(discount -> discount.bearer() == Bearer.UNKNOWN);
        boolean differs = paid && !OrderFacts.onCredit(order, shop) && order.due() - order.byOthers() != order.paid && !unclear;
        boolean absurd = order.lines.stream().anyMatch(line -> line.byBuyer() < 0);
        order.bookable = !differs && !absurd && (functional == null || functional.equals(order.currency));
        if (differs || absurd) {
            order.hold(Hold.AMOUNTS_DIFFER, order.due() - order.byOthers() + "|" + order.paid);
        } else if (!order.bookable) {
            order.hold(Hold.RATE_MISSING, order.currency);
        } else if (GivingBack.exceeds(order)) {
            order.hold(Hold.REFUND_EXCEEDS, "");
        }
    }

    List<Walk.Due> paid(Walk walk) {
        List<Walk.Due> due = new ArrayList<>();
        for (SaleOrder order : walk.orders) {
            Shop shop = walk.shop(order);
            long byBuyer = OrderFacts.onCredit(order, shop) ? 0 : paid(order) - order.postedPaid;
            boolean whole = order.paidAt != null && order.stage != Stage.UNPAID && order.stage != Stage.DEPOSIT_PAID;
            long byOthers = whole && !OrderFacts.onCredit(order, shop) ? order.byOthers() - order.postedOthers : 0;
            if (order.bookable && (byBuyer != 0 || byOthers != 0)) {
                Instant at = paidAt(order);
                var fact = facts.paid(order, shop, walk.day(order, at), byBuyer, byOthers);
                due.add(new Walk.Due(order, fact, done -> {
                    order.postedPaid += byBuyer;
                    order.postedOthers += byOthers;
                    walk.steps.add(order, "paid", at, null, done.factId(), Map.of("amount", byBuyer, "others", byOthers));
                }));
            }
        }
        return due;
    }

    private static Instant paidAt(SaleOrder order) {
        return order.paidAt != null ? order.paidAt : order.detail.presale() != null && order.detail.presale().depositPaidAt() != null
                ? order.detail.presale().depositPaidAt() : order.createdAt;
    }

    private static long paid(SaleOrder order) {
        boolean deposit = order.detail.presale() != null && order.detail.presale().depositPaidAt() != null;
        return switch (order.stage) {
            case UNPAID -> 0;
            case DEPOSIT_PAID -> order.deposit;
            case PAID, PART_SHIPPED, SHIPPED, SIGNED, FINISHED -> order.paid;
            case CLOSED -> order.paidAt != null ? order.paid : deposit ? order.deposit : 0;
        };
    }

    /** What is given back of a line beyond what was. */
    private record Back(SaleLine line, long money, long due) {
    }

    /** @param until only what was given back by then; null: all */
    private static List<Back> back(SaleOrder order, Instant until) {
        List<Back> back = new ArrayList<>();
        long[] money = GivingBack.money(order, until);
        for (int at = 0; at < money.length; at++) {
            SaleLine line = order.lines.get(at);
            long due = GivingBack.due(order, line, money[at]) - line.back();
            if (due != 0 || money[at] != line.refunded) {
                back.add(new Back(line, money[at] - line.refunded, due));
            }
        }
        return back;
    }

    /** Before control passes the prepayment is returned; nothing was revenue yet. */
    List<Walk.Due> early(Walk walk) {
        List<Walk.Due> due = new ArrayList<>();
        for (SaleOrder order : walk.orders) {
            List<Back> back = order.bookable ? back(order, passed(walk, order)).stream().filter(one -> free(one.line) >= one.due && one.due > 0).toList() : List.of();
            long amount = back.stream().mapToLong(Back::due).sum();
            Instant at = at(order, walk.now());
            if (amount > 0 && OrderFacts.onCredit(order, walk.shop(order))) {
                back.forEach(MoneySteps::takeEarly);
                order.changed = true;
            } else if (amount > 0) {
                due.add(new Walk.Due(order, facts.givenBackEarly(order, walk.shop(order), walk.day(order, at), amount), done -> {
                    back.forEach(MoneySteps::takeEarly);
                    walk.steps.add(order, "refunded", at, null, done.factId(), Map.of("amount", back.stream().mapToLong(Back::money).sum(), "due", amount));
                }));
            }
        }
        return due;
    }

    /** When control of all of it passed, as far as that is known now; what is given back later is no early refund, although both are learned together. */
    private static Instant passed(Walk walk, SaleOrder order) {
        Instant passes = ControlPolicy.passesAt(walk.shop(order), order, order.lastShippedAt(), walk.now());
        boolean open = order.parts().stream().anyMatch(part -> part.open() > 0);
        return open || passes == null || passes.isAfter(walk.now()) ? null : passes;
    }

    /** What is due for a line, was not revenue yet, and was not given back. */
    private static long free(SaleLine line) {
        return line.parts.isEmpty() ? line.due() - line.earlyBack : line.parts.stream().mapToLong(part -> part.due - part.earlyBack - part.recognisedDue).sum();
    }

    private static void takeEarly(Back back) {
        List<SalePart> parts = back.line.parts;
        long[] shares = back.line.backByPart(back.due);
        back.line.earlyBack += parts.isEmpty() ? back.due : 0;
        for (int at = 0; at < shares.length; at++) {
            parts.get(at).earlyBack += shares[at];
        }
        back.line.refunded += back.money;
    }

    /** After it revenue and tax are taken back, by the shares that were stored when the order came. */
    List<Walk.Due> late(Walk walk) {
        List<Walk.Due> due = new ArrayList<>();
        for (SaleOrder order : walk.orders) {
            List<Back> back = order.bookable ? back(order, null).stream().filter(one -> one.due > 0 && free(one.line) < one.due && revenue(one.line) >= one.due).toList() : List.of();
            if (back.isEmpty()) {
                continue;
            }
            Map<SalePart, long[]> parts = new LinkedHashMap<>();
            back.forEach(one -> share(one, parts));
            Instant at = at(order, walk.now());
            due.add(new Walk.Due(order, facts.givenBackLate(order, walk.shop(order), walk.day(order, at), parts), done -> {
                parts.forEach((part, amounts) -> {
                    part.lateBack += amounts[0];
                    part.lateBackTax += amounts[1];
                });
                back.forEach(one -> one.line.refunded += one.money);
                walk.steps.add(order, "reversed", at, null, done.factId(), Map.of("amount", back.stream().mapToLong(Back::money).sum(),
                        "due", back.stream().mapToLong(Back::due).sum()));
            }));
        }
        return due;
    }

    private static long revenue(SaleLine line) {
        return line.parts.stream().mapToLong(part -> part.recognisedDue - part.lateBack).sum();
    }

    private static void share(Back back, Map<SalePart, long[]> parts) {
        long[] shares = back.line.backByPart(back.due);
        for (int at = 0; at < shares.length; at++) {
            SalePart part = back.line.parts.get(at);
            if (shares[at] != 0) {
                parts.put(part, new long[]{shares[at], part.taxBackOf(shares[at])});
            }
        }
    }

    private static Instant at(SaleOrder order, Instant now) {
        return order.refunds.values().stream().filter(SaleRefund::isDone).map(refund -> refund.told.at()).max(Instant::compareTo)
                .orElse(order.stage == Stage.CLOSED && order.finishedAt != null ? order.finishedAt : now);
    }
}
