package io.hesuan.master.catalog;

import hesuandb.catalog.tables.records.BarcodeRecord;
import hesuandb.catalog.tables.records.ComponentRecord;
import hesuandb.catalog.tables.records.ItemRecord;
import hesuandb.catalog.tables.records.ItemUnitRecord;
import io.hesuan.master.catalog.Item.Barcode;
import io.hesuan.master.catalog.Item.Bookkeeping;
import io.hesuan.master.catalog.Item.ItemUnit;
import io.hesuan.master.catalog.Item.Keeping;
import io.hesuan.master.catalog.Item.Measures;
import io.hesuan.master.catalog.Item.Part;
import io.hesuan.platform.records.Nested;
import io.hesuan.platform.records.RecordSpec.Draft;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.search.SearchText;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static hesuandb.catalog.Tables.BARCODE;
import static hesuandb.catalog.Tables.COMPONENT;
import static hesuandb.catalog.Tables.ITEM_UNIT;

/**
 * How an item lies in its tables: one row with everything, and for what it refers to a row each, so that the database
 * keeps barcodes unique and lets nothing go that is in use.
 */
@Component
class ItemRows {

    private final Nested nested;

    ItemRows(Nested nested) {
        this.nested = nested;
    }

    Item content(ItemRecord row) {
        return new Item(row.getCode(), row.getName(), row.getSpec(), row.getKind(),
                row.getCategoryId() == null ? "" : Catalog.CATEGORY_ID.write(row.getCategoryId()), row.getBrand(),
                Catalog.UNIT_ID.write(row.getBaseUnitId()), nested.list(row.getUnits(), ItemUnit.class), nested.list(row.getBarcodes(), Barcode.class),
                nested.list(row.getComponents(), Item.Component.class),
                new Keeping(row.getLotControl(), row.getExpiryControl(), row.getShelfLife(), row.getShelfLifeUnit(),
                        row.getPaoMonths() == null ? null : row.getPaoMonths().intValue(), row.getMinDaysAtReceipt(), row.getMinDaysAtShipment()),
                new Bookkeeping(row.getTaxCategory(), text(row.getVatRate()), row.getValuation()),
                new Measures(text(row.getNetWeightGrams()), text(row.getNetMillilitres())),
                new Part(row.getDrawingNumber(), row.getDrawingRevision(), row.getMaterial(), row.getSurfaceTreatment()),
                nested.read(row.getProductFile(), ProductFile.class), row.getRemark(), row.getActive());
    }

    void fill(ItemRecord row, Item item) {
        row.setCode(item.code());
        row.setName(item.name());
        row.setSpec(item.spec());
        row.setKind(item.kind());
        row.setCategoryId(Reference.id(Catalog.CATEGORY_ID, item.categoryId()).orElse(null));
        row.setBrand(item.brand());
        row.setBaseUnitId(Catalog.UNIT_ID.read(item.baseUnitId()));
        row.setUnits(nested.write(item.units()));
        row.setBarcodes(nested.write(item.barcodes()));
        row.setComponents(nested.write(item.components()));
        row.setBarcode(item.barcodes().isEmpty() ? "" : item.barcodes().getFirst().gtin());
        row.setLotControl(item.keeping().lotControl());
        row.setExpiryControl(item.keeping().expiryControl());
        row.setShelfLife(item.keeping().shelfLife());
        row.setShelfLifeUnit(item.keeping().shelfLifeUnit());
        row.setPaoMonths(item.keeping().paoMonths() == null ? null : item.keeping().paoMonths().shortValue());
        row.setMinDaysAtReceipt(item.keeping().minDaysAtReceipt());
        row.setMinDaysAtShipment(item.keeping().minDaysAtShipment());
        row.setTaxCategory(item.bookkeeping().taxCategory());
        row.setVatRate(decimal(item.bookkeeping().vatRate()));
        row.setValuation(item.bookkeeping().valuation());
        row.setNetWeightGrams(decimal(item.measures().netWeightGrams()));
        row.setNetMillilitres(decimal(item.measures().netMillilitres()));
        row.setDrawingNumber(item.part().drawingNumber());
        row.setDrawingRevision(item.part().revision());
        row.setMaterial(item.part().material());
        row.setSurfaceTreatment(item.part().surfaceTreatment());
        row.setFilingNumber(item.file().filingNumber());
        row.setFilingExpiresOn(item.file().filingExpiresOn());
        row.setProductFile(nested.write(item.file()));
        row.setRemark(item.remark());
        row.setActive(item.active());
        row.setSearchText(SearchText.of(Stream.concat(
                Stream.of(item.code(), item.name(), item.spec(), item.brand(), item.part().drawingNumber(), item.file().filingNumber()),
                item.barcodes().stream().map(Barcode::gtin)).toArray(String[]::new)));
    }

    /** Three kinds of parts, each taken away where an item had some before, and written anew. */
    void saveParts(DSLContext sql, List<Draft<Item>> saved) {
        UUID[] changed = saved.stream().filter(draft -> draft.before() != null).map(Draft::id).toArray(UUID[]::new);
        if (changed.length > 0) {
            sql.deleteFrom(BARCODE).where(BARCODE.ITEM_ID.eq(DSL.any(changed))).execute();
            sql.deleteFrom(ITEM_UNIT).where(ITEM_UNIT.ITEM_ID.eq(DSL.any(changed))).execute();
            sql.deleteFrom(COMPONENT).where(COMPONENT.KIT_ID.eq(DSL.any(changed))).execute();
        }
        List<BarcodeRecord> barcodes = new ArrayList<>();
        List<ItemUnitRecord> units = new ArrayList<>();
        List<ComponentRecord> components = new ArrayList<>();
        for (Draft<Item> draft : saved) {
            Item item = draft.content();
            item.barcodes().forEach(barcode -> barcodes.add(
                    new BarcodeRecord(ItemRules.gtin14(barcode.gtin()).orElseThrow(), draft.id(), Catalog.UNIT_ID.read(barcode.unitId()))));
            item.units().forEach(unit -> units.add(
                    new ItemUnitRecord(draft.id(), Catalog.UNIT_ID.read(unit.unitId()), unit.numerator(), unit.denominator())));
            item.components().forEach(component -> components.add(
                    new ComponentRecord(draft.id(), Catalog.ITEM_ID.read(component.itemId()), new BigDecimal(component.quantity()))));
        }
        if (!barcodes.isEmpty()) {
            sql.insertInto(BARCODE).set(barcodes).execute();
        }
        if (!units.isEmpty()) {
            sql.insertInto(ITEM_UNIT).set(units).execute();
        }
        if (!components.isEmpty()) {
            sql.insertInto(COMPONENT).set(components).execute();
        }
    }

    private static BigDecimal decimal(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    private static String text(BigDecimal value) {
        return value == null ? "" : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
