package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is left for later, and nothing tells of the machine it was written on. */
class LooseEndsTest {

    /** Written apart, so that this file does not find itself. */
    private static final Pattern FOR_LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|HA" + "CK|X" + "XX)\\b");
    private static final Pattern OF_ONE_MACHINE = Pattern.compile("(?<![\\w.}])/(root|home|Users|work)/[\\w.]+");
    private static final Pattern ADDRESS = Pattern.compile("https?://([\\w.-]+)");
    /** Where builds may fetch from, and names that are no addresses. */
    private static final Set<String> PUBLIC_HOSTS = Set.of("repo.maven.apache.org", "registry.npmjs.org", "maven.apache.org",
            "www.apache.org", "www.w3.org", "127.0.0.1");

    @Test
    void nothing_is_left_for_later() {
        assertThat(found(Project.all(), FOR_LATER)).isEmpty();
    }

    @Test
    void no_path_of_one_machine_is_written_down() {
        assertThat(found(Project.all(), OF_ONE_MACHINE)).isEmpty();
    }

    @Test
    void builds_fetch_from_the_public_registries_only() {
        assertThat(foreignHosts(buildFiles())).isEmpty();
    }

    @Test
    void each_of_them_is_found() {
        var file = new TextFile("pom.xml", "TO" + "DO later\n/ro" + "ot/build/x ${x}/home/y a/home/y\nhttps://mirror.example.org/maven\n");

        assertThat(found(List.of(file), FOR_LATER)).containsExactly("pom.xml:1: TO" + "DO");
        assertThat(found(List.of(file), OF_ONE_MACHINE)).containsExactly("pom.xml:2: /ro" + "ot/build");
        assertThat(foreignHosts(List.of(file))).containsExactly("pom.xml: mirror.example.org");
    }

    private static List<TextFile> buildFiles() {
        return Stream.of("pom.xml", ".npmrc", "maven-wrapper.properties", "maven.config", "package.json", "package-lock.json")
                .flatMap(name -> Project.under("", name).stream()).toList();
    }

    static List<String> found(List<TextFile> files, Pattern pattern) {
        return files.stream().flatMap(file -> file.matches(pattern).stream()).toList();
    }

    /** In a lock file only what is fetched counts: funding pages of the authors stand there too. */
    static List<String> foreignHosts(List<TextFile> files) {
        return files.stream().flatMap(file -> file.text().lines()
                .filter(line -> !file.name().equals("package-lock.json") || line.contains("\"resolved\""))
                .flatMap(line -> ADDRESS.matcher(line).results())
                .map((MatchResult match) -> match.group(1))
                .filter(host -> !PUBLIC_HOSTS.contains(host))
                .map(host -> file.path() + ": " + host)).distinct().toList();
    }
}
