package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages point to is there, and each decision has a number of its own. */
class PagesTest {

    private static final String DECISIONS = "docs/decisions/";
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*]\\(([^)\\s]+)\\)");

    @Test
    void every_link_of_every_page_leads_somewhere() {
        assertThat(broken(Project.under("", ".md"), path -> Files.exists(Project.ROOT.resolve(path)))).isEmpty();
    }

    @Test
    void no_two_decisions_share_a_number() {
        assertThat(Project.under(DECISIONS, ".md").stream().map(page -> page.name().split("-")[0]))
                .isNotEmpty().allMatch(number -> number.matches("\\d{4}")).doesNotHaveDuplicates();
    }

    @Test
    void links_that_lead_nowhere_are_found() {
        var page = new TextFile("docs/page.md", """
                [there](other.md#part) [up](../LICENSE) ![gone](gone.png) [folder](decisions/) [web](https://example.org) [here](#top)
                """);

        assertThat(broken(List.of(page), List.of("docs/other.md", "LICENSE", "docs/decisions")::contains))
                .containsExactly("docs/page.md: gone.png");
    }

    static List<String> broken(List<TextFile> pages, Predicate<String> exists) {
        return pages.stream().flatMap(page -> links(page).filter(link -> !exists.test(target(page, link)))
                .map(link -> page.path() + ": " + link)).toList();
    }

    private static Stream<String> links(TextFile page) {
        return LINK.matcher(page.text()).results().map(match -> match.group(1))
                .filter(link -> !link.contains("://") && !link.startsWith("#") && !link.startsWith("mailto:"));
    }

    private static String target(TextFile page, String link) {
        String folder = page.path().contains("/") ? page.path().substring(0, page.path().lastIndexOf('/')) : "";
        return Path.of(folder, link.replaceAll("#.*", "")).normalize().toString();
    }
}
