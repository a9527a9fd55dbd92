package io.hesuan.master.catalog;

import io.hesuan.kernel.Gtin;

import java.util.List;
import java.util.UUID;

/** Items to begin with: right in everything, so that a test may make one thing wrong. */
final class ItemSamples {

    static final UUID PIECE = new UUID(1, 1);
    static final UUID CARTON = new UUID(1, 2);
    static final UUID LIPCARE = new UUID(2, 1);
    static final Item.Keeping NO_LOTS = new Item.Keeping(false, false, null, "month", null, null, null);
    static final Item.Keeping THREE_YEARS = new Item.Keeping(true, true, 36, "month", 12, 700, 365);
    static final ProductFile EMPTY_FILE = new ProductFile(List.of(), "", "", "", "", false, null, List.of(), "", "", List.of());

    private ItemSamples() {
    }

    static Item goods(String code, String name, UUID baseUnit) {
        return new Item(code, name, "3.2g", "goods", "", "花间集", Catalog.UNIT_ID.write(baseUnit), List.of(), List.of(), List.of(), NO_LOTS,
                new Item.Bookkeeping("1070223", "13", "moving-average"), new Item.Measures("3.2", ""), new Item.Part("", "", "", ""), EMPTY_FILE, "", true);
    }

    static Item with(Item item, String kind, List<Item.Component> components) {
        return new Item(item.code(), item.name(), item.spec(), kind, item.categoryId(), item.brand(), item.baseUnitId(), item.units(), item.barcodes(),
                components, item.keeping(), item.bookkeeping(), item.measures(), item.part(), item.file(), item.remark(), item.active());
    }

    static Item with(Item item, Item.Keeping keeping) {
        return new Item(item.code(), item.name(), item.spec(), item.kind(), item.categoryId(), item.brand(), item.baseUnitId(), item.units(),
                item.barcodes(), item.components(), keeping, item.bookkeeping(), item.measures(), item.part(), item.file(), item.remark(), item.active());
    }

    static Item with(Item item, ProductFile file) {
        return new Item(item.code(), item.name(), item.spec(), item.kind(), item.categoryId(), item.brand(), item.baseUnitId(), item.units(),
                item.barcodes(), item.components(), item.keeping(), item.bookkeeping(), item.measures(), item.part(), file, item.remark(), item.active());
    }

    static Item with(Item item, String categoryId, List<Item.ItemUnit> units, List<Item.Barcode> barcodes) {
        return new Item(item.code(), item.name(), item.spec(), item.kind(), categoryId, item.brand(), item.baseUnitId(), units, barcodes,
                item.components(), item.keeping(), item.bookkeeping(), item.measures(), item.part(), item.file(), item.remark(), item.active());
    }

    static ProductFile filed(String number, boolean confirmed, java.time.LocalDate expires) {
        return new ProductFile(List.of(), "", "", "", number, confirmed, expires, List.of(), "", "", List.of());
    }

    static ProductFile made(String... percents) {
        return new ProductFile(java.util.Arrays.stream(percents).map(percent -> new ProductFile.Ingredient("AQUA", "水", percent, "溶剂")).toList(),
                "", "", "", "", false, null, List.of(), "", "", List.of());
    }

    /** A right GTIN-13 that begins with 690 and ends with this number. */
    static String gtin(int number) {
        String payload = "690" + "%09d".formatted(number);
        return payload + Gtin.checkDigit(payload);
    }
}
