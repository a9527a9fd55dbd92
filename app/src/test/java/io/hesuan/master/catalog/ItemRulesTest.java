package io.hesuan.master.catalog;

import io.hesuan.kernel.Refusal;
import io.hesuan.master.catalog.Item.Barcode;
import io.hesuan.master.catalog.Item.Component;
import io.hesuan.master.catalog.Item.ItemUnit;
import io.hesuan.master.catalog.Item.Keeping;
import io.hesuan.platform.records.RecordRefusal;
import io.hesuan.platform.records.RecordSpec.Draft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static io.hesuan.master.catalog.CatalogRefusal.*;
import static io.hesuan.master.catalog.ItemSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

class ItemRulesTest {

    private static final UUID ME = new UUID(9, 9);
    private static final UUID OTHER = new UUID(9, 8);
    private static final UUID A_KIT = new UUID(9, 7);
    private static final String TAKEN_GTIN = gtin(1);
    private static final String FREE_GTIN = gtin(2);
    private static final String SPECIAL = "国妆特字20231234";

    private final Map<String, UUID> codes = new HashMap<>(Map.of("TAKEN", OTHER));
    private final ItemRules.Known known = new ItemRules.Known(codes, Map.of(ItemRules.gtin14(TAKEN_GTIN).orElseThrow(), OTHER),
            Set.of(LIPCARE), Set.of(PIECE, CARTON), Map.of(OTHER, "goods", A_KIT, "kit"), Set.of(ME));

    private final Item right = goods("FREE", "口红", PIECE);

    @Test
    void aRightItemIsAccepted() {
        assertThat(refusal(with(right, Catalog.CATEGORY_ID.write(LIPCARE), List.of(unit(CARTON)), List.of(new Barcode(FREE_GTIN, unitId(CARTON)))))).isNull();
        assertThat(refusal(with(right, THREE_YEARS))).isNull();
        assertThat(refusal(with(right, filed(SPECIAL, false, LocalDate.of(2028, 1, 1))))).isNull();
    }

    /** Each case is right in all that comes later, and wrong in all that comes earlier no more. */
    @Test
    void theFirstThingWrongIsNamedInOrderOfPrecedence() {
        var categoryUnknown = with(goods("TAKEN", "口红", CARTON), Catalog.CATEGORY_ID.write(OTHER), List.of(unit(CARTON)), List.of(new Barcode("6900000000011", "x")));
        assertThat(refusal(categoryUnknown)).isEqualTo(ITEM_CODE_TAKEN);
        codes.remove("TAKEN");
        assertThat(refusal(categoryUnknown)).isEqualTo(CATEGORY_UNKNOWN);
        assertThat(refusal(with(categoryUnknown, "", categoryUnknown.units(), categoryUnknown.barcodes()))).isEqualTo(UNIT_REPEATED);
        assertThat(refusal(with(categoryUnknown, "", List.of(), List.of(new Barcode("6900000000011", "x"))))).isEqualTo(GTIN_WRONG);
        assertThat(refusal(with(categoryUnknown, "", List.of(), List.of(new Barcode(TAKEN_GTIN, "x"))))).isEqualTo(GTIN_OF_UNKNOWN_UNIT);
        assertThat(refusal(with(categoryUnknown, "", List.of(), List.of(new Barcode(TAKEN_GTIN, unitId(CARTON)))))).isEqualTo(GTIN_TAKEN);
    }

    @Test
    void idsOfOtherKindsAndUnknownUnitsAreRefused() {
        assertThat(refusal(with(right, unitId(PIECE), List.of(), List.of()))).isEqualTo(RecordRefusal.REFERENCE_IS_OF_ANOTHER_KIND);
        assertThat(refusal(goods("FREE", "口红", OTHER))).isEqualTo(UNIT_UNKNOWN);
        assertThat(refusal(with(right, "", List.of(unit(OTHER)), List.of()))).isEqualTo(UNIT_UNKNOWN);
        assertThat(refusal(with(right, "", List.of(unit(CARTON), unit(CARTON)), List.of()))).isEqualTo(UNIT_REPEATED);
    }

    @Test
    void keepingMustBePossible() {
        assertThat(refusal(with(with(right, "service", List.of()), THREE_YEARS))).isEqualTo(SERVICE_HAS_NO_STOCK);
        assertThat(refusal(with(right, new Keeping(false, true, null, "month", null, null, null)))).isEqualTo(EXPIRY_NEEDS_LOTS);
        assertThat(refusal(with(right, new Keeping(true, true, null, "month", null, null, null)))).isEqualTo(EXPIRY_NEEDS_SHELF_LIFE);
        assertThat(refusal(with(with(right, "kit", List.of(new Component(itemId(OTHER), "1"))), THREE_YEARS))).isEqualTo(KIT_EXPIRES_WITH_ITS_COMPONENTS);
        assertThat(refusal(with(right, new Keeping(true, true, 30, "day", null, 31, null)))).isEqualTo(LEFT_LIFE_EXCEEDS_SHELF_LIFE);
        assertThat(refusal(with(right, new Keeping(true, true, 30, "day", null, 30, 31)))).isEqualTo(LEFT_LIFE_EXCEEDS_SHELF_LIFE);
    }

