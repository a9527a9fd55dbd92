package io.hesuan.platform.search;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.lists.Lists;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One box for everything: what the words mean in any list that the reader may see. */
@RestController
class Search {

    private static final int MOST = 20;
    private static final int LONGEST = 100;
    private static final String TITLE = "name";
    private static final String SUBTITLE = "code";

    private final Lists lists;
    private final List<RecordFinder> finders;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Search(Lists lists, List<RecordFinder> finders) {
        this.lists = lists;
        this.finders = finders;
    }

    /** Codes that begin with the words come first, then names that do, then the rest. */
    @GetMapping("/api/search")
    List<Hit> search(@RequestParam(defaultValue = "") String q, Acting reader) throws Exception {
        String bare = q.replace('\u0000', ' ').strip();
        String words = bare.substring(0, Math.min(LONGEST, bare.length()));
        if (words.isEmpty()) {
            return List.of();
        }
        List<Callable<List<Hit>>> questions = new ArrayList<>();
        lists.searchable(reader).stream().filter(Search::hasNames).forEach(spec -> questions.add(() -> hits(spec, words, reader)));
        finders.forEach(finder -> questions.add(() -> finder.find(words, MOST, reader)));
        List<Hit> hits = new ArrayList<>();
        for (var answer : threads.invokeAll(questions)) {
            hits.addAll(answer.get());
        }
        String begin = words.toLowerCase(Locale.ROOT);
        hits.sort(Comparator.comparingInt((Hit hit) -> rank(hit, begin)));
        return hits.size() > MOST ? hits.subList(0, MOST) : hits;
    }

    /** Rows that nobody calls by a name or a code, as open items, are found by a {@link RecordFinder}, or in their own list. */
    private static boolean hasNames(ListSpec spec) {
        return spec.columns().stream().anyMatch(column -> column.key().equals(TITLE) || column.key().equals(SUBTITLE));
    }

    private List<Hit> hits(ListSpec spec, String words, Acting reader) {
        return lists.firstMatches(spec, words, MOST, reader).stream().map(row -> hit(spec, row)).toList();
    }

    private static Hit hit(ListSpec spec, Map<String, Object> row) {
        Object subtitle = row.get(SUBTITLE);
        Object title = row.getOrDefault(TITLE, subtitle);
        return new Hit(spec.record(), String.valueOf(row.get("id")), String.valueOf(title), subtitle == null ? "" : String.valueOf(subtitle));
    }

    private static int rank(Hit hit, String begin) {
        return hit.subtitle().toLowerCase(Locale.ROOT).startsWith(begin) ? 0 : hit.title().toLowerCase(Locale.ROOT).startsWith(begin) ? 1 : 2;
    }
}
