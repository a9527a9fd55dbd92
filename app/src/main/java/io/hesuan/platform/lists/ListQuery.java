package io.hesuan.platform.lists;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.web.Refused;
import org.springframework.util.MultiValueMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reader asks of a list, as it stands in the address.
 *
 * @param q       words for the search box, null when empty
 * @param sort    column key, with a minus in front for descending; null for the list's own
 * @param cursor  where to begin, null for the first page
 * @param limit   rows of the page, 1 to 500
 * @param filters by column key: {@code a,b} for choices, {@code from..to} for ranges, text, true or false
 */
public record ListQuery(String q, String sort, String cursor, int limit, Map<String, String> filters) {

    static final int LARGEST_PAGE = 500;
    private static final int USUAL_PAGE = 100;
    private static final String FILTER = "f.";

    public static ListQuery of(MultiValueMap<String, String> parameters) {
        Map<String, String> filters = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (name.startsWith(FILTER) && !values.getFirst().isBlank()) {
                filters.put(name.substring(FILTER.length()), values.getFirst());
            }
        });
        String q = parameters.getFirst("q");
        return new ListQuery(q == null || q.isBlank() ? null : q.replace('\u0000', ' ').strip(), parameters.getFirst("sort"),
                parameters.getFirst("cursor"), limit(parameters.get("limit")), filters);
    }

    public ListQuery next(String after, int rows) {
        return new ListQuery(q, sort, after, rows, filters);
    }

    private static int limit(List<String> values) {
        if (values == null) {
            return USUAL_PAGE;
        }
        try {
            int limit = Integer.parseInt(values.getFirst());
            if (limit >= 1 && limit <= LARGEST_PAGE) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, like a number out of range
        }
        throw new Refused((Outcome.Refused<?>) Outcome.refused(ListRefusal.LIMIT_OUT_OF_RANGE, "limit", LARGEST_PAGE));
    }
}
