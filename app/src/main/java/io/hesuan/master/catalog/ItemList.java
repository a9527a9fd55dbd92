package io.hesuan.master.catalog;

import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;

import java.util.List;

import static hesuandb.catalog.Tables.CATEGORY;
import static hesuandb.catalog.Tables.ITEM;
import static hesuandb.catalog.Tables.UNIT;

/** How items are listed. */
final class ItemList {

    static final List<String> KINDS = List.of("goods", "material", "semi-finished", "service", "kit");
    static final List<String> VALUATIONS = List.of("moving-average", "fifo", "specific-lot", "standard", "month-average");

    private ItemList() {
    }

    static ListSpec spec() {
        var from = ITEM.join(UNIT).on(UNIT.ID.eq(ITEM.BASE_UNIT_ID)).leftJoin(CATEGORY).on(CATEGORY.ID.eq(ITEM.CATEGORY_ID));
        return ListSpec.shared("items", "item", Catalog.READ, from, ITEM.ID, Catalog.ITEM_ID, ITEM.SEARCH_TEXT, "code", List.of(
                Column.text("code", ITEM.CODE, 120),
                Column.text("name", ITEM.NAME, 240),
                Column.text("spec", ITEM.SPEC, 120).notSortable(),
                Column.choice("kind", ITEM.KIND, 90, KINDS).notSortable(),
                Column.text("category", CATEGORY.NAME, 120).notSortable(),
                Column.text("brand", ITEM.BRAND, 110).notSortable(),
                Column.text("unit", UNIT.NAME, 60).notSortable(),
                Column.text("barcode", ITEM.BARCODE, 140).notSortable(),
                Column.flag("lotControl", ITEM.LOT_CONTROL, 80).notSortable(),
                Column.flag("expiryControl", ITEM.EXPIRY_CONTROL, 80).notSortable().hidden(),
                Column.number("shelfLife", ITEM.SHELF_LIFE, 80).notSortable().hidden(),
                Column.choice("shelfLifeUnit", ITEM.SHELF_LIFE_UNIT, 80, List.of("day", "month")).notSortable().hidden(),
                Column.quantity("vatRate", ITEM.VAT_RATE, 80).notSortable(),
                Column.choice("valuation", ITEM.VALUATION, 120, VALUATIONS).notSortable().hidden(),
                Column.text("filingNumber", ITEM.FILING_NUMBER, 200).notSortable().hidden(),
                Column.date("filingExpiresOn", ITEM.FILING_EXPIRES_ON).notSortable().hidden(),
                Column.text("drawingNumber", ITEM.DRAWING_NUMBER, 140).notSortable().hidden(),
                Column.text("material", ITEM.MATERIAL, 120).notSortable().hidden(),
                Column.reference("categoryId", ITEM.CATEGORY_ID, Catalog.CATEGORY_ID),
                Column.flag("active", ITEM.ACTIVE, 80).notSortable(),
                Column.instant("changedAt", ITEM.CHANGED_AT)));
    }
}
