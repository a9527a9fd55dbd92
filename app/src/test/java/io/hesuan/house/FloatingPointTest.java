package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** No amount and no quantity is ever a binary fraction; so nothing is, except what is only looked at. */
@Execution(ExecutionMode.CONCURRENT)
class FloatingPointTest {

    /** File and reason. */
    private static final Map<String, String> ALLOWED = Map.of(
            "app/src/main/java/io/hesuan/platform/paper/Pages.java", "lengths on paper, as the PDF library takes them",
            "app/src/main/java/io/hesuan/platform/paper/PdfReport.java", "lengths on paper",
            "app/src/main/java/io/hesuan/platform/paper/Typeface.java", "lengths on paper",
            "app/src/main/java/io/hesuan/books/ledger/VoucherForm.java", "lengths on paper");
    private static final Pattern PARSE_FLOAT = Pattern.compile("\\bparseFloat\\(");

    @Test
    void no_java_source_of_the_product_uses_floating_point() {
        assertThat(broken(Project.mainJava().stream().filter(file -> !ALLOWED.containsKey(file.path())).toList())).isEmpty();
    }

    @Test
    void every_exception_is_still_needed() {
        assertThat(ALLOWED.keySet()).allSatisfy(path -> assertThat(
                Project.mainJava().stream().filter(file -> file.path().equals(path)).flatMap(file -> file.floating().stream()))
                .isNotEmpty());
    }

    @Test
    void the_web_app_parses_no_amount_into_a_binary_fraction() {
        assertThat(Project.under("web/src/", "").stream().flatMap(file -> file.matches(PARSE_FLOAT).stream())).isEmpty();
    }

    @Test
    void fields_parameters_literals_and_conversions_are_found() {
        var file = JavaFile.parse("Price.java", """
                record Price(double amount, java.util.List<Double> all, String text) {
                    static final long HALF = (long) (0.5 * 100);
                    float rounded(java.math.BigDecimal exact) {
                        return exact.floatValue();
                    }
                }
                """);

        assertThat(broken(List.of(file))).containsExactly("Price.java:1: Double", "Price.java:1: double", "Price.java:2: 0.5",
                "Price.java:3: float", "Price.java:4: floatValue");
    }

    static List<String> broken(List<JavaFile> files) {
        return files.stream()
                .flatMap(file -> file.floating().stream().map(use -> file.path() + ":" + use.line() + ": " + use.text()))
                .distinct().sorted().toList();
    }
}