    @Test
    void kitsAndOnlyKitsHaveComponentsThatAreNoKits() {
        assertThat(refusal(with(right, "kit", List.of()))).isEqualTo(KIT_NEEDS_COMPONENTS);
        assertThat(refusal(with(right, "goods", List.of(new Component(itemId(OTHER), "1"))))).isEqualTo(ONLY_KITS_HAVE_COMPONENTS);
        assertThat(refusal(with(right, "kit", List.of(new Component(itemId(PIECE), "1"))))).isEqualTo(COMPONENT_UNKNOWN);
        assertThat(refusal(with(right, "kit", List.of(new Component(unitId(PIECE), "1"))))).isEqualTo(RecordRefusal.REFERENCE_IS_OF_ANOTHER_KIND);
        assertThat(refusal(with(right, "kit", List.of(new Component(itemId(A_KIT), "1"))))).isEqualTo(COMPONENT_IS_A_KIT);
        assertThat(refusal(with(right, "kit", List.of(new Component(itemId(OTHER), "1"), new Component(itemId(OTHER), "2"))))).isEqualTo(COMPONENT_REPEATED);
        assertThat(refusal(with(right, "kit", List.of(new Component(itemId(OTHER), "0.000"))))).isEqualTo(COMPONENT_QUANTITY_IS_ZERO);
        assertThat(refusal(with(right, "kit", List.of(new Component(itemId(OTHER), "1"))))).isEqualTo(KIT_IS_A_COMPONENT);
    }

    @Test
    void theProductFileMustHold() {
        assertThat(refusal(with(right, made("60", "40")))).isNull();
        assertThat(refusal(with(right, made("60", "40", "0.00000001")))).isEqualTo(INGREDIENTS_EXCEED_THE_WHOLE);
        assertThat(refusal(with(right, filed("妆字第 7 号", false, null)))).isEqualTo(FILING_NUMBER_UNUSUAL);
        assertThat(refusal(with(right, filed("妆字第 7 号", true, null)))).isNull();
        assertThat(refusal(with(right, filed(SPECIAL, false, null)))).isEqualTo(SPECIAL_REGISTRATION_NEEDS_EXPIRY);
    }

    @ParameterizedTest
    @CsvSource({"浙G妆网备字2023001234, true, false", "国妆网备进字（沪）2022003456, true, false", "国妆网备制字(粤)2021000001, true, false",
            "国妆特字20231234, true, true", "国妆特进字20220001, true, true", "国妆特制字20220001, true, true", "国妆特字G20190123, true, true",
            "国妆特进字J20181234, true, true", "国妆原备字20230001, true, false", "浙G妆网备字 2023001234, true, false",
            "浙妆备2023001234, false, false", "国妆特字2023, false, false", "SC10133, false, false"})
    void filingNumbersAreKnownByTheirForm(String number, boolean usual, boolean special) {
        assertThat(FilingNumber.isUsual(number)).isEqualTo(usual);
        assertThat(FilingNumber.isSpecial(number)).isEqualTo(special);
    }

    @Test
    void aKitExpiresWithTheComponentThatExpiresFirst() {
        LocalDate madeOn = LocalDate.of(2026, 1, 31);
        assertThat(ShelfLife.lastDay(madeOn, 1, "month")).isEqualTo("2026-02-28");
        assertThat(ShelfLife.lastDay(madeOn, 45, "day")).isEqualTo("2026-03-17");
        assertThat(ShelfLife.ofKit(List.of(Optional.of(madeOn), Optional.empty(), Optional.of(madeOn.minusDays(1))))).contains(LocalDate.of(2026, 1, 30));
        assertThat(ShelfLife.ofKit(List.of(Optional.empty()))).isEmpty();
    }

    @Test
    void categoriesFormATreeOfBoundedDepth() {
        UUID top = new UUID(3, 1);
        UUID below = new UUID(3, 2);
        Map<UUID, UUID> parents = new HashMap<>();
        parents.put(top, null);
        parents.put(below, top);
        assertThat(category(top, top, parents)).isEqualTo(CATEGORY_WOULD_CONTAIN_ITSELF);
        assertThat(category(top, below, parents)).isEqualTo(CATEGORY_WOULD_CONTAIN_ITSELF);
        assertThat(category(OTHER, below, parents)).isNull();
        assertThat(category(OTHER, ME, parents)).isEqualTo(PARENT_CATEGORY_UNKNOWN);
        UUID last = below;
        for (int depth = 3; depth <= CatalogRules.DEEPEST; depth++) {
            assertThat(category(OTHER, last, parents)).isNull();
            parents.put(new UUID(3, depth), last);
            last = new UUID(3, depth);
        }
        assertThat(category(OTHER, last, parents)).isEqualTo(CATEGORY_TREE_TOO_DEEP);
    }

    private static Refusal category(UUID id, UUID parent, Map<UUID, UUID> parents) {
        var category = new Category("C1", "护唇", Catalog.CATEGORY_ID.write(parent), true);
        return CatalogRules.category(new Draft<>(0, id, category, null, null), Map.of(), parents).map(refused -> refused.refusal()).orElse(null);
    }

    private Refusal refusal(Item item) {
        return ItemRules.check(new Draft<>(0, ME, item, null, null), known).map(refused -> refused.refusal()).orElse(null);
    }

    private static ItemUnit unit(UUID id) {
        return new ItemUnit(unitId(id), 24L, 1L);
    }

    private static String unitId(UUID id) {
        return Catalog.UNIT_ID.write(id);
    }

    private static String itemId(UUID id) {
        return Catalog.ITEM_ID.write(id);
    }
}
