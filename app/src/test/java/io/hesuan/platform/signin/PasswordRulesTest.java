package io.hesuan.platform.signin;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordRulesTest {

    private static final List<String> OWNER = List.of("linmei.accounting", "林美", "HJJ", "Huajianji");
    private final PasswordRules rules = new PasswordRules(KnownPasswords.read()::contains);

    @ParameterizedTest
    @CsvSource({
            "short, PASSWORD_TOO_SHORT",
            "eleven-char, PASSWORD_TOO_SHORT",
            "password12345678, PASSWORD_IS_KNOWN",
            "P@ssw0rd2026!!, PASSWORD_IS_KNOWN",
            "iloveyou520520, PASSWORD_IS_KNOWN",
            "woaini1314520, PASSWORD_IS_KNOWN",
            "dragonmonkey99, PASSWORD_IS_KNOWN",
            "correct-horse-battery, ",
            "huajianji!2026, PASSWORD_NAMES_ITS_OWNER",
            "linmei.accounting1, PASSWORD_NAMES_ITS_OWNER",
            "kzkzkzkzkzkzkz, PASSWORD_TOO_SIMPLE",
            "jjjjjjjjjjjjjjjj, PASSWORD_TOO_SIMPLE",
            "ertyuiopdfghjkl, PASSWORD_TOO_SIMPLE",
            "hesuanhesuanhesuan7, PASSWORD_TOO_SIMPLE",
            "3kkh-7yx4-qtms-48nb, ",
            "a sentence of my own, "})
    void theFirstThingWrongIsTold(String password, String refusal) {
        assertThat(rules.check(password, OWNER).map(refused -> refused.refusal().name()).orElse(null)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"我们每天早上七点半一起喝茶", "zebra crossing 17 teacups", "Ünïcödé is färbig"})
    void longPasswordsOfAnyKindOfCharactersAreTaken(String password) {
        assertThat(rules.check(password, OWNER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 200})
    void moreThanOneHundredAndTwentyEightCharactersAreTooLong(int length) {
        assertThat(rules.check("ab3d".repeat(50).substring(0, length), OWNER).orElseThrow().refusal()).isEqualTo(SignInRefusal.PASSWORD_TOO_LONG);
    }
}
