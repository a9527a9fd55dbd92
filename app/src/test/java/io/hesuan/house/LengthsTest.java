package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A method has at most 70 lines and a file at most 400. What is longer today stands in {@code house/lengths.txt} with its
 * length: it may become shorter, and then the entry follows; it may not grow, and no entry is added.
 */
class LengthsTest {

    private static final int LONGEST_METHOD = 70;
    private static final int LONGEST_FILE = 400;
    private static final String RATCHET = "app/src/test/resources/house/lengths.txt";

    @Test
    void nothing_is_longer_than_it_may_be() throws IOException {
        var today = tooLong(Project.allJava(), written());
        var before = read(Project.file(RATCHET).text());
        if (Project.UPDATE) {
            Files.writeString(Project.ROOT.resolve(RATCHET), tightened(before, today));
        } else {
            assertThat(broken(before, today)).isEmpty();
        }
    }

    @Test
    void long_methods_and_files_are_found() {
        var longMethod = JavaFile.parse("A.java", "class A {\n void slow() {\n"
                + "int a;\n".repeat(69) + "}\n void fast() {\n" + "int a;\n".repeat(68) + "}\n}");
        var longFile = new TextFile("b.ts", "let a\n".repeat(401));

        assertThat(tooLong(List.of(longMethod), List.of(longMethod.source(), longFile)))
                .isEqualTo(Map.of("A.java#slow", 71, "b.ts", 401));
    }

    @Test
    void an_exception_may_shrink_but_neither_grow_nor_outlive_its_need() {
        var before = Map.of("A.java#slow", 90, "B.java#slow", 90, "c.ts", 500);

        assertThat(broken(before, Map.of("A.java#slow", 91, "B.java#slow", 80, "D.java#new", 71))).containsExactly(
                "A.java#slow has 91 lines, where 90 were the exception",
                "B.java#slow has 80 lines now: lower its exception (-Dhesuan.update=true)",
                "D.java#new has 71 lines",
                "c.ts needs no exception any more (-Dhesuan.update=true)");
        assertThat(tightened(before, Map.of("A.java#slow", 91, "B.java#slow", 80, "D.java#new", 71)))
                .isEqualTo("A.java#slow 90\nB.java#slow 80\n");
    }

    private static List<TextFile> written() {
        return Stream.of(".java", ".sql", ".ts", ".vue", ".css", ".js", ".mjs")
                .flatMap(ending -> Project.under("", ending).stream())
                .filter(file -> !file.name().endsWith(".d.ts"))
                .toList();
    }

    static Map<String, Integer> tooLong(List<JavaFile> java, List<TextFile> files) {
        Map<String, Integer> lengths = new TreeMap<>();
        for (JavaFile file : java) {
            file.methods().stream().filter(method -> method.lines() > LONGEST_METHOD)
                    .forEach(method -> lengths.merge(file.path() + "#" + method.name(), method.lines(), Math::max));
        }
        files.stream().filter(file -> file.lines().size() > LONGEST_FILE)
                .forEach(file -> lengths.put(file.path(), file.lines().size()));
        return lengths;
    }

    static List<String> broken(Map<String, Integer> before, Map<String, Integer> today) {
        Stream<String> grown = today.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(entry -> sentence(entry.getKey(), entry.getValue(), before.get(entry.getKey())));
        Stream<String> idle = before.keySet().stream().filter(name -> !today.containsKey(name))
                .map(name -> name + " needs no exception any more (-Dhesuan.update=true)");
        return Stream.concat(grown, idle).sorted().toList();
    }

    private static String sentence(String name, int now, Integer before) {
        String sentence = name + " has " + now + " lines";
        if (before == null) {
            return sentence;
        }
        return now > before ? sentence + ", where " + before + " were the exception"
                : sentence + " now: lower its exception (-Dhesuan.update=true)";
    }

    /** The exceptions that are still needed, each at the smaller of its lengths. */
    private static String tightened(Map<String, Integer> before, Map<String, Integer> today) {
        return new TreeMap<>(before).entrySet().stream()
                .filter(entry -> today.containsKey(entry.getKey()))
                .map(entry -> entry.getKey() + " " + Math.min(entry.getValue(), today.get(entry.getKey())) + "\n")
                .collect(Collectors.joining());
    }

    private static Map<String, Integer> read(String ratchet) {
        return ratchet.lines().filter(line -> !line.isBlank())
                .collect(Collectors.toMap(line -> line.split(" ")[0], line -> Integer.parseInt(line.split(" ")[1])));
    }
}
