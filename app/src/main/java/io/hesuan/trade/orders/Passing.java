package io.hesuan.trade.orders;

import io.hesuan.books.stock.ValuedMove;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Control passes: what was sent and is the customer's now becomes revenue, tax and cost. */
final class Passing {

    private final OrderFacts facts;

    Passing(OrderFacts facts) {
        this.facts = facts;
    }

    List<Walk.Due> recognise(Walk walk, TaxRates rates) {
        List<Walk.Due> due = new ArrayList<>();
        for (SaleOrder order : walk.orders) {
            Shop shop = walk.shop(order);
            Instant passes = ControlPolicy.passesAt(shop, order, order.lastShippedAt(), walk.now());
            order.changed |= !java.util.Objects.equals(passes, order.controlAt);
            order.controlAt = passes;
            if (passes != null && !passes.isAfter(walk.now()) && order.bookable) {
                List<OrderFacts.Passing> passings = passings(order, shop, rates, passes);
                if (!passings.isEmpty()) {
                    // what was sent again after it passed is the customer's when it is sent
                    Instant at = passes.isBefore(order.lastShippedAt()) ? order.lastShippedAt() : passes;
                    due.add(due(walk, order, shop, at, passings));
                }
            }
        }
        return due;
    }

    private Walk.Due due(Walk walk, SaleOrder order, Shop shop, Instant passes, List<OrderFacts.Passing> passings) {
        return new Walk.Due(order, facts.recognised(order, shop, walk.day(order, passes), passings), done -> {
            Map<UUID, Long> cost = new HashMap<>();
            for (ValuedMove move : done.moves()) {
                cost.merge(move.move().reference(), move.value(), Long::sum);
            }
            for (OrderFacts.Passing passing : passings) {
                SalePart part = passing.line().part;
                passing.line().recognised += passing.units();
                passing.line().recognisedCost += cost.getOrDefault(passing.line().id, 0L);
                passing.line().changed = true;
                part.recognised += passing.units();
                part.recognisedDue += passing.due();
                part.recognisedTax += passing.tax();
            }
            walk.steps.add(order, "recognised", passes, null, done.factId(), Map.of("net", passings.stream().mapToLong(one -> one.due() - one.tax()).sum(),
                    "tax", passings.stream().mapToLong(OrderFacts.Passing::tax).sum(), "cost", cost.values().stream().mapToLong(Long::longValue).sum()));
        });
    }

    /** Several lines of shipments may be of one part: revenue and tax go on where the line before ended. */
    private static List<OrderFacts.Passing> passings(SaleOrder order, Shop shop, TaxRates rates, Instant passes) {
        List<OrderFacts.Passing> passings = new ArrayList<>();
        Map<SalePart, long[]> sofar = new HashMap<>();
        for (Shipment shipment : order.shipments) {
            for (Shipment.Line line : shipment.lines) {
                SalePart part = line.part;
                if (line.underWay() == 0) {
                    continue;
                }
                if (part.recognised == 0) {
                    part.taxRate = rates.of(shop, part.itemId, shop.day(passes));
                }
                long[] before = sofar.computeIfAbsent(part, any -> new long[3]);
                long units = before[0] + line.underWay();
                long amount = part.dueOf(units);
                long tax = part.taxOf(amount);
                passings.add(new OrderFacts.Passing(line, line.underWay(), amount - before[1], tax - before[2]));
                sofar.put(part, new long[]{units, amount, tax});
            }
        }
        return passings;
    }
}
