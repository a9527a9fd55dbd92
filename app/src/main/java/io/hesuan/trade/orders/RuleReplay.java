package io.hesuan.trade.orders;

import io.hesuan.kernel.MalformedText;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.web.Refused;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks at past orders with rules of review, before these go live: what each would have caught, and how many orders would have waited. */
@Component
class RuleReplay {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final int MOST_DAYS = 92;
    private static final int MOST_ORDERS = 50_000;
    private static final int AT_ONCE = 1_000;
    private static final int MOST_EXAMPLES = 10;

    /** @param more whether there were more orders than were looked at */
    record Replayed(int orders, boolean more, int held, List<Caught> rules) {
    }

    record Caught(String name, String action, String argument, int orders, List<Example> examples) {
    }

    record Example(String id, String number) {
    }

    private final DSLContext sql;
    private final OrderRows rows;

    RuleReplay(DSLContext sql, Carrying carrying) {
        this.sql = sql;
        this.rows = carrying.rows();
    }

    Replayed of(String companyId, LocalDate from, LocalDate to, OrderRule trial, Acting reader) {
        UUID company = Reference.id(Companies.ID, companyId).filter(id -> reader.companies(Orders.READ).covers(id))
                .orElseThrow(() -> Refused.because(AccessRefusal.COMPANY_IS_NOT_YOURS, "companyId"));
        if (to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS))) {
            throw Refused.because(OrderRefusal.REPLAY_RUNS_BACKWARDS, "to");
        }
        List<Review.Rule> rules = trial == null ? Review.find(sql, Set.of(company)).of(company) : List.of(read(company, trial));
        Map<Review.Rule, List<Example>> caught = new LinkedHashMap<>();
        Map<Review.Rule, Integer> counts = new HashMap<>();
        rules.forEach(rule -> caught.put(rule, new ArrayList<>()));
        Set<UUID> held = new HashSet<>();
        Instant first = from.atStartOfDay(HERE).toInstant();
        Instant last = to.plusDays(1).atStartOfDay(HERE).toInstant();
        UUID after = new UUID(0, 0);
        int seen = 0;
        boolean more = true;
        while (more && seen < MOST_ORDERS) {
            List<SaleOrder> page = rows.page(sql, company, first, last, after, AT_ONCE);
            Map<UUID, Shop> shops = Shops.find(sql, page.stream().map(order -> order.channelId).collect(Collectors.toSet()));
            page.forEach(order -> look(order, shops.get(order.channelId), caught, counts, held));
            seen += page.size();
            more = page.size() == AT_ONCE;
            after = page.isEmpty() ? after : page.getLast().id;
        }
        return new Replayed(seen, more, held.size(), caught.entrySet().stream().map(entry -> new Caught(entry.getKey().name(), entry.getKey().action(), entry.getKey().argument(),
                counts.getOrDefault(entry.getKey(), 0), entry.getValue())).toList());
    }

    private static Review.Rule read(UUID company, OrderRule trial) {
        try {
            return new Review.Rule(new UUID(0, 0), company, trial.name(), ReviewCondition.of(trial.condition()), trial.action(), trial.argument());
        } catch (MalformedText malformed) {
            throw Refused.because(OrderRefusal.RULE_CONDITION_IS_WRONG, "rule.condition", malformed.getMessage());
        }
    }

    private static void look(SaleOrder order, Shop shop, Map<Review.Rule, List<Example>> caught, Map<Review.Rule, Integer> counts, Set<UUID> held) {
        if (shop == null) {
            return;
        }
        caught.forEach((rule, examples) -> {
            if (rule.condition().holds(order, shop)) {
                counts.merge(rule, 1, Integer::sum);
                if (examples.size() < MOST_EXAMPLES) {
                    examples.add(new Example(Orders.ID.write(order.id), order.number));
                }
                if (rule.action().equals("hold")) {
                    held.add(order.id);
                }
            }
        });
    }
}
