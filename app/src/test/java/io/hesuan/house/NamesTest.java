package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names are the field's words; a class called Manager, Helper or Data has not found its word yet. */
class NamesTest {

    private static final Set<String> EMPTY_WORDS = Set.of("manager", "helper", "helpers", "util", "utils", "utility", "utilities",
            "common", "base", "data", "info", "dto", "impl", "processor", "misc", "stuff");
    /** Words of the trade that contain an empty one. */
    private static final List<String> TERMS = List.of("DataSource", "DataDirectory");

    @Test
    void no_type_and_no_file_has_an_empty_word_in_its_name() {
        var types = Project.allJava().stream().flatMap(file -> file.types().stream().map(JavaFile.Type::name));
        var files = Stream.of(".ts", ".vue", ".js", ".mjs", ".sql").flatMap(ending -> Project.under("", ending).stream())
                .map(TextFile::name);

        assertThat(broken(Stream.concat(types, files))).isEmpty();
    }

    @Test
    void empty_words_are_found_as_whole_words_only() {
        assertThat(broken(Stream.of("OrderManager", "PartyDTO", "StringUtils", "date-utils.ts", "Database", "DatabaseSettings",
                "Informed", "DataSourceSettings", "Baseline", "OrderData", "useHelper.ts")))
                .containsExactly("OrderManager", "PartyDTO", "StringUtils", "date-utils.ts", "OrderData", "useHelper.ts");
    }

    static List<String> broken(Stream<String> names) {
        return names.filter(name -> words(name).anyMatch(EMPTY_WORDS::contains)).distinct().toList();
    }

    private static Stream<String> words(String name) {
        String rest = name;
        for (String term : TERMS) {
            rest = rest.replace(term, "");
        }
        return Arrays.stream(rest.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+"))
                .map(word -> word.toLowerCase(Locale.ROOT));
    }
}
