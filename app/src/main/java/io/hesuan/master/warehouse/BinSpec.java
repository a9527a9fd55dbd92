package io.hesuan.master.warehouse;

import hesuandb.warehouse.tables.records.BinRecord;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.master.warehouse.WarehouseRules.Place;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import io.hesuan.platform.search.SearchText;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import static hesuandb.warehouse.Tables.BIN;
import static hesuandb.warehouse.Tables.PLACE;

/** Where bins lie, how they are listed, and what their rules need to know. */
@Component
class BinSpec extends StoredRecord<Bin, BinRecord> {

    BinSpec() {
        super(new Kind<>("bin", Bin.class, Warehouses.BIN_ID, Warehouses.READ, Warehouses.WRITE, BIN, BIN.ID, BIN.VERSION, BIN.CHANGED_AT));
    }

    static ListSpec list() {
        return new ListSpec("bins", "bin", Warehouses.READ, BIN.join(PLACE).on(PLACE.ID.eq(BIN.WAREHOUSE_ID)), BIN.ID, Warehouses.BIN_ID,
                BIN.SEARCH_TEXT, (reader, needed) -> Warehouses.readable(reader, BIN.COMPANY_ID, BIN.WAREHOUSE_ID), "code", List.of(
                        Column.text("code", BIN.CODE, 140),
                        Column.text("warehouse", PLACE.NAME, 160),
                        Column.text("zone", BIN.ZONE, 80),
                        Column.text("aisle", BIN.AISLE, 80),
                        Column.text("rack", BIN.RACK, 80),
                        Column.text("level", BIN.LEVEL, 80),
                        Column.text("position", BIN.POSITION, 80),
                        Column.number("pickSequence", BIN.PICK_SEQUENCE, 100),
                        Column.choice("kind", BIN.KIND, 100, List.of("pick", "reserve", "receiving", "shipping", "quarantine")),
                        Column.quantity("maxWeightKg", BIN.MAX_WEIGHT_KG, 110).notSortable(),
                        Column.reference("warehouseId", BIN.WAREHOUSE_ID, Warehouses.ID),
                        Column.flag("active", BIN.ACTIVE, 80),
                        Column.instant("changedAt", BIN.CHANGED_AT)));
    }

    @Override
    public Bin content(BinRecord row) {
        return new Bin(Warehouses.ID.write(row.getWarehouseId()), Companies.ID.write(row.getCompanyId()), row.getCode(), row.getZone(), row.getAisle(),
                row.getRack(), row.getLevel(), row.getPosition(), row.getPickSequence(), row.getKind(),
                row.getMaxWeightKg() == null ? "" : row.getMaxWeightKg().stripTrailingZeros().toPlainString(), row.getActive());
    }

    @Override
    public void fill(BinRecord row, Bin bin) {
        row.setWarehouseId(Warehouses.ID.read(bin.warehouseId()));
        row.setCompanyId(Companies.ID.read(bin.companyId()));
        row.setCode(bin.code());
        row.setZone(bin.zone());
        row.setAisle(bin.aisle());
        row.setRack(bin.rack());
        row.setLevel(bin.level());
        row.setPosition(bin.position());
        row.setPickSequence(bin.pickSequence());
        row.setKind(bin.kind());
        row.setMaxWeightKg(bin.maxWeightKg().isEmpty() ? null : new BigDecimal(bin.maxWeightKg()));
        row.setActive(bin.active());
        row.setSearchText(SearchText.of(bin.code(), bin.zone()));
    }

    @Override
    public String title(Bin bin) {
        return bin.code();
    }

    /** Null until the house has filled it in, which is before anything is written; {@link WarehouseRules#bin} sees to the rights. */
    @Override
    public UUID company(Bin bin) {
        return Reference.id(Companies.ID, bin.companyId()).orElse(null);
    }

    /** A bin names its company only once the house has filled it in; until then {@link WarehouseRules#bin} sees to the rights. */
    @Override
    public boolean mayWrite(Acting by, UUID id, Bin bin) {
        UUID company = company(bin);
        return company == null || by.warehouses(Warehouses.WRITE).covers(company, Reference.id(Warehouses.ID, bin.warehouseId()).orElse(null));
    }

    @Override
    public Condition visibleTo(Acting reader) {
        return Warehouses.readable(reader, BIN.COMPANY_ID, BIN.WAREHOUSE_ID);
    }

    @Override
    public List<Draft<Bin>> completed(DSLContext sql, List<Draft<Bin>> drafts) {
        Map<UUID, UUID> companies = companies(sql, drafts);
        return drafts.stream().map(draft -> {
            UUID company = Reference.id(Warehouses.ID, draft.content().warehouseId()).map(companies::get).orElse(null);
            return draft.with(draft.content().inCompany(company == null ? "" : Companies.ID.write(company)));
        }).toList();
    }

    @Override
    public Function<Draft<Bin>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<Bin>> drafts) {
        UUID[] warehouses = warehouses(drafts);
        String[] codes = drafts.stream().map(draft -> draft.content().code()).toArray(String[]::new);
        Map<Place, UUID> taken = new HashMap<>();
        sql.select(BIN.WAREHOUSE_ID, BIN.CODE, BIN.ID).from(BIN).where(BIN.WAREHOUSE_ID.eq(DSL.any(warehouses)), BIN.CODE.eq(DSL.any(codes)))
                .forEach(row -> taken.put(new Place(row.value1(), row.value2()), row.value3()));
        drafts.forEach(draft -> taken.putIfAbsent(
                new Place(Reference.id(Warehouses.ID, draft.content().warehouseId()).orElse(null), draft.content().code()), draft.id()));
        Map<UUID, UUID> companies = companies(sql, drafts);
        return draft -> WarehouseRules.bin(draft, taken, companies);
    }

    private static Map<UUID, UUID> companies(DSLContext sql, List<Draft<Bin>> drafts) {
        return sql.select(PLACE.ID, PLACE.COMPANY_ID).from(PLACE).where(PLACE.ID.eq(DSL.any(warehouses(drafts)))).fetchMap(PLACE.ID, PLACE.COMPANY_ID);
    }

    private static UUID[] warehouses(List<Draft<Bin>> drafts) {
        return Reference.ids(Warehouses.ID, drafts.stream().map(draft -> draft.content().warehouseId()).toList()).toArray(UUID[]::new);
    }
}
