package io.hesuan.master.catalog;

import hesuandb.catalog.tables.records.CategoryRecord;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import io.hesuan.platform.search.SearchText;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import static hesuandb.catalog.Tables.CATEGORY;

/** Where categories lie, how they are listed, and what their rules need to know. */
@Component
class CategorySpec extends StoredRecord<Category, CategoryRecord> {

    CategorySpec() {
        super(new Kind<>("category", Category.class, Catalog.CATEGORY_ID, Catalog.READ, Catalog.SETTLE, CATEGORY, CATEGORY.ID, CATEGORY.VERSION,
                CATEGORY.CHANGED_AT));
    }

    static ListSpec list() {
        var parent = CATEGORY.as("parent");
        return ListSpec.shared("categories", "category", Catalog.READ, CATEGORY.leftJoin(parent).on(parent.ID.eq(CATEGORY.PARENT_ID)), CATEGORY.ID,
                Catalog.CATEGORY_ID, CATEGORY.SEARCH_TEXT, "code", List.of(
                        Column.text("code", CATEGORY.CODE, 140),
                        Column.text("name", CATEGORY.NAME, 200),
                        Column.text("parent", parent.NAME, 200).notSortable(),
                        Column.reference("parentId", CATEGORY.PARENT_ID, Catalog.CATEGORY_ID),
                        Column.flag("active", CATEGORY.ACTIVE, 80),
                        Column.instant("changedAt", CATEGORY.CHANGED_AT)));
    }

    @Override
    public Category content(CategoryRecord row) {
        return new Category(row.getCode(), row.getName(), row.getParentId() == null ? "" : Catalog.CATEGORY_ID.write(row.getParentId()), row.getActive());
    }

    @Override
    public void fill(CategoryRecord row, Category category) {
        row.setCode(category.code());
        row.setName(category.name());
        row.setParentId(Reference.id(Catalog.CATEGORY_ID, category.parentId()).orElse(null));
        row.setActive(category.active());
        row.setSearchText(SearchText.of(category.code(), category.name()));
    }

    @Override
    public String title(Category category) {
        return category.code() + " " + category.name();
    }

    /** The whole tree is loaded: some hundred rows, and any of them may be an ancestor. */
    @Override
    public Function<Draft<Category>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<Category>> drafts) {
        Map<String, UUID> codes = new HashMap<>();
        Map<UUID, UUID> parents = new HashMap<>();
        sql.select(CATEGORY.ID, CATEGORY.CODE, CATEGORY.PARENT_ID).from(CATEGORY).forEach(row -> {
            codes.put(row.value2(), row.value1());
            parents.put(row.value1(), row.value3());
        });
        drafts.forEach(draft -> codes.putIfAbsent(draft.content().code(), draft.id()));
        return draft -> {
            var refused = CatalogRules.category(draft, codes, parents);
            if (refused.isEmpty()) {
                parents.put(draft.id(), Reference.id(Catalog.CATEGORY_ID, draft.content().parentId()).orElse(null));
            }
            return refused;
        };
    }
}
