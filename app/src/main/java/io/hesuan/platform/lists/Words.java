package io.hesuan.platform.lists;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.Locale;
import java.util.Set;

/**
 * What is typed into a search box. Trigrams answer words of three characters and more; words of two, the commonest in
 * Chinese, are answered by an index over {@code house.pairs} where a room has made one.
 */
@Component
class Words {

    private static final int PAIR = 2;

    private final DSLContext sql;
    private volatile Set<String> tablesWithPairs;

    Words(DSLContext sql) {
        this.sql = sql;
    }

    /** Every word stands somewhere in the field. */
    Condition in(Field<String> search, String typed) {
        Condition all = DSL.noCondition();
        for (String word : typed.toLowerCase(Locale.ROOT).split("\\s+")) {
            all = all.and(search.contains(word));
            if (word.codePointCount(0, word.length()) == PAIR && search instanceof TableField<?, ?> field && hasPairs(field)) {
                all = all.and("house.pairs({0}) @> ARRAY[{1}::text]", search, DSL.val(word));
            }
        }
        return all;
    }

    private boolean hasPairs(TableField<?, ?> field) {
        if (tablesWithPairs == null) {
            tablesWithPairs = Set.copyOf(sql.fetch("SELECT DISTINCT schemaname || '.' || tablename FROM pg_indexes WHERE indexdef LIKE '%house.pairs(search_text)%'")
                    .getValues(0, String.class));
        }
        return field.getName().equals("search_text") && tablesWithPairs.contains(field.getTable().getSchema().getName() + "." + field.getTable().getName());
    }
}
