package io.hesuan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.hesuan.postgres.PostgresTrouble;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

    @ParameterizedTest
    @EnumSource
    void every_trouble_has_a_sentence_that_holds_its_own_case(PostgresTrouble.Kind kind) {
        assertThat(Words.tell(new PostgresTrouble(kind, "it's {this} case"))).contains("it's {this} case");
    }

    @Test
    void the_language_is_that_of_the_terminal_and_the_first_name_that_is_set_decides() {
        assertThat(Words.locale(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Locale.ROOT);
        assertThat(Words.locale(Map.of("LANG", "zh_CN.UTF-8", "HESUAN_LANG", "en"))).isEqualTo(Locale.ENGLISH);
        assertThat(Words.locale(Map.of("LANG", "de_DE.UTF-8", "LC_ALL", ""))).isEqualTo(Locale.ENGLISH);
        assertThat(Words.locale(Map.of())).isEqualTo(Locale.ENGLISH);
    }
}
