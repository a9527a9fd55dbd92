package io.hesuan.trade.orders;

import io.hesuan.kernel.Ids;
import io.hesuan.trade.channels.ChannelOrder.Stage;
import org.jooq.DSLContext;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Review by the company's rules, in the order of their places: what nothing holds goes on by itself. */
final class Review {

    /** @param argument the reason of a hold, a tag, {@code code quantity} of a gift, the code of a warehouse, {@code item lot} of a named lot */
    record Rule(UUID id, UUID companyId, String name, ReviewCondition condition, String action, String argument) {
    }

    private final Map<UUID, List<Rule>> byCompany = new HashMap<>();
    private final Map<String, UUID> warehouses = new HashMap<>();
    private final Map<String, UUID> lots = new HashMap<>();

    private Review() {
    }

    /** Three statements at most. */
    static Review find(DSLContext sql, Collection<UUID> companies) {
        List<Rule> rules = new ArrayList<>();
        sql.fetch("SELECT id, company_id, name, condition, action, argument FROM orders.rule WHERE active AND company_id = ANY(?) ORDER BY place, name",
                (Object) companies.toArray(UUID[]::new)).forEach(row -> rules.add(new Rule(row.get(0, UUID.class), row.get(1, UUID.class), row.get(2, String.class),
                ReviewCondition.of(row.get(3, String.class)), row.get(4, String.class), row.get(5, String.class))));
        return of(sql, rules);
    }

    static Review of(DSLContext sql, List<Rule> rules) {
        var review = new Review();
        rules.forEach(rule -> review.byCompany.computeIfAbsent(rule.companyId, any -> new ArrayList<>()).add(rule));
        if (rules.stream().anyMatch(rule -> rule.action.equals("warehouse"))) {
            sql.fetch("SELECT company_id, code, id FROM warehouse.warehouse_view WHERE active").forEach(row ->
                    review.warehouses.put(row.get(0, UUID.class) + " " + row.get(1, String.class), row.get(2, UUID.class)));
        }
        String[] named = rules.stream().filter(rule -> rule.action.equals("lot")).map(rule -> rule.argument).toArray(String[]::new);
        if (named.length > 0) {
            sql.fetch("""
                    SELECT i.code || ' ' || l.code, l.id FROM stock.lot_view l JOIN catalog.item_view i ON i.id = l.item_id WHERE i.code || ' ' || l.code = ANY(?)""",
                    (Object) named).forEach(row -> review.lots.put(row.get(0, String.class), row.get(1, UUID.class)));
        }
        return review;
    }

    /** Before lines are mapped: gifts are lines of ours. */
    void prepare(SaleOrder order, Shop shop) {
        if (!isDue(order)) {
            return;
        }
        for (Rule rule : rules(order)) {
            if (rule.action.equals("gift") && rule.condition.holds(order, shop)) {
                gift(order, rule);
            }
        }
    }

    /** @return the names of rules that did something */
    List<String> review(SaleOrder order, Shop shop, java.time.Instant now) {
        List<String> done = new ArrayList<>();
        if (!isDue(order)) {
            return done;
        }
        for (Rule rule : rules(order)) {
            if (rule.condition.holds(order, shop)) {
                apply(order, rule);
                done.add(rule.name);
            }
        }
        if (order.hold == Hold.NONE || order.isShippedElsewhere()) {
            order.approvedAt = now;
            order.changed = true;
        }
        return done;
    }

    private static boolean isDue(SaleOrder order) {
        boolean wanted = order.stage != Stage.UNPAID && order.stage != Stage.DEPOSIT_PAID && order.stage != Stage.CLOSED || order.onDelivery && order.stage != Stage.CLOSED;
        return wanted && order.approvedAt == null;
    }

    private List<Rule> rules(SaleOrder order) {
        return of(order.companyId);
    }

    /** The rules of a company, in their order. */
    List<Rule> of(UUID companyId) {
        return byCompany.getOrDefault(companyId, List.of());
    }

    private void apply(SaleOrder order, Rule rule) {
        switch (rule.action) {
            case "hold" -> {
                if (!order.isShippedElsewhere()) {
                    order.hold(Hold.RULE, rule.argument.isEmpty() ? rule.name : rule.argument);
                }
            }
            case "tag" -> order.changed |= order.tags.add(rule.argument);
            case "warehouse" -> order.warehouseId = warehouses.get(order.companyId + " " + rule.argument);
            case "split" -> order.maySplit = true;
            case "lot" -> order.parts().stream().filter(part -> part.reservationId == null && isNamed(order, part, rule)).forEach(part -> part.lotId = lots.get(rule.argument));
            default -> { }
        }
    }

    private static boolean isNamed(SaleOrder order, SalePart part, Rule rule) {
        String item = rule.argument.split(" ", 2)[0];
        return order.lines.stream().anyMatch(line -> line.parts.contains(part) && line.outerCode.equals(item));
    }

    private static void gift(SaleOrder order, Rule rule) {
        String number = "+" + rule.id.toString().substring(24);
        if (order.lines.stream().anyMatch(line -> line.number.equals(number))) {
            return;
        }
        String[] words = rule.argument.split("\\s+");
        var line = new SaleLine(Ids.next(), number);
        line.outerCode = words[0];
        line.title = rule.name;
        line.quantity = words.length < 2 ? 1_000_000L : new BigDecimal(words[1]).movePointRight(6).longValueExact();
        line.gift = true;
        line.ours = true;
        order.lines.add(line);
        order.changed = true;
    }
}
