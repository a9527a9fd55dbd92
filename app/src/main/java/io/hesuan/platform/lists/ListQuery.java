package io.hesuan.platform.lists;

import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import org.springframework.util.MultiValueMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    /** The last is the token against forgery, which some callers send with every request. */
    private static final Set<String> NAMES = Set.of("q", "sort", "cursor", "limit", "_csrf");

    /** @param others names that the address may hold beside those of a list */
    public static ListQuery of(MultiValueMap<String, String> parameters, String... others) {
        parameters.keySet().stream().filter(name -> !name.startsWith(FILTER) && !NAMES.contains(name) && !Set.of(others).contains(name)).findFirst().ifPresent(unknown -> {
            throw Refused.because(RequestRefusal.FIELD_UNKNOWN, unknown, unknown);
        });
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
        throw Refused.because(ListRefusal.LIMIT_OUT_OF_RANGE, "limit", LARGEST_PAGE);
    }
}
