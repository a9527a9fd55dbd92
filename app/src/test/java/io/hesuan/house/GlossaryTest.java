package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each word has one meaning, and it stands in docs/glossary.md: every public type of the kernel and of a room's face. */
class GlossaryTest {

    private static final Pattern ROW = Pattern.compile("\\|\\s*([^|]+?)\\s*\\|\\s*([^|]*?)\\s*\\|\\s*([^|]*?)\\s*\\|");
    private static final Pattern ROOM = Pattern.compile("io\\.hesuan\\.(kernel|[a-z]+\\.[a-z]+)");

    private record Entry(String term, String chinese, String definition) {

        boolean namesType() {
            return term.startsWith("`");
        }

        String plain() {
            return term.replace("`", "");
        }
    }

    @Test
    void every_public_type_is_explained_and_the_glossary_is_in_order() {
        assertThat(broken(faces(Project.mainJava()), Project.file("docs/glossary.md").text())).as("docs/glossary.md").isEmpty();
    }

    @Test
    void missing_left_over_and_half_written_entries_are_found() {
        String glossary = """
                # Glossary
                | term | 中文 | meaning |
                |---|---|---|
                | `Parcel` | 包裹 | What is sent. |
                | `Order` | 订单 | What is asked for. |
                | room | 模块 | A part of the house. |
                | `Ghost` | 幽灵 | Nothing any more. |
                | wing | wing | |
                """;

        assertThat(broken(Set.of("Order", "Parcel", "Shipment"), glossary)).containsExactly(
                "`Shipment` is missing",
                "`Ghost` is no public type any more",
                "wing has no Chinese",
                "wing has no definition",
                "Order stands after Parcel",
                "Ghost stands after room");
    }

    static Set<String> faces(List<JavaFile> files) {
        return files.stream()
                .filter(file -> ROOM.matcher(file.packageName()).matches())
                .flatMap(file -> file.types().stream())
                .filter(type -> type.isPublic() && !type.isNested())
                .map(JavaFile.Type::name)
                .collect(Collectors.toSet());
    }

    static List<String> broken(Set<String> types, String glossary) {
        List<Entry> entries = glossary.lines().map(ROW::matcher).filter(Matcher::matches)
                .map(row -> new Entry(row.group(1), row.group(2), row.group(3)))
                .filter(entry -> !entry.term().equals("term") && !entry.term().startsWith("-"))
                .toList();
        Set<String> terms = entries.stream().map(Entry::plain).collect(Collectors.toSet());
        List<String> breaches = new ArrayList<>();
        types.stream().filter(type -> !terms.contains(type)).sorted().forEach(type -> breaches.add("`" + type + "` is missing"));
        entries.stream().filter(entry -> entry.namesType() && !types.contains(entry.plain()))
                .forEach(entry -> breaches.add(entry.term() + " is no public type any more"));
        entries.stream().filter(entry -> !Sentences.HAN.matcher(entry.chinese()).find())
                .forEach(entry -> breaches.add(entry.term() + " has no Chinese"));
        entries.stream().filter(entry -> entry.definition().isBlank())
                .forEach(entry -> breaches.add(entry.term() + " has no definition"));
        breaches.addAll(outOfOrder(entries.stream().map(Entry::plain).toList()));
        return breaches;
    }

    private static List<String> outOfOrder(List<String> terms) {
        Comparator<String> order = Comparator.comparing((String term) -> term.toLowerCase(Locale.ROOT));
        List<String> breaches = new ArrayList<>();
        for (int at = 1; at < terms.size(); at++) {
            if (order.compare(terms.get(at - 1), terms.get(at)) >= 0) {
                breaches.add(terms.get(at) + " stands after " + terms.get(at - 1));
            }
        }
        return breaches;
    }
}
