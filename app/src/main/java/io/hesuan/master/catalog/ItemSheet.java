package io.hesuan.master.catalog;

import hesuandb.catalog.tables.records.ItemRecord;
import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.sheets.Lookup;
import io.hesuan.platform.sheets.Sheet;
import io.hesuan.platform.sheets.SheetColumn;
import io.hesuan.platform.sheets.SheetColumn.Type;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.catalog.Tables.CATEGORY;
import static hesuandb.catalog.Tables.ITEM;
import static hesuandb.catalog.Tables.UNIT;

/** Items in files: one row each, with the first barcode. */
@Configuration(proxyBeanMethods = false)
class ItemSheet {

    private static final Item BLANK = new Item("", "", "", "goods", "", "", "", List.of(), List.of(), List.of(),
            new Item.Keeping(false, false, null, "month", null, null, null), new Item.Bookkeeping("", "13", "moving-average"), new Item.Measures("", ""),
            new Item.Part("", "", "", ""), new ProductFile(List.of(), "", "", "", "", false, null, List.of(), "", "", List.of()), "", true);

    @Bean
    Sheet<Item, ItemRecord> itemsInFiles(ItemSpec spec) {
        return new Sheet<>(spec, ITEM.CODE, BLANK, List.of(
                SheetColumn.text("code", "A0001"),
                SheetColumn.text("name", "Example").needed(),
                SheetColumn.text("spec", "50 ml"),
                SheetColumn.choice("kind", Type.CHOICE, "/kind", ItemList.KINDS, "list.items.choice.kind", "goods"),
                SheetColumn.reference("category", "/categoryId", byCodeOrName(CATEGORY, CATEGORY.ID, Catalog.CATEGORY_ID, CATEGORY.CODE, CATEGORY.NAME), ""),
                SheetColumn.text("brand", ""),
                SheetColumn.reference("baseUnit", "/baseUnitId", byCodeOrName(UNIT, UNIT.ID, Catalog.UNIT_ID, UNIT.CODE, UNIT.NAME, UNIT.NAME_EN), "PCS").needed(),
                SheetColumn.of("lotControl", Type.FLAG, "/keeping/lotControl", "yes"),
                SheetColumn.of("expiryControl", Type.FLAG, "/keeping/expiryControl", "yes"),
                SheetColumn.of("shelfLife", Type.INTEGER, "/keeping/shelfLife", "36"),
                SheetColumn.choice("shelfLifeUnit", Type.CHOICE, "/keeping/shelfLifeUnit", List.of("day", "month"), "list.items.choice.shelfLifeUnit", "month"),
                SheetColumn.of("paoMonths", Type.INTEGER, "/keeping/paoMonths", "12"),
                SheetColumn.of("taxCategory", Type.TEXT, "/bookkeeping/taxCategory", ""),
                SheetColumn.of("vatRate", Type.DECIMAL, "/bookkeeping/vatRate", "13"),
                SheetColumn.choice("valuation", Type.CHOICE, "/bookkeeping/valuation", ItemList.VALUATIONS, "list.items.choice.valuation", "moving-average"),
                SheetColumn.of("netWeightGrams", Type.DECIMAL, "/measures/netWeightGrams", "52.5"),
                SheetColumn.of("netMillilitres", Type.DECIMAL, "/measures/netMillilitres", "50"),
                SheetColumn.of("drawingNumber", Type.TEXT, "/part/drawingNumber", ""),
                SheetColumn.of("revision", Type.TEXT, "/part/revision", ""),
                SheetColumn.of("material", Type.TEXT, "/part/material", ""),
                SheetColumn.of("surfaceTreatment", Type.TEXT, "/part/surfaceTreatment", ""),
                SheetColumn.of("filingNumber", Type.TEXT, "/file/filingNumber", ""),
                SheetColumn.of("filingExpiresOn", Type.DATE, "/file/filingExpiresOn", ""),
                SheetColumn.text("remark", ""),
                SheetColumn.of("active", Type.FLAG, "/active", "yes")));
    }

    /** The first of the fields that fits wins: a code before a name. */
    @SafeVarargs
    private static Lookup byCodeOrName(Table<?> table, Field<UUID> id, IdFormat format, Field<String>... fields) {
        return (sql, reader, texts) -> {
            String[] wanted = texts.toArray(String[]::new);
            var condition = DSL.noCondition();
            for (Field<String> field : fields) {
                condition = condition.or(field.eq(DSL.any(wanted)));
            }
            Map<String, String> found = new HashMap<>();
            var rows = sql.select(fields).select(id).from(table).where(condition).fetch();
            for (Field<String> field : fields) {
                rows.forEach(row -> found.putIfAbsent(row.get(field), format.write(row.get(id))));
            }
            return found;
        };
    }
}
