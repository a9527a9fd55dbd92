package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The picture and the table of rooms in docs/architecture.md are drawn from the code; {@code -Dhesuan.update=true} redraws them. */
@Execution(ExecutionMode.CONCURRENT)
class ArchitecturePageTest {

    private static final String PAGE = "docs/architecture.md";
    private static final String BEGIN = "<!-- rooms: drawn from the code, do not edit -->\n";
    private static final String END = "<!-- end of rooms -->";

    @Test
    void the_picture_shows_the_rooms_as_they_are() throws IOException {
        String page = Project.file(PAGE).text();
        String redrawn = redrawn(page, drawn(ModuleBoundariesTest.ROOMS, Project.mainJava()));
        if (Project.UPDATE) {
            Files.writeString(Path.of(Project.ROOT + "/" + PAGE), redrawn);
        } else {
            assertThat(page).as("stale: run the tests once with -Dhesuan.update=true").isEqualTo(redrawn);
        }
    }

    @Test
    void a_stale_picture_is_seen() {
        var rooms = ApplicationModules.of("io.hesuanfixture.rooms", everything -> true);
        String drawn = drawn(rooms, List.of());

        assertThat(drawn).contains("trade_orders[\"orders\"]", "trade_orders --> trade_parcels");
        assertThat(redrawn("# Page\n" + BEGIN + "old" + END + "\nrest", drawn)).isEqualTo("# Page\n" + BEGIN + drawn + END + "\nrest");
    }

    static String redrawn(String page, String drawn) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        return page.substring(0, begin) + drawn + page.substring(page.indexOf(END, begin));
    }

    static String drawn(ApplicationModules modules, List<JavaFile> sources) {
        Map<String, Set<String>> uses = new TreeMap<>();
        modules.stream().forEach(room -> uses.put(name(room), room.getDirectDependencies(modules).uniqueModules()
                .map(ArchitecturePageTest::name).collect(Collectors.toCollection(TreeSet::new))));
        return picture(uses) + table(modules, uses, sources);
    }

    /** Rooms by wing; between rooms of a wing every arrow, between wings one for all. */
    private static String picture(Map<String, Set<String>> uses) {
        var text = new StringBuilder("```mermaid\nflowchart TB\n");
        Map<String, List<String>> wings = uses.keySet().stream()
                .collect(Collectors.groupingBy(ArchitecturePageTest::wing, TreeMap::new, Collectors.toList()));
        wings.forEach((wing, rooms) -> {
            text.append("  subgraph ").append(wing).append('\n');
            rooms.forEach(room -> text.append("    ").append(node(room)).append("[\"").append(room.substring(wing.length() + 1)).append("\"]\n"));
            text.append("  end\n");
        });
        Set<String> arrows = new TreeSet<>();
        uses.forEach((room, others) -> others.forEach(other -> arrows.add(wing(room).equals(wing(other))
                ? "  " + node(room) + " --> " + node(other) + "\n"
                : "  " + wing(room) + " ==> " + wing(other) + "\n")));
        arrows.forEach(text::append);
        return text.append("```\n\n").toString();
    }

    private static String table(ApplicationModules modules, Map<String, Set<String>> uses, List<JavaFile> sources) {
        var text = new StringBuilder("| room | what it is for | uses |\n|---|---|---|\n");
        Map<String, String> purposes = sources.stream()
                .filter(file -> file.source().name().equals("package-info.java"))
                .collect(Collectors.toMap(JavaFile::packageName, file -> firstSentence(file.source().text())));
        uses.forEach((room, others) -> {
            String packageName = modules.getModuleByName(room).orElseThrow().getBasePackage().getName();
            text.append("| `").append(room).append("` | ").append(purposes.getOrDefault(packageName, "")).append(" | ")
                    .append(String.join(", ", others)).append(" |\n");
        });
        return text.append('\n').toString();
    }

    private static String firstSentence(String source) {
        String comment = source.substring(source.indexOf("/**") + 3, source.indexOf("*/"));
        String words = comment.replaceAll("(?m)^\\s*\\*", "").replaceAll("\\{@code ([^}]*)}", "`$1`").replaceAll("<[^>]+>", "")
                .replaceAll("\\s+", " ").strip();
        int end = words.indexOf(". ");
        return end < 0 ? words : words.substring(0, end + 1);
    }

    private static String name(ApplicationModule room) {
        return room.getIdentifier().toString();
    }

    private static String wing(String room) {
        return room.substring(0, room.indexOf('.'));
    }

    private static String node(String room) {
        return room.replace('.', '_');
    }
}
