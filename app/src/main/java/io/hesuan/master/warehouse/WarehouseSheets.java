package io.hesuan.master.warehouse;

import hesuandb.warehouse.tables.records.BinRecord;
import hesuandb.warehouse.tables.records.PlaceRecord;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.sheets.Sheet;
import io.hesuan.platform.sheets.SheetColumn;
import io.hesuan.platform.sheets.SheetColumn.Type;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static hesuandb.company.Tables.COMPANY_VIEW;
import static hesuandb.party.Tables.PARTNER_VIEW;
import static hesuandb.warehouse.Tables.BIN;
import static hesuandb.warehouse.Tables.PLACE;

/** Warehouses and bins in files, one row each. A code is looked for in the company, or the warehouse, that its row names. */
@Configuration(proxyBeanMethods = false)
class WarehouseSheets {

    private static final List<String> BIN_KINDS = List.of("pick", "reserve", "receiving", "shipping", "quarantine");
    private static final Warehouse BLANK = new Warehouse("", "", "", "own", "", "", "", "", "", "", "", "", true);
    private static final Bin BLANK_BIN = new Bin("", null, "", "", "", "", "", "", 0, "pick", "", true);

    @Bean
    Sheet<Warehouse, PlaceRecord> warehousesInFiles(WarehouseSpec spec) {
        return new Sheet<>(spec, PLACE.CODE, new Sheet.Within<>(PLACE.COMPANY_ID, "company", Companies.ID), BLANK, List.of(
                SheetColumn.reference("company", "/companyId", WarehouseSheets::companies, "HZ1").needed(),
                SheetColumn.text("code", "WH1").needed(),
                SheetColumn.text("name", "Main warehouse").needed(),
                SheetColumn.choice("kind", Type.CHOICE, "/kind", WarehouseSpec.KINDS, "list.warehouses.choice.kind", "own"),
                SheetColumn.reference("party", "/partyId", WarehouseSheets::parties, ""),
                SheetColumn.text("province", ""),
                SheetColumn.text("city", ""),
                SheetColumn.text("district", ""),
                SheetColumn.text("street", ""),
                SheetColumn.text("responsible", ""),
                SheetColumn.text("phone", ""),
                SheetColumn.text("remark", ""),
                SheetColumn.of("active", Type.FLAG, "/active", "yes")));
    }

    @Bean
    Sheet<Bin, BinRecord> binsInFiles(BinSpec spec) {
        return new Sheet<>(spec, BIN.CODE, new Sheet.Within<>(BIN.WAREHOUSE_ID, "warehouse", Warehouses.ID), BLANK_BIN, List.of(
                SheetColumn.reference("warehouse", "/warehouseId", WarehouseSheets::warehouses, "WH1").needed(),
                SheetColumn.text("code", "A-01-01").needed(),
                SheetColumn.text("zone", "A"),
                SheetColumn.text("aisle", ""),
                SheetColumn.text("rack", ""),
                SheetColumn.text("level", ""),
                SheetColumn.text("position", ""),
                SheetColumn.of("pickSequence", Type.INTEGER, "/pickSequence", "10"),
                SheetColumn.choice("kind", Type.CHOICE, "/kind", BIN_KINDS, "list.bins.choice.kind", "pick"),
                SheetColumn.of("maxWeightKg", Type.DECIMAL, "/maxWeightKg", ""),
                SheetColumn.of("active", Type.FLAG, "/active", "yes")));
    }

    /** By code, else by name. */
    private static Map<String, String> companies(DSLContext sql, Acting reader, Collection<String> texts) {
        String[] wanted = texts.toArray(String[]::new);
        Map<String, String> found = new HashMap<>();
        var rows = sql.select(COMPANY_VIEW.ID, COMPANY_VIEW.CODE, COMPANY_VIEW.NAME).from(COMPANY_VIEW)
                .where(COMPANY_VIEW.CODE.eq(DSL.any(wanted)).or(COMPANY_VIEW.NAME.eq(DSL.any(wanted)))).fetch();
        rows.forEach(row -> found.put(row.value2(), Companies.ID.write(row.value1())));
        rows.forEach(row -> found.putIfAbsent(row.value3(), Companies.ID.write(row.value1())));
        return found;
    }

    private static Map<String, String> parties(DSLContext sql, Acting reader, Collection<String> texts) {
        String[] wanted = texts.toArray(String[]::new);
        Map<String, String> found = new HashMap<>();
        var rows = sql.select(PARTNER_VIEW.ID, PARTNER_VIEW.CODE, PARTNER_VIEW.NAME).from(PARTNER_VIEW)
                .where(PARTNER_VIEW.CODE.eq(DSL.any(wanted)).or(PARTNER_VIEW.NAME.eq(DSL.any(wanted)))).fetch();
        rows.forEach(row -> found.put(row.value2(), Parties.ID.write(row.value1())));
        rows.forEach(row -> found.putIfAbsent(row.value3(), Parties.ID.write(row.value1())));
        return found;
    }

    /** Those that the reader may see, as {@code HZ1/WH1}; by their code alone where only one of them has it. */
    private static Map<String, String> warehouses(DSLContext sql, Acting reader, Collection<String> texts) {
        String[] codes = texts.stream().map(text -> text.substring(text.indexOf('/') + 1)).distinct().toArray(String[]::new);
        Map<String, String> found = new HashMap<>();
        Set<String> several = new HashSet<>();
        sql.select(PLACE.ID, PLACE.CODE, COMPANY_VIEW.CODE).from(PLACE).join(COMPANY_VIEW).on(COMPANY_VIEW.ID.eq(PLACE.COMPANY_ID))
                .where(PLACE.CODE.eq(DSL.any(codes)), Warehouses.readable(reader, PLACE.COMPANY_ID, PLACE.ID)).forEach(row -> {
                    String id = Warehouses.ID.write(row.value1());
                    found.put(row.value3() + "/" + row.value2(), id);
                    if (found.put(row.value2(), id) != null) {
                        several.add(row.value2());
                    }
                });
        several.forEach(found::remove);
        return found;
    }
}
