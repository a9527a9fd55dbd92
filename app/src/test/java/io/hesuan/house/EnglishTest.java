package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code and comments are English; what people read in Chinese lives in locale files, and terms in the glossary. */
class EnglishTest {

    private static final String OUR_NAME = "合算";
    /** File and reason. */
    private static final Map<String, String> ALLOWED = Map.of(
            "app/src/main/java/io/hesuan/master/catalog/FilingNumber.java", "the forms of Chinese certificates are its subject",
            "schema/src/main/resources/db/migration/V112__catalog.sql", "the units to begin with have Chinese names",
            "schema/src/main/resources/db/migration/V229__posting_transfer_loss.sql", "a rule that ships has a Chinese name",
            "schema/src/main/resources/db/migration/V247__posting_goods_back.sql", "rules that ship have Chinese names",
            "schema/src/main/resources/db/migration/V236__posting_offsets.sql", "a rule that ships has a Chinese name",
            "schema/src/main/resources/db/migration/V221__posting_rule_pack.sql", "rules and purposes that ship have Chinese names",
            "kernel/src/main/java/io/hesuan/kernel/ChineseCapitals.java", "the characters are its subject",
            "app/src/main/java/io/hesuan/platform/search/package-info.java", "an example of what pinyin finds");

    @Test
    void no_chinese_stands_in_code_or_comments() {
        var code = Stream.of(
                Project.under("", ".java").stream().filter(file -> file.path().contains("/src/main/")),
                Project.under(Migrations.FOLDER, ".sql").stream(),
                Stream.of(".ts", ".vue", ".css").flatMap(ending -> Project.under("web/src/", ending).stream())
                        .filter(file -> !file.path().startsWith("web/src/locale/")));

        assertThat(broken(code.flatMap(files -> files).filter(file -> !ALLOWED.containsKey(file.path())).toList())).isEmpty();
    }

    @Test
    void every_exception_is_still_needed() {
        assertThat(ALLOWED.keySet()).allSatisfy(path -> assertThat(broken(List.of(Project.file(path)))).isNotEmpty());
    }

    @Test
    void chinese_letters_and_marks_are_found() {
        assertThat(broken(List.of(new TextFile("A.java", "// fine: café, 合算\nString a = \"订单\";\n// wide，comma"))))
                .containsExactly("A.java:2: 订单", "A.java:3: ，");
    }

    static List<String> broken(List<TextFile> files) {
        return files.stream().flatMap(file -> file.matches(Sentences.HAN).stream())
                .filter(match -> !match.endsWith(" " + OUR_NAME)).toList();
    }
}
