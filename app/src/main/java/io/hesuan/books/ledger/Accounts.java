package io.hesuan.books.ledger;

import hesuandb.ledger.tables.records.AccountRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static hesuandb.ledger.Tables.ACCOUNT;

/** Reads accounts as posting sees them. */
final class Accounts {

    private Accounts() {
    }

    static Map<UUID, Account> find(DSLContext sql, Collection<UUID> ids) {
        return find(sql, ACCOUNT.ID.eq(DSL.any(ids.toArray(UUID[]::new))));
    }

    static Map<UUID, Account> find(DSLContext sql, Condition condition) {
        Map<UUID, Account> accounts = new HashMap<>();
        sql.selectFrom(ACCOUNT).where(condition).forEach(row -> accounts.put(row.getId(), account(row)));
        return accounts;
    }

    static Account account(AccountRecord row) {
        return new Account(row.getId(), row.getCompanyId(), row.getCode(), row.getName(), row.getNameEn(), AccountClass.of(row.getClass_()),
                Side.of(row.getSide()), Control.of(row.getControl()), dimensions(row.getRequiredDimensions()), dimensions(row.getBalanceDimensions()),
                row.getCash(), row.getPostable(), row.getActive());
    }

    private static Set<Dimension> dimensions(String[] stored) {
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        Arrays.stream(stored).map(Dimension::of).forEach(dimensions::add);
        return dimensions;
    }
}
