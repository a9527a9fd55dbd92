package io.hesuan.master.catalog;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.records.RecordSpec.Draft;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What must be true of units and categories, in order of precedence. Pure. */
final class CatalogRules {

    static final int DEEPEST = 8;

    private CatalogRules() {
    }

    static Optional<Outcome.Refused<Saved>> unit(Draft<UnitOfMeasure> draft, Map<String, UUID> codesTaken) {
        String code = draft.content().code();
        return codesTaken.getOrDefault(code, draft.id()).equals(draft.id()) ? Optional.empty() : refused(CatalogRefusal.UNIT_CODE_TAKEN, "code", code);
    }

    /** @param parents of every category its parent, null at the top; drafts accepted before this one included */
    static Optional<Outcome.Refused<Saved>> category(Draft<Category> draft, Map<String, UUID> codesTaken, Map<UUID, UUID> parents) {
        Category category = draft.content();
        if (!codesTaken.getOrDefault(category.code(), draft.id()).equals(draft.id())) {
            return refused(CatalogRefusal.CATEGORY_CODE_TAKEN, "code", category.code());
        }
        var wrongKind = Reference.wrongKind(Catalog.CATEGORY_ID, category.parentId(), "parentId");
        if (wrongKind.isPresent() || category.parentId().isEmpty()) {
            return wrongKind;
        }
        UUID parent = Reference.id(Catalog.CATEGORY_ID, category.parentId()).orElseThrow();
        if (!parents.containsKey(parent)) {
            return refused(CatalogRefusal.PARENT_CATEGORY_UNKNOWN, "parentId", category.parentId());
        }
        int depth = 1;
        for (UUID ancestor = parent; ancestor != null; ancestor = parents.get(ancestor)) {
            if (ancestor.equals(draft.id())) {
                return refused(CatalogRefusal.CATEGORY_WOULD_CONTAIN_ITSELF, "parentId", category.name());
            }
            if (++depth > DEEPEST) {
                return refused(CatalogRefusal.CATEGORY_TREE_TOO_DEEP, "parentId", DEEPEST);
            }
        }
        return Optional.empty();
    }

    private static Optional<Outcome.Refused<Saved>> refused(CatalogRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
