package io.hesuan.platform.lists;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.web.Refused;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Locale;

/** Every list of the house, at {@code /api/<plural>}; its description at {@code /api/lists/<plural>}. */
@RestController
class ListsController {

    private final Lists lists;

    ListsController(Lists lists) {
        this.lists = lists;
    }

    /** A list as the screen needs to know it. */
    record Description(String name, String record, List<DescribedColumn> columns, String defaultSort, boolean searchable) {
    }

    record DescribedColumn(String key, String type, boolean sortable, String filter, boolean shown, int width, List<String> choices) {
    }

    @GetMapping("/api/lists/{list}")
    Description describe(@PathVariable String list, Acting reader) {
        ListSpec spec = lists.spec(list);
        if (!reader.may(spec.permission())) {
            throw new Refused((Outcome.Refused<?>) Outcome.refused(AccessRefusal.NOT_PERMITTED, null, spec.permission().name()));
        }
        return new Description(spec.name(), spec.record(), spec.columns().stream().map(ListsController::described).toList(),
                spec.sort(), spec.search() != null);
    }

    @GetMapping("/api/{list}")
    Lists.Page page(@PathVariable String list, @RequestParam MultiValueMap<String, String> parameters, Acting reader) {
        return lists.page(lists.spec(list), ListQuery.of(parameters), reader);
    }

    private static DescribedColumn described(Column column) {
        return new DescribedColumn(column.key(), column.type().name().toLowerCase(Locale.ROOT), column.sortable(),
                column.filter().name().toLowerCase(Locale.ROOT), column.shown(), column.width(), column.choices());
    }
}
