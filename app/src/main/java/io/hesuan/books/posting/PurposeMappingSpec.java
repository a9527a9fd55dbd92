package io.hesuan.books.posting;

import hesuandb.posting.tables.records.MappingRecord;
import io.hesuan.books.ledger.Account;
import io.hesuan.books.ledger.Control;
import io.hesuan.books.ledger.Journal;
import io.hesuan.books.ledger.Ledger;
import io.hesuan.books.stock.StockIds;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static hesuandb.posting.Tables.MAPPING;
import static hesuandb.posting.Tables.PURPOSE;

/** Where mappings lie, and what their rules need to know. */
@Component
class PurposeMappingSpec extends StoredRecord<PurposeMapping, MappingRecord> {

    private final Ledger ledger;

    PurposeMappingSpec(Ledger ledger) {
        super(new Kind<>("purpose-mapping", PurposeMapping.class, PostingRights.MAPPING_ID, PostingRights.RULES_READ, PostingRights.RULES, MAPPING, MAPPING.ID, MAPPING.VERSION,
                MAPPING.CHANGED_AT));
        this.ledger = ledger;
    }

    @Override
    public PurposeMapping content(MappingRecord row) {
        return new PurposeMapping(Companies.ID.write(row.getCompanyId()), row.getPurpose(), written(Catalog.CATEGORY_ID, row.getCategoryId()),
                written(StockIds.CHANNEL, row.getChannelId()), written(Warehouses.ID, row.getWarehouseId()), Journal.ACCOUNT_ID.write(row.getAccountId()));
    }

    private static String written(IdFormat format, UUID id) {
        return id == null ? null : format.write(id);
    }

    @Override
    public void fill(MappingRecord row, PurposeMapping mapping) {
        row.setCompanyId(Companies.ID.read(mapping.companyId()));
        row.setPurpose(mapping.purpose());
        row.setCategoryId(mapping.categoryId() == null ? null : Catalog.CATEGORY_ID.read(mapping.categoryId()));
        row.setChannelId(mapping.channelId() == null ? null : StockIds.CHANNEL.read(mapping.channelId()));
        row.setWarehouseId(mapping.warehouseId() == null ? null : Warehouses.ID.read(mapping.warehouseId()));
        row.setAccountId(Journal.ACCOUNT_ID.read(mapping.accountId()));
    }

    @Override
    public String title(PurposeMapping mapping) {
        return mapping.purpose();
    }

    @Override
    public UUID company(PurposeMapping mapping) {
        return Reference.id(Companies.ID, mapping.companyId()).orElse(null);
    }

    @Override
    public Condition visibleTo(Acting reader) {
        var scope = reader.companies(PostingRights.RULES_READ);
        return scope.all() ? DSL.noCondition() : MAPPING.COMPANY_ID.eq(DSL.any(scope.companies().toArray(UUID[]::new)));
    }

    @Override
    public Function<Draft<PurposeMapping>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<PurposeMapping>> drafts) {
        Set<UUID> companies = Reference.ids(Companies.ID, drafts.stream().map(draft -> draft.content().companyId()).toList());
        Set<UUID> ids = Reference.ids(Journal.ACCOUNT_ID, drafts.stream().map(draft -> draft.content().accountId()).toList());
        Map<UUID, Account> accounts = ledger.accounts(sql, companies, Set.of(), ids);
        Set<String> purposes = sql.select(PURPOSE.PURPOSE_).from(PURPOSE).fetchSet(PURPOSE.PURPOSE_);
        Map<UUID, PurposeMapping> others = new HashMap<>();
        sql.selectFrom(MAPPING).where(MAPPING.COMPANY_ID.eq(DSL.any(companies.toArray(UUID[]::new)))).forEach(row -> others.put(row.getId(), content(row)));
        return draft -> {
            var refused = check(draft, accounts, purposes, others);
            if (refused.isEmpty()) {
                others.put(draft.id(), draft.content());
            }
            return refused;
        };
    }

    private static Optional<Outcome.Refused<Saved>> check(Draft<PurposeMapping> draft, Map<UUID, Account> accounts, Set<String> purposes, Map<UUID, PurposeMapping> others) {
        PurposeMapping mapping = draft.content();
        Optional<Outcome.Refused<Saved>> wrong = Stream.of(Reference.<Saved>wrongKind(Companies.ID, mapping.companyId(), "companyId"),
                optional(Catalog.CATEGORY_ID, mapping.categoryId(), "categoryId"), optional(StockIds.CHANNEL, mapping.channelId(), "channelId"),
                optional(Warehouses.ID, mapping.warehouseId(), "warehouseId")).flatMap(Optional::stream).findFirst();
        if (wrong.isPresent()) {
            return wrong;
        }
        if (!purposes.contains(mapping.purpose())) {
            return refused(PostingRefusal.RULE_PURPOSE_UNKNOWN, "purpose", mapping.purpose());
        }
        Account account = Reference.id(Journal.ACCOUNT_ID, mapping.accountId()).map(accounts::get).orElse(null);
        if (account == null || !account.postable() || !Companies.ID.write(account.companyId()).equals(mapping.companyId())) {
            return refused(PostingRefusal.MAPPING_ACCOUNT_UNKNOWN, "accountId", mapping.accountId());
        }
        if (Purposes.OF_GOODS.contains(mapping.purpose()) != (account.control() == Control.STOCK)) {
            return refused(PostingRefusal.MAPPING_ACCOUNT_NOT_FOR_GOODS, "accountId", mapping.purpose(), account.code());
        }
        Set<List<Object>> taken = others.entrySet().stream().filter(other -> !other.getKey().equals(draft.id())).map(other -> key(other.getValue()))
                .collect(Collectors.toCollection(HashSet::new));
        return taken.contains(key(mapping)) ? refused(PostingRefusal.MAPPING_TAKEN, "purpose", mapping.purpose()) : Optional.empty();
    }

    private static Optional<Outcome.Refused<Saved>> optional(IdFormat format, String id, String field) {
        return id == null ? Optional.empty() : Reference.wrongKind(format, id, field);
    }

    private static List<Object> key(PurposeMapping mapping) {
        return List.of(mapping.companyId(), mapping.purpose(), Objects.requireNonNullElse(mapping.categoryId(), ""), Objects.requireNonNullElse(mapping.channelId(), ""),
                Objects.requireNonNullElse(mapping.warehouseId(), ""));
    }

    private static Optional<Outcome.Refused<Saved>> refused(PostingRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
