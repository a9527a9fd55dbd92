package io.hesuan.master.company;

import hesuandb.company.tables.records.EntityRecord;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.records.RecordSpec;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.search.SearchText;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import static hesuandb.company.Tables.ENTITY;

/** Where companies lie, how they are listed, and what their rules need to know. */
@Component
class CompanySpec implements RecordSpec<Company, EntityRecord> {

    static ListSpec list() {
        return ListSpec.perCompany("companies", "company", Companies.READ, ENTITY, ENTITY.ID, Companies.ID, ENTITY.ID, ENTITY.SEARCH_TEXT, "code", List.of(
                Column.text("code", ENTITY.CODE, 100),
                Column.text("name", ENTITY.NAME, 260),
                Column.text("creditCode", ENTITY.CREDIT_CODE, 180),
                Column.choice("standard", ENTITY.STANDARD, 130, List.of("asbe", "sme")),
                Column.choice("taxStatus", ENTITY.TAX_STATUS, 120, List.of("general", "small")),
                Column.text("currency", ENTITY.CURRENCY, 80),
                Column.flag("active", ENTITY.ACTIVE, 80),
                Column.instant("changedAt", ENTITY.CHANGED_AT)));
    }

    @Override
    public String name() {
        return "company";
    }

    @Override
    public Class<Company> contentType() {
        return Company.class;
    }

    @Override
    public IdFormat idFormat() {
        return Companies.ID;
    }

    @Override
    public Permission mayRead() {
        return Companies.READ;
    }

    @Override
    public Permission mayWrite() {
        return Companies.WRITE;
    }

    @Override
    public Table<EntityRecord> table() {
        return ENTITY;
    }

    @Override
    public TableField<EntityRecord, UUID> id() {
        return ENTITY.ID;
    }

    @Override
    public TableField<EntityRecord, Integer> version() {
        return ENTITY.VERSION;
    }

    @Override
    public TableField<EntityRecord, OffsetDateTime> changedAt() {
        return ENTITY.CHANGED_AT;
    }

    @Override
    public Company content(EntityRecord row) {
        return new Company(row.getCode(), row.getName(), row.getCreditCode(), row.getStandard(), row.getTaxStatus(), row.getCurrency(),
                row.getFiscalStartMonth().intValue(), row.getAddress(), row.getPhone(), row.getActive());
    }

    @Override
    public void fill(EntityRecord row, Company company) {
        row.setCode(company.code());
        row.setName(company.name());
        row.setCreditCode(company.creditCode());
        row.setStandard(company.standard());
        row.setTaxStatus(company.taxStatus());
        row.setCurrency(company.currency());
        row.setFiscalStartMonth(company.fiscalStartMonth().shortValue());
        row.setAddress(company.address());
        row.setPhone(company.phone());
        row.setActive(company.active());
        row.setSearchText(SearchText.of(company.code(), company.name(), company.creditCode()));
    }

    @Override
    public String title(Company company) {
        return company.code() + " " + company.name();
    }

    /** A new company belongs to nobody yet: only who may write all companies makes one. */
    @Override
    public boolean mayWrite(Acting by, UUID id, Company company) {
        var scope = by.companies(Companies.WRITE);
        return id == null ? scope.all() : scope.covers(id);
    }

    @Override
    public Condition visibleTo(Acting reader) {
        var scope = reader.companies(Companies.READ);
        return scope.all() ? DSL.noCondition() : ENTITY.ID.eq(DSL.any(scope.companies().toArray(UUID[]::new)));
    }

    @Override
    public Function<Draft<Company>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<Company>> drafts) {
        String[] codes = drafts.stream().map(draft -> draft.content().code()).toArray(String[]::new);
        Map<String, UUID> taken = new HashMap<>(sql.select(ENTITY.CODE, ENTITY.ID).from(ENTITY)
                .where(ENTITY.CODE.eq(DSL.any(codes))).fetchMap(ENTITY.CODE, ENTITY.ID));
        drafts.forEach(draft -> taken.putIfAbsent(draft.content().code(), draft.id()));
        return draft -> CompanyRules.check(draft, taken);
    }
}
