package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaField;
import io.hesuan.kernel.Refusal;
import io.hesuan.platform.access.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every refusal, every permission and every label has its sentence in both languages, with the same holes; none is left over. */
@Execution(ExecutionMode.CONCURRENT)
class SentencesTest {

    private static final String SERVER = "app/src/main/resources/locale/";
    private static final String WEB = "web/src/locale/";
    /** MessageFormat swallows a lone apostrophe and all holes behind it. */
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?:'')*(?!')");

    @Test
    void the_sentences_of_the_server_are_complete_in_both_languages() {
        Stream<String> names = Project.under(SERVER, ".properties").stream()
                .map(file -> file.name().replace("_en.properties", ".properties")).distinct();

        assertThat(names.flatMap(name -> Sentences.differences(name, Sentences.ofProperties(Project.file(SERVER + name)),
                Sentences.ofProperties(Project.file(SERVER + name.replace(".properties", "_en.properties")))).stream())).isEmpty();
    }

    @Test
    void the_labels_of_the_web_app_are_complete_in_both_languages() {
        Stream<String> names = Stream.of("zh-CN/", "en/")
                .flatMap(language -> Project.under(WEB + language, ".json").stream()).map(TextFile::name).distinct();

        assertThat(names.flatMap(name -> Sentences.differences(name, Sentences.ofJson(Project.file(WEB + "zh-CN/" + name)),
                Sentences.ofJson(Project.file(WEB + "en/" + name))).stream())).isEmpty();
    }

    @Test
    void every_refusal_and_permission_has_a_sentence_and_every_such_sentence_its_owner() {
        assertThat(unmatched(refusals(), "refusal.", allKeys())).isEmpty();
        assertThat(unmatched(permissions(), "permission.", allKeys())).isEmpty();
    }

    @Test
    void no_key_stands_in_two_files_and_no_refusal_in_two_rooms() {
        assertThat(allKeys()).doesNotHaveDuplicates();
        assertThat(refusals()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void no_sentence_of_the_server_has_a_lone_apostrophe() {
        assertThat(Project.under(SERVER, ".properties").stream()
                .flatMap(file -> Sentences.ofProperties(file).entrySet().stream())
                .filter(entry -> LONE_APOSTROPHE.matcher(entry.getValue()).find()))
                .isEmpty();
    }

    @Test
    void what_is_missing_different_or_left_over_is_found() {
        var chinese = new TreeMap<>(Map.of("a", "有 {0} 和 {1}", "b", "好", "c", "空", "d", "完"));
        var english = new TreeMap<>(Map.of("a", "there is {0}", "b", "", "c", "空", "d", "done"));

        assertThat(Sentences.differences("x", chinese, english)).containsExactly(
                "x a has the holes [0, 1] in Chinese and [0] in English", "x b has no English", "x c is not English: 空");
        assertThat(unmatched(List.of("A", "B"), "refusal.", List.of("refusal.B", "refusal.C", "other.D")))
                .containsExactly("refusal.A is missing", "refusal.C belongs to nothing");
        assertThat(LONE_APOSTROPHE.matcher("can't").find()).isTrue();
        assertThat(LONE_APOSTROPHE.matcher("can''t").find()).isFalse();
        assertThatThrownBy(() -> Sentences.ofProperties(new TextFile("x.properties", "a=1\na=2"))).hasMessage("x.properties has a twice");
    }

    private static List<String> unmatched(List<String> names, String prefix, List<String> keys) {
        List<String> due = names.stream().map(name -> prefix + name).toList();
        return Stream.concat(
                due.stream().filter(key -> !keys.contains(key)).map(key -> key + " is missing"),
                keys.stream().filter(key -> key.startsWith(prefix) && !due.contains(key)).map(key -> key + " belongs to nothing")).toList();
    }

    /** Keys of all files of the server. That both languages have the same is another rule. */
    private static List<String> allKeys() {
        List<String> keys = new ArrayList<>();
        Project.under(SERVER, ".properties").stream().filter(file -> !file.path().endsWith("_en.properties"))
                .forEach(file -> keys.addAll(Sentences.ofProperties(file).keySet()));
        return keys;
    }

    private static List<String> refusals() {
        return CompiledClasses.house().stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(Refusal.class))
                .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    private static List<String> permissions() {
        return CompiledClasses.house().stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Permission.class) && field.reflect().accessFlags()
                        .contains(java.lang.reflect.AccessFlag.STATIC))
                .map(SentencesTest::permission)
                .toList();
    }

    private static String permission(JavaField field) {
        try {
            var reflected = field.reflect();
            reflected.setAccessible(true);
            return ((Permission) reflected.get(null)).name();
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
