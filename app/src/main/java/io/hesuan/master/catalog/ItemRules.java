package io.hesuan.master.catalog;

import io.hesuan.kernel.Gtin;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Item.Barcode;
import io.hesuan.master.catalog.Item.Component;
import io.hesuan.master.catalog.Item.ItemUnit;
import io.hesuan.master.catalog.Item.Keeping;
import io.hesuan.platform.records.RecordSpec.Draft;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What must be true of an item, in order of precedence. Pure. */
final class ItemRules {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private ItemRules() {
    }

    /**
     * What a batch of items meets.
     *
     * @param codes      who has a code: stored items, and the first draft of the batch that asks for it
     * @param gtins      the same for barcodes, as 14 digits
     * @param categories that exist
     * @param units      that exist
     * @param kinds      of items named as components, stored ones
     * @param inKits     items that are components of a kit
     */
    record Known(Map<String, UUID> codes, Map<String, UUID> gtins, Set<UUID> categories, Set<UUID> units, Map<UUID, String> kinds, Set<UUID> inKits) {
    }

    static Optional<Outcome.Refused<Saved>> check(Draft<Item> draft, Known known) {
        Item item = draft.content();
        if (!known.codes().getOrDefault(item.code(), draft.id()).equals(draft.id())) {
            return refused(CatalogRefusal.ITEM_CODE_TAKEN, "code", item.code());
        }
        return Stream.<Supplier<Optional<Outcome.Refused<Saved>>>>of(
                        () -> category(item, known),
                        () -> units(item, known),
                        () -> barcodes(draft, known),
                        () -> keeping(item),
                        () -> components(draft, known),
                        () -> ingredients(item.file()),
                        () -> filing(item.file()))
                .map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Outcome.Refused<Saved>> category(Item item, Known known) {
        var wrongKind = Reference.wrongKind(Catalog.CATEGORY_ID, item.categoryId(), "categoryId");
        return wrongKind.isPresent() || item.categoryId().isEmpty() || known.categories().contains(Catalog.CATEGORY_ID.read(item.categoryId()))
                ? wrongKind : refused(CatalogRefusal.CATEGORY_UNKNOWN, "categoryId", item.categoryId());
    }

    private static Optional<Outcome.Refused<Saved>> units(Item item, Known known) {
        var base = unit(item.baseUnitId(), "baseUnitId", known);
        if (base.isPresent()) {
            return base;
        }
        Set<String> seen = new HashSet<>(Set.of(item.baseUnitId()));
        for (int i = 0; i < item.units().size(); i++) {
            ItemUnit unit = item.units().get(i);
            String field = "units[" + i + "].unitId";
            var wrong = unit(unit.unitId(), field, known);
            if (wrong.isPresent()) {
                return wrong;
            }
            if (!seen.add(unit.unitId())) {
                return refused(CatalogRefusal.UNIT_REPEATED, field);
            }
        }
        return Optional.empty();
    }

    private static Optional<Outcome.Refused<Saved>> unit(String id, String field, Known known) {
        var wrongKind = Reference.wrongKind(Catalog.UNIT_ID, id, field);
        return wrongKind.isPresent() || known.units().contains(Catalog.UNIT_ID.read(id)) ? wrongKind : refused(CatalogRefusal.UNIT_UNKNOWN, field, id);
    }

    private static Optional<Outcome.Refused<Saved>> barcodes(Draft<Item> draft, Known known) {
        Item item = draft.content();
        Set<String> units = new HashSet<>(item.units().stream().map(ItemUnit::unitId).toList());
        units.add(item.baseUnitId());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < item.barcodes().size(); i++) {
            Barcode barcode = item.barcodes().get(i);
            String field = "barcodes[" + i + "].gtin";
            Optional<String> gtin = gtin14(barcode.gtin());
            if (gtin.isEmpty()) {
                return refused(CatalogRefusal.GTIN_WRONG, field, barcode.gtin());
            }
            if (!units.contains(barcode.unitId())) {
                return refused(CatalogRefusal.GTIN_OF_UNKNOWN_UNIT, "barcodes[" + i + "].unitId", barcode.gtin());
            }
            if (!seen.add(gtin.get()) || !known.gtins().getOrDefault(gtin.get(), draft.id()).equals(draft.id())) {
                return refused(CatalogRefusal.GTIN_TAKEN, field, barcode.gtin());
            }
        }
        return Optional.empty();
    }

    /** As 14 digits, or nothing where the check digit is wrong. */
    static Optional<String> gtin14(String digits) {
        try {
            return Optional.of(new Gtin(digits).as14());
        } catch (MalformedText wrong) {
            return Optional.empty();
        }
    }

