package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.hesuan.platform.jobs.JobKind;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.testing.HouseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What screens show has a name: each column and choice of each list, each kind of job, and each text that the web app asks for by a fixed key. */
@HouseTest
class LabelsTest {

    private static final Pattern ASKED_FOR = Pattern.compile("(?<![\\w.])(?:\\$t|t|te)\\(\\s*['\"]([\\w.-]+)['\"]");

    @Autowired List<ListSpec> lists;
    @Autowired List<JobKind<?>> jobKinds;

    @Test
    void every_column_and_choice_of_every_list_has_a_label() {
        assertThat(lists).isNotEmpty();
        assertThat(lists.stream().flatMap(list -> labels(list).stream()).filter(label -> !serverKeys().contains(label))).isEmpty();
    }

    @Test
    void every_kind_of_job_has_a_label() {
        assertThat(jobKinds).isNotEmpty();
        assertThat(jobKinds.stream().map(kind -> "job.kind." + kind.name()).filter(label -> !serverKeys().contains(label))).isEmpty();
    }

    @Test
    void every_text_that_the_web_app_asks_for_by_name_is_there() {
        assertThat(missing(webSources(), webKeys())).isEmpty();
    }

    @Test
    void a_column_without_label_and_a_text_that_is_not_there_are_found() {
        var kind = new Column("kind", Column.Type.CHOICE, null, true, Column.Filter.CHOICE, true, 80, List.of("goods"), row -> null, null, null, null, null);
        var list = new ListSpec("things", "thing", null, null, null, null, null, null, "kind", List.of(kind));
        var page = new TextFile("web/src/Page.vue", "{{ t('ui.close') }} {{ t('ui.ghost', { n }) }} {{ format('x.y') }} {{ t(`ui.${a}`) }}");

        assertThat(labels(list)).containsExactly("list.things.column.kind", "list.things.choice.kind.goods");
        assertThat(missing(List.of(page), Set.of("ui.close"))).containsExactly("web/src/Page.vue: ui.ghost");
    }

    private static List<String> labels(ListSpec list) {
        List<String> labels = new ArrayList<>();
        for (Column column : list.columns()) {
            labels.add("list." + list.name() + ".column." + column.key());
            column.choices().forEach(choice -> labels.add("list." + list.name() + ".choice." + column.key() + "." + choice));
        }
        return labels;
    }

    /** That English has the same keys is held by {@link SentencesTest}. */
    private static Set<String> serverKeys() {
        Set<String> keys = new TreeSet<>();
        Project.under("app/src/main/resources/locale/", ".properties").forEach(file -> keys.addAll(Sentences.ofProperties(file).keySet()));
        return keys;
    }

    private static Set<String> webKeys() {
        Set<String> keys = new TreeSet<>();
        Project.under("web/src/locale/zh-CN/", ".json").forEach(file -> Sentences.ofJson(file).keySet()
                .forEach(key -> keys.add(file.name().replace(".json", "") + "." + key)));
        return keys;
    }

    private static List<TextFile> webSources() {
        return Project.all().stream()
                .filter(file -> file.path().startsWith("web/src/") && (file.path().endsWith(".vue") || file.path().endsWith(".ts")))
                .toList();
    }

    private static List<String> missing(List<TextFile> files, Set<String> keys) {
        return files.stream()
                .flatMap(file -> ASKED_FOR.matcher(file.text()).results().map(match -> match.group(1))
                        .filter(key -> !keys.contains(key)).map(key -> file.path() + ": " + key))
                .distinct().toList();
    }
}
