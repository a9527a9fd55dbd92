package io.hesuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdFormatTest {

    private static final IdFormat PARTY = IdFormat.of("pty");

    @Test
    void an_id_is_written_with_its_prefix_and_26_characters() {
        assertThat(PARTY.write(new UUID(0, 0))).isEqualTo("pty_00000000000000000000000000");
        assertThat(PARTY.write(new UUID(0, 32))).isEqualTo("pty_00000000000000000000000010");
        assertThat(PARTY.write(new UUID(-1, -1))).isEqualTo("pty_7zzzzzzzzzzzzzzzzzzzzzzzzz");
    }

    @Test
    void what_is_written_reads_back_and_sorts_as_the_id_does() {
        var random = new Random(7);
        UUID before = new UUID(0, 0);
        for (int i = 0; i < 2_000; i++) {
            UUID any = new UUID(random.nextLong(), random.nextLong());
            assertThat(PARTY.read(PARTY.write(any))).isEqualTo(any);

            UUID next = Ids.next();
            assertThat(PARTY.write(next)).isGreaterThan(PARTY.write(before));
            before = next;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ord_00000000000000000000000000  | id 'ord_00000000000000000000000000' does not begin with 'pty_'
            pty00000000000000000000000000   | id 'pty00000000000000000000000000' does not begin with 'pty_'
            pty                             | id 'pty' does not begin with 'pty_'
            pty_123                         | id 'pty_123' has 3 characters after 'pty_' where 26 are due
            pty_8zzzzzzzzzzzzzzzzzzzzzzzzz  | id 'pty_8zzzzzzzzzzzzzzzzzzzzzzzzz' is larger than 128 bits
            pty_0000000000000000000000000l  | id 'pty_0000000000000000000000000l' has 'l' at position 30
            pty_0000000000000000000000000A  | id 'pty_0000000000000000000000000A' has 'A' at position 30
            pty_合0000000000000000000000000 | id 'pty_合0000000000000000000000000' has '合' at position 5
            """)
    void a_malformed_id_is_refused_with_what_is_wrong(String text, String message) {
        assertThatThrownBy(() -> PARTY.read(text)).isInstanceOf(MalformedText.class).hasMessage(message);
    }

    @Test
    void a_missing_id_says_which_was_due_and_a_long_one_is_shortened() {
        assertThatThrownBy(() -> PARTY.read(null)).hasMessage("an id of the form pty_… is missing");
        assertThatThrownBy(() -> PARTY.read("x".repeat(5_000)))
                .hasMessage("id '" + "x".repeat(40) + "…' does not begin with 'pty_'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p", "PTY", "pt_", "parties"})
    void a_prefix_is_two_to_six_lower_case_letters(String prefix) {
        assertThatThrownBy(() -> IdFormat.of(prefix)).isInstanceOf(IllegalArgumentException.class);
    }
}
