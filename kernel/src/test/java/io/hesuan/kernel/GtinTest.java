package io.hesuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTest {

    @ParameterizedTest
    @ValueSource(strings = {"96385074", "614141007349", "6901234567892", "4006381333931", "10614141000415"})
    void a_barcode_with_the_right_check_digit_is_read(String digits) {
        assertThat(new Gtin(digits)).hasToString(digits);
    }

    @Test
    void a_wrong_check_digit_is_refused_and_the_right_one_told() {
        assertThatThrownBy(() -> new Gtin("6901234567893"))
                .isInstanceOf(MalformedText.class)
                .hasMessage("the check digit of '6901234567893' should be 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "690123456789２", "69012345678 2", "123456789012345", "6901234-67892"})
    void what_is_no_barcode_is_refused(String text) {
        assertThatThrownBy(() -> new Gtin(text))
                .isInstanceOf(MalformedText.class)
                .hasMessage("'" + text + "' is no barcode of 8, 12, 13 or 14 digits");
    }

    @Test
    void the_form_with_fourteen_figures_is_the_same_number_with_the_same_check_digit() {
        assertThat(new Gtin("96385074").as14()).isEqualTo("00000096385074");
        assertThat(new Gtin(new Gtin("6901234567892").as14()).as14()).isEqualTo("06901234567892");
    }

    @Property
    void one_mistyped_figure_is_always_found(
            @ForAll @NumericChars @StringLength(12) String payload,
            @ForAll @IntRange(max = 12) int at,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        String right = payload + Gtin.checkDigit(payload);
        char mistyped = (char) ('0' + (right.charAt(at) - '0' + by) % 10);
        String wrong = right.substring(0, at) + mistyped + right.substring(at + 1);

        assertThat(new Gtin(right).digits()).isEqualTo(right);
        assertThatThrownBy(() -> new Gtin(wrong)).isInstanceOf(MalformedText.class);
    }
}
