package io.hesuan.master.catalog;

import hesuandb.catalog.tables.records.ItemRecord;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.numbering.Numbering;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static hesuandb.catalog.Tables.BARCODE;
import static hesuandb.catalog.Tables.CATEGORY;
import static hesuandb.catalog.Tables.COMPONENT;
import static hesuandb.catalog.Tables.ITEM;
import static hesuandb.catalog.Tables.UNIT;

/** How items are saved, and what their rules need to know; {@link ItemRows} says how they lie in their tables. */
@Component
class ItemSpec extends StoredRecord<Item, ItemRecord> {

    private static final String SERIES = "item";

    private final ItemRows rows;
    private final Numbering numbering;

    ItemSpec(ItemRows rows, Numbering numbering) {
        super(new Kind<>("item", Item.class, Catalog.ITEM_ID, Catalog.READ, Catalog.WRITE, ITEM, ITEM.ID, ITEM.VERSION, ITEM.CHANGED_AT));
        this.rows = rows;
        this.numbering = numbering;
    }

    @Override
    public Item content(ItemRecord row) {
        return rows.content(row);
    }

    @Override
    public void fill(ItemRecord row, Item item) {
        rows.fill(row, item);
    }

    @Override
    public String title(Item item) {
        return item.code() + " " + item.name();
    }

    @Override
    public List<Draft<Item>> completed(DSLContext sql, List<Draft<Item>> drafts) {
        int missing = (int) drafts.stream().filter(draft -> draft.content().code().isEmpty()).count();
        Deque<String> codes = numbering.take(sql, SERIES, missing, candidates -> codes(sql, candidates).keySet());
        return drafts.stream().map(draft -> draft.content().code().isEmpty() ? draft.with(draft.content().withCode(codes.remove())) : draft).toList();
    }

    @Override
    public void saveParts(DSLContext sql, List<Draft<Item>> saved) {
        rows.saveParts(sql, saved);
    }

    @Override
    public Function<Draft<Item>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<Item>> drafts) {
        var codes = codes(sql, drafts.stream().map(draft -> draft.content().code()).toList());
        var gtins = gtins(sql, drafts.stream().flatMap(draft -> gtins(draft.content())).toList());
        drafts.forEach(draft -> {
            codes.putIfAbsent(draft.content().code(), draft.id());
            gtins(draft.content()).forEach(gtin -> gtins.putIfAbsent(gtin, draft.id()));
        });
        var known = new ItemRules.Known(codes, gtins, categories(sql, drafts), units(sql, drafts), componentKinds(sql, drafts), inKits(sql, drafts));
        return draft -> ItemRules.check(draft, known);
    }

    private static Map<String, UUID> codes(DSLContext sql, Collection<String> codes) {
        return new HashMap<>(sql.select(ITEM.CODE, ITEM.ID).from(ITEM).where(ITEM.CODE.eq(DSL.any(codes.toArray(String[]::new))))
                .fetchMap(ITEM.CODE, ITEM.ID));
    }

    private static Map<String, UUID> gtins(DSLContext sql, Collection<String> gtins) {
        return new HashMap<>(sql.select(BARCODE.GTIN14, BARCODE.ITEM_ID).from(BARCODE).where(BARCODE.GTIN14.eq(DSL.any(gtins.toArray(String[]::new))))
                .fetchMap(BARCODE.GTIN14, BARCODE.ITEM_ID));
    }

    private static Stream<String> gtins(Item item) {
        return item.barcodes().stream().map(barcode -> ItemRules.gtin14(barcode.gtin())).flatMap(Optional::stream);
    }

    private static Set<UUID> categories(DSLContext sql, List<Draft<Item>> drafts) {
        UUID[] ids = array(Reference.ids(Catalog.CATEGORY_ID, drafts.stream().map(draft -> draft.content().categoryId()).collect(Collectors.toSet())));
        return new HashSet<>(sql.select(CATEGORY.ID).from(CATEGORY).where(CATEGORY.ID.eq(DSL.any(ids))).fetch(CATEGORY.ID));
    }

    private static Set<UUID> units(DSLContext sql, List<Draft<Item>> drafts) {
        UUID[] ids = array(Reference.ids(Catalog.UNIT_ID, drafts.stream().flatMap(draft -> Stream.concat(Stream.of(draft.content().baseUnitId()),
                draft.content().units().stream().map(Item.ItemUnit::unitId))).collect(Collectors.toSet())));
        return new HashSet<>(sql.select(UNIT.ID).from(UNIT).where(UNIT.ID.eq(DSL.any(ids))).fetch(UNIT.ID));
    }

    private static Map<UUID, String> componentKinds(DSLContext sql, List<Draft<Item>> drafts) {
        UUID[] ids = array(Reference.ids(Catalog.ITEM_ID, drafts.stream().flatMap(draft -> draft.content().components().stream())
                .map(Item.Component::itemId).collect(Collectors.toSet())));
        return sql.select(ITEM.ID, ITEM.KIND).from(ITEM).where(ITEM.ID.eq(DSL.any(ids))).fetchMap(ITEM.ID, ITEM.KIND);
    }

    private static Set<UUID> inKits(DSLContext sql, List<Draft<Item>> drafts) {
        UUID[] ids = drafts.stream().filter(draft -> draft.before() != null && draft.content().isKit()).map(Draft::id).toArray(UUID[]::new);
        return new HashSet<>(sql.selectDistinct(COMPONENT.ITEM_ID).from(COMPONENT).where(COMPONENT.ITEM_ID.eq(DSL.any(ids))).fetch(COMPONENT.ITEM_ID));
    }

    private static UUID[] array(Set<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
