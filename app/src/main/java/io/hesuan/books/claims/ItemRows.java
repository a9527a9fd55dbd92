package io.hesuan.books.claims;

import hesuandb.claims.tables.records.ItemRecord;
import io.hesuan.platform.database.CopyRows;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.claims.Tables.ITEM;

/** The rows of items: new ones by COPY, what is open by one UPDATE. */
final class ItemRows {

    private ItemRows() {
    }

    /** Locked in the one order that all batches keep, so that two never wait for each other. */
    static Map<UUID, OpenItem> lock(DSLContext sql, Condition which) {
        Map<UUID, OpenItem> items = new LinkedHashMap<>();
        sql.selectFrom(ITEM).where(which).orderBy(ITEM.ID).forUpdate().forEach(row -> items.put(row.getId(), item(row)));
        return items;
    }

    static Map<UUID, OpenItem> lock(DSLContext sql, Collection<UUID> ids) {
        return lock(sql, ITEM.ID.eq(DSL.any(ids.toArray(UUID[]::new))));
    }

    static Map<UUID, OpenItem> lockOfEntries(DSLContext sql, Collection<UUID> entries) {
        return lock(sql, ITEM.ENTRY_ID.eq(DSL.any(entries.toArray(UUID[]::new))));
    }

    /** Open items of accounts and parties that have both debits and credits, oldest first. */
    static Map<UUID, OpenItem> lockOpen(DSLContext sql, Condition which, int most) {
        var group = DSL.row(ITEM.COMPANY_ID, ITEM.ACCOUNT_ID, ITEM.PARTY_ID, ITEM.CURRENCY);
        var matchable = DSL.select(ITEM.COMPANY_ID, ITEM.ACCOUNT_ID, ITEM.PARTY_ID, ITEM.CURRENCY).from(ITEM).where(which).and(ITEM.OPEN)
                .groupBy(ITEM.COMPANY_ID, ITEM.ACCOUNT_ID, ITEM.PARTY_ID, ITEM.CURRENCY)
                .having(DSL.min(ITEM.OPEN_ORIGINAL).lt(0L), DSL.max(ITEM.OPEN_ORIGINAL).gt(0L));
        var ids = DSL.select(ITEM.ID).from(ITEM).where(which).and(ITEM.OPEN).and(group.in(matchable)).orderBy(ITEM.DUE_ON, ITEM.ID).limit(most);
        return lock(sql, ITEM.ID.in(ids).and(ITEM.OPEN));
    }

    static OpenItem item(ItemRecord row) {
        return new OpenItem(new OpenItem.Terms(row.getId(), row.getCompanyId(), row.getAccountId(), row.getPartyId(), row.getCurrency(), row.getEntryId(),
                row.getPeriod(), row.getFactId(), row.getEnteredOn(), row.getDueOn(), row.getDocument(), row.getMemo(), row.getDiscounts(), row.getAmount(), row.getOriginal()),
                row.getOpenAmount(), row.getOpenOriginal());
    }

    static void add(DSLContext sql, Instant now, List<OpenItem> items) {
        var rows = new CopyRows("claims.item", "id", "company_id", "account_id", "party_id", "currency", "entry_id", "period", "fact_id", "entered_on", "due_on",
                "document", "memo", "discounts", "amount", "original", "open_amount", "open_original", "recorded_at");
        for (OpenItem item : items) {
            OpenItem.Terms terms = item.terms;
            rows.uuid(terms.id()).uuid(terms.companyId()).uuid(terms.accountId()).uuid(terms.partyId()).text(terms.currency()).uuid(terms.entryId())
                    .integer(terms.period()).uuid(terms.factId()).date(terms.enteredOn()).date(terms.dueOn()).text(terms.document()).text(terms.memo()).text(terms.discounts())
                    .bigint(terms.amount()).bigint(terms.original()).bigint(item.openAmount).bigint(item.openOriginal).instant(now);
        }
        rows.send(sql);
    }

    static void update(DSLContext sql, Collection<OpenItem> items) {
        if (items.isEmpty()) {
            return;
        }
        List<OpenItem> changed = List.copyOf(items);
        sql.execute("""
                UPDATE claims.item i SET open_amount = n.amount, open_original = n.original
                  FROM unnest(?::uuid[], ?::bigint[], ?::bigint[]) AS n (id, amount, original) WHERE i.id = n.id""",
                changed.stream().map(item -> item.terms.id()).toArray(UUID[]::new),
                changed.stream().map(item -> item.openAmount).toArray(Long[]::new),
                changed.stream().map(item -> item.openOriginal).toArray(Long[]::new));
    }
}