    private static Optional<Outcome.Refused<Saved>> keeping(Item item) {
        Keeping keeping = item.keeping();
        if (item.kind().equals("service") && (keeping.lotControl() || keeping.expiryControl() || keeping.shelfLife() != null)) {
            return refused(CatalogRefusal.SERVICE_HAS_NO_STOCK, "keeping.lotControl");
        }
        if (keeping.expiryControl() && !keeping.lotControl()) {
            return refused(CatalogRefusal.EXPIRY_NEEDS_LOTS, "keeping.lotControl");
        }
        if (item.isKit() && keeping.shelfLife() != null) {
            return refused(CatalogRefusal.KIT_EXPIRES_WITH_ITS_COMPONENTS, "keeping.shelfLife");
        }
        if (keeping.expiryControl() && !item.isKit() && keeping.shelfLife() == null) {
            return refused(CatalogRefusal.EXPIRY_NEEDS_SHELF_LIFE, "keeping.shelfLife");
        }
        int days = keeping.shelfLife() == null ? Integer.MAX_VALUE : ShelfLife.days(keeping.shelfLife(), keeping.shelfLifeUnit());
        if (exceeds(keeping.minDaysAtReceipt(), days)) {
            return refused(CatalogRefusal.LEFT_LIFE_EXCEEDS_SHELF_LIFE, "keeping.minDaysAtReceipt", keeping.minDaysAtReceipt());
        }
        if (exceeds(keeping.minDaysAtShipment(), days)) {
            return refused(CatalogRefusal.LEFT_LIFE_EXCEEDS_SHELF_LIFE, "keeping.minDaysAtShipment", keeping.minDaysAtShipment());
        }
        return Optional.empty();
    }

    private static boolean exceeds(Integer days, int life) {
        return days != null && days > life;
    }

    private static Optional<Outcome.Refused<Saved>> components(Draft<Item> draft, Known known) {
        Item item = draft.content();
        if (item.isKit() && item.components().isEmpty()) {
            return refused(CatalogRefusal.KIT_NEEDS_COMPONENTS, "components");
        }
        if (!item.isKit() && !item.components().isEmpty()) {
            return refused(CatalogRefusal.ONLY_KITS_HAVE_COMPONENTS, "components");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < item.components().size(); i++) {
            Component component = item.components().get(i);
            String field = "components[" + i + "].itemId";
            var wrong = component(component, field, known);
            if (wrong.isPresent()) {
                return wrong;
            }
            if (!seen.add(component.itemId())) {
                return refused(CatalogRefusal.COMPONENT_REPEATED, field);
            }
            if (new BigDecimal(component.quantity()).signum() == 0) {
                return refused(CatalogRefusal.COMPONENT_QUANTITY_IS_ZERO, "components[" + i + "].quantity");
            }
        }
        return item.isKit() && known.inKits().contains(draft.id()) ? refused(CatalogRefusal.KIT_IS_A_COMPONENT, "kind", item.name()) : Optional.empty();
    }

    private static Optional<Outcome.Refused<Saved>> component(Component component, String field, Known known) {
        var wrongKind = Reference.wrongKind(Catalog.ITEM_ID, component.itemId(), field);
        if (wrongKind.isPresent()) {
            return wrongKind;
        }
        String kind = known.kinds().get(Catalog.ITEM_ID.read(component.itemId()));
        if (kind == null) {
            return refused(CatalogRefusal.COMPONENT_UNKNOWN, field, component.itemId());
        }
        return kind.equals("kit") ? refused(CatalogRefusal.COMPONENT_IS_A_KIT, field) : Optional.empty();
    }

    private static Optional<Outcome.Refused<Saved>> ingredients(ProductFile file) {
        BigDecimal sum = file.ingredients().stream().filter(ingredient -> !ingredient.percent().isEmpty())
                .map(ingredient -> new BigDecimal(ingredient.percent())).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(WHOLE) > 0 ? refused(CatalogRefusal.INGREDIENTS_EXCEED_THE_WHOLE, "file.ingredients", sum.toPlainString()) : Optional.empty();
    }

    private static Optional<Outcome.Refused<Saved>> filing(ProductFile file) {
        if (file.filingNumber().isEmpty()) {
            return Optional.empty();
        }
        if (!file.filingNumberConfirmed() && !FilingNumber.isUsual(file.filingNumber())) {
            return refused(CatalogRefusal.FILING_NUMBER_UNUSUAL, "file.filingNumber", file.filingNumber());
        }
        if (FilingNumber.isSpecial(file.filingNumber()) && file.filingExpiresOn() == null) {
            return refused(CatalogRefusal.SPECIAL_REGISTRATION_NEEDS_EXPIRY, "file.filingExpiresOn", file.filingNumber());
        }
        return Optional.empty();
    }

    private static Optional<Outcome.Refused<Saved>> refused(CatalogRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
