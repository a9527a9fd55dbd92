package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every file of the web app is reached from its entry page by imports. */
class DeadWebTest {

    private static final String SOURCES = "web/src/";
    private static final String ENTRY = SOURCES + "main.ts";
    private static final Pattern IMPORT = Pattern.compile("(?:\\bfrom\\s*|\\bimport\\s*\\(?\\s*|@import\\s+|<style[^>]*\\bsrc=)['\"]([^'\"]+)['\"]");
    private static final Pattern GLOB = Pattern.compile("import\\.meta\\.glob(?:<.*>)?\\(\\s*['\"]([^'\"]+)['\"]");

    @Test
    void every_file_of_the_web_app_is_reached_from_its_entry() {
        assertThat(broken(sources())).isEmpty();
    }

    @Test
    void a_file_that_nobody_imports_is_found() {
        assertThat(broken(List.of(
                new TextFile(ENTRY, "import App from './App.vue'\nimport './styles/base.css'\n"
                        + "const all = import.meta.glob<A>('./features/*/index.ts')"),
                new TextFile(SOURCES + "App.vue", "import { a } from '@/ui/list'\nconst page = () => import('./Page.vue')"),
                new TextFile(SOURCES + "ui/list/index.ts", "export * from '../format'"),
                new TextFile(SOURCES + "ui/format.ts", ""),
                new TextFile(SOURCES + "Page.vue", ""),
                new TextFile(SOURCES + "styles/base.css", ""),
                new TextFile(SOURCES + "features/home/index.ts", ""),
                new TextFile(SOURCES + "features/home/idle.ts", "import './index'"),
                new TextFile(SOURCES + "ui/ghost.ts", "import '@/ui/format'"))))
                .containsExactly(SOURCES + "features/home/idle.ts", SOURCES + "ui/ghost.ts");
    }

    private static List<TextFile> sources() {
        return Stream.of(".ts", ".vue", ".css", ".json").flatMap(ending -> Project.under(SOURCES, ending).stream())
                .filter(file -> !file.name().endsWith(".d.ts")).toList();
    }

    static List<String> broken(List<TextFile> files) {
        Set<String> reached = new HashSet<>();
        List<TextFile> next = new ArrayList<>(files.stream().filter(file -> file.path().equals(ENTRY)).toList());
        while (!next.isEmpty()) {
            TextFile from = next.removeLast();
            if (reached.add(from.path())) {
                Predicate<String> imported = imports(from);
                files.stream().filter(file -> !reached.contains(file.path()) && imported.test(file.path())).forEach(next::add);
            }
        }
        return files.stream().map(TextFile::path).filter(path -> !reached.contains(path)).toList();
    }

    /** Whether a path is imported by a file: by its name, with or without its ending, or by a pattern. */
    private static Predicate<String> imports(TextFile from) {
        Set<String> names = IMPORT.matcher(from.text()).results().map(match -> resolved(from, match.group(1)))
                .flatMap(name -> Stream.of("", ".ts", ".vue", "/index.ts").map(ending -> name + ending)).collect(Collectors.toSet());
        List<PathMatcher> patterns = GLOB.matcher(from.text()).results().map(match -> glob(resolved(from, match.group(1)))).toList();
        return path -> names.contains(path) || patterns.stream().anyMatch(pattern -> pattern.matches(Path.of(path)));
    }

    private static PathMatcher glob(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    /** {@code @/x} stands for web/src/x; what does not begin with a point comes from a package. */
    private static String resolved(TextFile from, String name) {
        if (name.startsWith("@/")) {
            return SOURCES + name.substring(2);
        }
        String folder = from.path().substring(0, from.path().lastIndexOf('/') + 1);
        return name.startsWith(".") ? Path.of(folder + name).normalize().toString() : name;
    }
}
