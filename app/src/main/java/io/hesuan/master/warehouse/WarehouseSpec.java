package io.hesuan.master.warehouse;

import hesuandb.warehouse.tables.records.PlaceRecord;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
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

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static hesuandb.company.Tables.COMPANY_VIEW;
import static hesuandb.party.Tables.PARTNER_VIEW;
import static hesuandb.warehouse.Tables.PLACE;

/** Where warehouses lie, how they are listed, and what their rules need to know. */
@Component
class WarehouseSpec extends StoredRecord<Warehouse, PlaceRecord> {

    static final List<String> KINDS = List.of("own", "consignment", "platform", "subcontractor", "transit", "scrap", "quarantine");

    WarehouseSpec() {
        super(new Kind<>("warehouse", Warehouse.class, Warehouses.ID, Warehouses.READ, Warehouses.WRITE, PLACE, PLACE.ID, PLACE.VERSION, PLACE.CHANGED_AT));
    }

    static ListSpec list() {
        return new ListSpec("warehouses", "warehouse", Warehouses.READ, PLACE.join(COMPANY_VIEW).on(COMPANY_VIEW.ID.eq(PLACE.COMPANY_ID)), PLACE.ID,
                Warehouses.ID, PLACE.SEARCH_TEXT, (reader, needed) -> Warehouses.readable(reader, PLACE.COMPANY_ID, PLACE.ID), "code", List.of(
                        Column.text("code", PLACE.CODE, 120),
                        Column.text("name", PLACE.NAME, 220),
                        Column.text("company", COMPANY_VIEW.NAME, 220),
                        Column.choice("kind", PLACE.KIND, 110, KINDS),
                        Column.text("province", PLACE.PROVINCE, 100),
                        Column.text("city", PLACE.CITY, 100),
                        Column.text("responsible", PLACE.RESPONSIBLE, 100),
                        Column.text("phone", PLACE.PHONE, 120).hidden(),
                        Column.reference("companyId", PLACE.COMPANY_ID, Companies.ID),
                        Column.reference("partyId", PLACE.PARTY_ID, Parties.ID),
                        Column.flag("active", PLACE.ACTIVE, 80),
                        Column.instant("changedAt", PLACE.CHANGED_AT)));
    }

    @Override
    public Warehouse content(PlaceRecord row) {
        return new Warehouse(Companies.ID.write(row.getCompanyId()), row.getCode(), row.getName(), row.getKind(),
                row.getPartyId() == null ? "" : Parties.ID.write(row.getPartyId()), row.getProvince(), row.getCity(), row.getDistrict(),
                row.getStreet(), row.getResponsible(), row.getPhone(), row.getRemark(), row.getActive());
    }

    @Override
    public void fill(PlaceRecord row, Warehouse warehouse) {
        row.setCompanyId(Companies.ID.read(warehouse.companyId()));
        row.setCode(warehouse.code());
        row.setName(warehouse.name());
        row.setKind(warehouse.kind());
        row.setPartyId(Reference.id(Parties.ID, warehouse.partyId()).orElse(null));
        row.setProvince(warehouse.province());
        row.setCity(warehouse.city());
        row.setDistrict(warehouse.district());
        row.setStreet(warehouse.street());
        row.setResponsible(warehouse.responsible());
        row.setPhone(warehouse.phone());
        row.setRemark(warehouse.remark());
        row.setActive(warehouse.active());
        row.setSearchText(SearchText.of(warehouse.code(), warehouse.name(), warehouse.city()));
    }

    @Override
    public String title(Warehouse warehouse) {
        return warehouse.code() + " " + warehouse.name();
    }

    @Override
    public UUID company(Warehouse warehouse) {
        return Reference.id(Companies.ID, warehouse.companyId()).orElse(null);
    }

    /** Who holds the right in single warehouses changes these, and makes no new ones. */
    @Override
    public boolean mayWrite(Acting by, UUID id, Warehouse warehouse) {
        var scope = by.warehouses(Warehouses.WRITE);
        return id == null ? scope.whole().covers(company(warehouse)) : scope.covers(company(warehouse), id);
    }

    @Override
    public Condition visibleTo(Acting reader) {
        return Warehouses.readable(reader, PLACE.COMPANY_ID, PLACE.ID);
    }

    @Override
    public Function<Draft<Warehouse>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<Warehouse>> drafts) {
        UUID[] companyIds = Reference.ids(Companies.ID, drafts.stream().map(draft -> draft.content().companyId()).toList()).toArray(UUID[]::new);
        UUID[] partyIds = Reference.ids(Parties.ID, drafts.stream().map(draft -> draft.content().partyId()).toList()).toArray(UUID[]::new);
        String[] codes = drafts.stream().map(draft -> draft.content().code()).toArray(String[]::new);
        Set<UUID> companies = new HashSet<>(sql.select(COMPANY_VIEW.ID).from(COMPANY_VIEW).where(COMPANY_VIEW.ID.eq(DSL.any(companyIds))).fetch(COMPANY_VIEW.ID));
        Set<UUID> parties = new HashSet<>(sql.select(PARTNER_VIEW.ID).from(PARTNER_VIEW).where(PARTNER_VIEW.ID.eq(DSL.any(partyIds))).fetch(PARTNER_VIEW.ID));
        Map<Place, UUID> taken = new HashMap<>();
        sql.select(PLACE.COMPANY_ID, PLACE.CODE, PLACE.ID).from(PLACE).where(PLACE.COMPANY_ID.eq(DSL.any(companyIds)), PLACE.CODE.eq(DSL.any(codes)))
                .forEach(row -> taken.put(new Place(row.value1(), row.value2()), row.value3()));
        drafts.forEach(draft -> taken.putIfAbsent(new Place(company(draft.content()), draft.content().code()), draft.id()));
        return draft -> WarehouseRules.warehouse(draft, taken, companies, parties);
    }
}
