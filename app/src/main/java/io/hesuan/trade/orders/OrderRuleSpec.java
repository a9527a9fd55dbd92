package io.hesuan.trade.orders;

import hesuandb.orders.tables.records.RuleRecord;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import io.hesuan.platform.search.SearchText;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import static hesuandb.orders.Tables.RULE;

/** Where rules of review lie, and what must be true of them. */
@Component
class OrderRuleSpec extends StoredRecord<OrderRule, RuleRecord> {

    private record Name(String companyId, String name) {
    }

    OrderRuleSpec() {
        super(new Kind<>("order-rule", OrderRule.class, Orders.RULE_ID, Orders.READ, Orders.RULES, RULE, RULE.ID, RULE.VERSION, RULE.CHANGED_AT));
    }

    @Override
    public OrderRule content(RuleRecord row) {
        return new OrderRule(Companies.ID.write(row.getCompanyId()), row.getPlace(), row.getName(), row.getCondition(), row.getAction(), row.getArgument(), row.getActive());
    }

    @Override
    public void fill(RuleRecord row, OrderRule rule) {
        row.setCompanyId(Companies.ID.read(rule.companyId()));
        row.setPlace(rule.place());
        row.setName(rule.name());
        row.setCondition(rule.condition());
        row.setAction(rule.action());
        row.setArgument(rule.argument());
        row.setActive(rule.active());
        row.setSearchText(SearchText.of(rule.name(), rule.condition()));
    }

    @Override
    public String title(OrderRule rule) {
        return rule.name();
    }

    @Override
    public UUID company(OrderRule rule) {
        return Reference.id(Companies.ID, rule.companyId()).orElse(null);
    }

    @Override
    public Condition visibleTo(Acting reader) {
        var scope = reader.companies(Orders.READ);
        return scope.all() ? DSL.noCondition() : RULE.COMPANY_ID.eq(DSL.any(scope.companies().toArray(UUID[]::new)));
    }

    @Override
    public Function<Draft<OrderRule>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<OrderRule>> drafts) {
        Map<Name, UUID> taken = new HashMap<>();
        sql.selectFrom(RULE).where(RULE.NAME.eq(DSL.any(drafts.stream().map(draft -> draft.content().name()).toArray(String[]::new))))
                .forEach(row -> taken.put(new Name(Companies.ID.write(row.getCompanyId()), row.getName()), row.getId()));
        return draft -> check(draft, taken);
    }

    private static Optional<Outcome.Refused<Saved>> check(Draft<OrderRule> draft, Map<Name, UUID> taken) {
        OrderRule rule = draft.content();
        var wrong = Reference.wrongKind(Companies.ID, rule.companyId(), "companyId");
        if (wrong.isPresent()) {
            return wrong;
        }
        UUID other = taken.putIfAbsent(new Name(rule.companyId(), rule.name()), draft.id());
        if (other != null && !other.equals(draft.id())) {
            return refused(OrderRefusal.RULE_NAME_TAKEN, "name", rule.name());
        }
        try {
            ReviewCondition.of(rule.condition());
        } catch (MalformedText malformed) {
            return refused(OrderRefusal.RULE_CONDITION_IS_WRONG, "condition", malformed.getMessage());
        }
        boolean understood = switch (rule.action()) {
            case "gift" -> rule.argument().matches("\\S+( [1-9][0-9]{0,3})?");
            case "lot" -> rule.argument().matches("\\S+ \\S+");
            case "tag" -> rule.argument().matches("[^|]{1,30}");
            case "warehouse" -> !rule.argument().isBlank();
            default -> true;
        };
        return understood ? Optional.empty() : refused(OrderRefusal.RULE_ARGUMENT_IS_WRONG, "argument", rule.argument());
    }

    private static Optional<Outcome.Refused<Saved>> refused(OrderRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
