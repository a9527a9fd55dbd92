package io.hesuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseCapitalsTest {

    private static final long HUNDRED_MILLION_MILLION_YUAN = 10_000_000_000_000_000L;

    @ParameterizedTest
    @CsvSource(textBlock = """
            # the examples of the rules for filling in bills
            1409.50,            壹仟肆佰零玖元伍角整
            6007.14,            陆仟零柒元壹角肆分
            1680.32,            壹仟陆佰捌拾元叁角贰分
            107000.53,          壹拾万柒仟元伍角叁分
            16409.02,           壹万陆仟肆佰零玖元零贰分
            325.04,             叁佰贰拾伍元零肆分
            # whole yuan, cents alone, nothing
            123.45,             壹佰贰拾叁元肆角伍分
            100.00,             壹佰元整
            10.00,              壹拾元整
            0.00,               零元整
            0.50,               伍角整
            0.05,               伍分
            0.55,               伍角伍分
            1.05,               壹元零伍分
            # empty places
            1001.00,            壹仟零壹元整
            1010.00,            壹仟零壹拾元整
            10005.00,           壹万零伍元整
            100050.00,          壹拾万零伍拾元整
            10000000.00,        壹仟万元整
            20010000.00,        贰仟零壹万元整
            100000001.00,       壹亿零壹元整
            100050000.00,       壹亿零伍万元整
            101000000.00,       壹亿零壹佰万元整
            110000000.00,       壹亿壹仟万元整
            1000000000000.00,   壹万亿元整
            1234567890123.45,   壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元肆角伍分
            # red
            -123.45,            负壹佰贰拾叁元肆角伍分
            -0.05,              负伍分
            """)
    void an_amount_is_written_as_the_rules_say(String amount, String capitals) {
        assertThat(ChineseCapitals.of(Money.of(amount, Currency.CNY))).isEqualTo(capitals);
    }

    @Test
    void only_renminbi_is_written_so() {
        assertThatThrownBy(() -> ChineseCapitals.of(Money.of("1", Currency.of("USD"))))
                .hasMessage("capitals are written for CNY, not USD");
    }

    @Property
    void what_is_written_says_the_amount(
            @ForAll @LongRange(min = 0, max = HUNDRED_MILLION_MILLION_YUAN) long fen) {
        String capitals = ChineseCapitals.of(Money.ofMinor(fen, Currency.CNY));

        assertThat(fenSaidBy(capitals)).as(capitals).isEqualTo(fen);
        assertThat(capitals).doesNotContain("零零").doesNotContain("零亿").doesNotContain("零万");
    }

    /** Reads the capitals figure by figure, as a person does; written apart from the code that it checks. */
    private static long fenSaidBy(String capitals) {
        long fen = 0;
        long yuan = 0;
        long group = 0;
        long figure = 0;
        for (char character : capitals.toCharArray()) {
            switch (character) {
                case '拾' -> { group += figure * 10; figure = 0; }
                case '佰' -> { group += figure * 100; figure = 0; }
                case '仟' -> { group += figure * 1_000; figure = 0; }
                case '万' -> { yuan += (group + figure) * 10_000; group = 0; figure = 0; }
                case '亿' -> { yuan = (yuan + group + figure) * 100_000_000; group = 0; figure = 0; }
                case '元' -> { yuan += group + figure; fen = yuan * 100; figure = 0; }
                case '角' -> { fen += figure * 10; figure = 0; }
                case '分' -> { fen += figure; figure = 0; }
                case '整' -> figure = 0;
                default -> figure = "零壹贰叁肆伍陆柒捌玖".indexOf(character);
            }
        }
        return fen;
    }
}
