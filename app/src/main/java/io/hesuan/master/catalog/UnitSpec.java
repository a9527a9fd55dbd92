package io.hesuan.master.catalog;

import hesuandb.catalog.tables.records.UnitRecord;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import io.hesuan.platform.search.SearchText;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static hesuandb.catalog.Tables.UNIT;

/** Where units lie, how they are listed, and what their rules need to know. */
@Component
class UnitSpec extends StoredRecord<UnitOfMeasure, UnitRecord> {

    UnitSpec() {
        super(new Kind<>("unit", UnitOfMeasure.class, Catalog.UNIT_ID, Catalog.READ, Catalog.SETTLE, UNIT, UNIT.ID, UNIT.VERSION, UNIT.CHANGED_AT));
    }

    static ListSpec list() {
        return ListSpec.shared("units", "unit", Catalog.READ, UNIT, UNIT.ID, Catalog.UNIT_ID, UNIT.SEARCH_TEXT, "code", List.of(
                Column.text("code", UNIT.CODE, 100),
                Column.text("name", UNIT.NAME, 120),
                Column.text("nameEn", UNIT.NAME_EN, 140),
                Column.number("decimals", UNIT.DECIMALS, 90),
                Column.flag("active", UNIT.ACTIVE, 80),
                Column.instant("changedAt", UNIT.CHANGED_AT)));
    }

    @Override
    public UnitOfMeasure content(UnitRecord row) {
        return new UnitOfMeasure(row.getCode(), row.getName(), row.getNameEn(), row.getDecimals().intValue(), row.getActive());
    }

    @Override
    public void fill(UnitRecord row, UnitOfMeasure unit) {
        row.setCode(unit.code());
        row.setName(unit.name());
        row.setNameEn(unit.nameEn());
        row.setDecimals(unit.decimals().shortValue());
        row.setActive(unit.active());
        row.setSearchText(SearchText.of(unit.code(), unit.name(), unit.nameEn()));
    }

    @Override
    public String title(UnitOfMeasure unit) {
        return unit.code() + " " + unit.name();
    }

    @Override
    public Function<Draft<UnitOfMeasure>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<UnitOfMeasure>> drafts) {
        String[] codes = drafts.stream().map(draft -> draft.content().code()).toArray(String[]::new);
        var taken = new HashMap<>(sql.select(UNIT.CODE, UNIT.ID).from(UNIT).where(UNIT.CODE.eq(DSL.any(codes))).fetchMap(UNIT.CODE, UNIT.ID));
        drafts.forEach(draft -> taken.putIfAbsent(draft.content().code(), draft.id()));
        return draft -> CatalogRules.unit(draft, taken);
    }
}
