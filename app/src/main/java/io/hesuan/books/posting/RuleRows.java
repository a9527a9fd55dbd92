package io.hesuan.books.posting;

import hesuandb.posting.tables.records.RuleRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.posting.Tables.MAPPING;
import static hesuandb.posting.Tables.PURPOSE;
import static hesuandb.posting.Tables.RULE;

/** Reads rules, purposes and mappings. */
final class RuleRows {

    private RuleRows() {
    }

    /** The newest version of each rule, retired ones too. */
    static List<Rule> newest(DSLContext sql) {
        return newest(sql, DSL.noCondition());
    }

    static List<Rule> newest(DSLContext sql, Condition condition) {
        return sql.selectDistinct(RULE.fields()).on(RULE.ID).from(RULE).where(condition).orderBy(RULE.ID, RULE.VERSION.desc()).fetchInto(RULE).map(RuleRows::rule);
    }

    /** One version; null when there is none. */
    static Rule version(DSLContext sql, UUID id, int version) {
        RuleRecord row = sql.selectFrom(RULE).where(RULE.ID.eq(id), RULE.VERSION.eq(version)).fetchOne();
        return row == null ? null : rule(row);
    }

    static Rule rule(RuleRecord row) {
        return new Rule(row.getId(), row.getVersion(), row.getCompanyId(), row.getStandard(), row.getCode(), row.getName(), row.getNameEn(), row.getFactType(),
                row.getRole(), row.getCondition(), row.getDebit(), row.getCredit(), row.getFormula(), row.getDimensions(), row.getCashFlow(),
                row.getValidFrom(), row.getValidTo(), row.getActive());
    }

    /** By standard, the code of the account of each purpose; purposes that a standard does not know are left out. */
    static Map<String, Map<String, String>> shipped(DSLContext sql) {
        Map<String, Map<String, String>> shipped = Map.of("asbe", new HashMap<>(), "sme", new HashMap<>());
        sql.selectFrom(PURPOSE).forEach(row -> {
            shipped.get("asbe").put(row.getPurpose(), row.getAsbe());
            shipped.get("sme").put(row.getPurpose(), row.getSme());
        });
        shipped.values().forEach(codes -> codes.values().removeIf(String::isEmpty));
        return shipped;
    }

    /** The companies' own mappings. */
    static Map<UUID, List<Purposes.Mapping>> mappings(DSLContext sql) {
        Map<UUID, List<Purposes.Mapping>> mappings = new HashMap<>();
        sql.selectFrom(MAPPING).orderBy(MAPPING.CATEGORY_ID, MAPPING.CHANNEL_ID, MAPPING.WAREHOUSE_ID, MAPPING.ID)
                .forEach(row -> mappings.computeIfAbsent(row.getCompanyId(), company -> new ArrayList<>()).add(new Purposes.Mapping(row.getPurpose(), row.getCategoryId(),
                        row.getChannelId(), row.getWarehouseId(), row.getAccountId())));
        return mappings;
    }
}
