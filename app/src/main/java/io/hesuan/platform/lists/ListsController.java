package io.hesuan.platform.lists;

import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.web.Refused;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every list of the house, at {@code /api/<plural>}; its description at {@code /api/lists/<plural>}. */
@RestController
class ListsController {

    private final Lists lists;
    private final Labels labels;

    ListsController(Lists lists, Labels labels) {
        this.lists = lists;
        this.labels = labels;
    }

    /** A list as the screen needs to know it. */
    record Description(String name, String record, List<DescribedColumn> columns, String defaultSort, boolean searchable) {
    }

    /**
     * @param label        heading in the reader's language
     * @param choiceLabels by choice, what people call it
     */
    record DescribedColumn(String key, String label, String type, boolean sortable, String filter, boolean shown, int width,
                           List<String> choices, Map<String, String> choiceLabels) {
    }

    @GetMapping("/api/lists/{list}")
    Description describe(@PathVariable String list, Acting reader, Locale locale) {
        ListSpec spec = lists.spec(list).seenBy(reader);
        if (!spec.isOpenTo(reader)) {
            throw Refused.because(AccessRefusal.NOT_PERMITTED, null, spec.permission().name());
        }
        return new Description(spec.name(), spec.record(), spec.columns().stream().map(column -> described(spec, column, locale)).toList(),
                spec.sort(), spec.search() != null);
    }

    @GetMapping("/api/{list}")
    Lists.Page page(@PathVariable String list, @RequestParam MultiValueMap<String, String> parameters, Acting reader) {
        return lists.page(lists.spec(list), ListQuery.of(parameters), reader);
    }

    private DescribedColumn described(ListSpec spec, Column column, Locale locale) {
        Map<String, String> choiceLabels = new LinkedHashMap<>();
        column.choices().forEach(choice -> choiceLabels.put(choice, labels.choice(locale, spec, column, choice)));
        return new DescribedColumn(column.key(), labels.column(locale, spec, column), column.type().name().toLowerCase(Locale.ROOT), column.sortable(),
                column.filter().name().toLowerCase(Locale.ROOT), column.shown(), column.width(), column.choices(), choiceLabels);
    }
}
