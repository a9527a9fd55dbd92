package io.hesuan.platform.secondfactor;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.secrets.Secrets;
import io.hesuan.testing.Everybody;
import io.hesuan.testing.HouseTest;
import io.hesuan.testing.People;
import io.hesuan.testing.People.Person;
import jakarta.servlet.http.Cookie;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import static hesuandb.secondfactor.Tables.DEVICE;
import static io.hesuan.testing.People.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

@HouseTest
class SecondFactorTest {

    private static final byte[] RFC_SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final String OWN = "/api/session/second-factor";

    @Autowired MockMvc http;
    @Autowired DSLContext sql;
    @Autowired Secrets secrets;
    @Autowired List<Permission> permissions;
    private People people;
    private Person person;
    private Cookie cookie;

    @BeforeEach
    void somebodyNew() throws Exception {
        people = new People(http, permissions);
        person = people.hire("two-" + UUID.randomUUID().toString().substring(0, 12));
        cookie = people.settle(person);
    }

    @ParameterizedTest
    @CsvSource({"59,94287082", "1111111109,07081804", "1111111111,14050471", "1234567890,89005924", "2000000000,69279037", "20000000000,65353130"})
    void codesAreThoseOfAppendixBOfTheRfc(long seconds, String code) {
        assertThat(Totp.code(RFC_SECRET, Totp.step(Instant.ofEpochSecond(seconds)), 8)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void base32IsThatOfTheRfc(String text, String encoded) {
        assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }

    @Test
    void aCodeOfOneStepBeforeOrAfterIsTakenAndOneOfTwoStepsIsNot() {
        Instant now = Instant.ofEpochSecond(1_800_000_000);
        for (int off = -2; off <= 2; off++) {
            String code = Totp.code(RFC_SECRET, Totp.step(now) + off, Totp.DIGITS);
            assertThat(Totp.stepOf(RFC_SECRET, code, now, 0).isPresent()).as("off by " + off).isEqualTo(Math.abs(off) <= 1);
        }
    }

    @Test
    void onceSetUpACodeIsAskedForAndTakenOnce() throws Exception {
        List<String> recovery = setUp();
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        assertThat(code(people.signIn(person.login(), People.PASSWORD))).isEqualTo("TOTP_REQUIRED");
        assertThat(code(people.signIn(person.login(), People.PASSWORD, "000000"))).isEqualTo("TOTP_CODE_WRONG");
        String current = next();
        assertThat(people.signIn(person.login(), People.PASSWORD, current).getStatus()).isEqualTo(200);
        assertThat(code(people.signIn(person.login(), People.PASSWORD, current))).as("again").isEqualTo("TOTP_CODE_WRONG");
    }

    @Test
    void aRecoveryCodeStandsInOnce() throws Exception {
        List<String> recovery = setUp();
        assertThat(people.signIn(person.login(), People.PASSWORD, recovery.getFirst().toLowerCase()).getStatus()).isEqualTo(200);
        assertThat(code(people.signIn(person.login(), People.PASSWORD, recovery.getFirst()))).isEqualTo("TOTP_CODE_WRONG");
        assertThat(json(own(get(OWN))).at("/recoveryCodesLeft").asInt()).isEqualTo(9);
    }

    @Test
    void guessesOfCodesCountLikeGuessesOfPasswords() throws Exception {
        setUp();
        for (int i = 0; i < 5; i++) {
            people.signIn(person.login(), People.PASSWORD, "00000" + i);
        }
        assertThat(people.signIn(person.login(), People.PASSWORD, next()).getStatus()).isEqualTo(429);
    }

    @Test
    void theWrongPasswordIsRefusedBeforeTheCodeIsAskedFor() throws Exception {
        setUp();
        assertThat(code(people.signIn(person.login(), "wrong", "000000"))).isEqualTo("LOGIN_OR_PASSWORD_WRONG");
    }

    @Test
    void itIsNotInForceBeforeAFirstCodeConfirmsIt() throws Exception {
        own(post(OWN));
        assertThat(code(confirm("000000"))).isEqualTo("TOTP_CODE_WRONG");
        assertThat(people.signIn(person.login(), People.PASSWORD).getStatus()).isEqualTo(200);
    }

    @Test
    void theQrCodeSaysWhatTheAppNeedsAndTheSecretIsKeptEncrypted() throws Exception {
        JsonNode begun = json(own(post(OWN)));
        assertThat(scanned(begun.at("/qr").asString())).isEqualTo(begun.at("/address").asString())
                .startsWith("otpauth://totp/Hesuan:" + person.login()).contains("secret=" + begun.at("/secret").asString());
        assertThat(Totp.base32(stored())).isEqualTo(begun.at("/secret").asString());
        assertThat(sql.select(DEVICE.SECRET).from(DEVICE).where(DEVICE.USER_ID.eq(userId())).fetchSingle(DEVICE.SECRET)).hasSizeGreaterThan(20);
    }

    @Test
    void givingItUpWantsACodeAndAnAdministratorMayTakeItAway() throws Exception {
        setUp();
        assertThat(code(own(post(OWN)))).isEqualTo("TOTP_IS_SET_UP");
        assertThat(code(own(delete(OWN + "?code=000000")))).isEqualTo("TOTP_CODE_WRONG");
        assertThat(own(delete(OWN + "?code=" + next())).getStatus()).isEqualTo(204);
        assertThat(code(own(delete(OWN + "?code=000000")))).isEqualTo("TOTP_IS_NOT_SET_UP");
        setUp();
        assertThat(http.perform(delete("/api/users/" + person.id() + "/second-factor").with(Everybody.who(permissions)).with(csrf()))
                .andReturn().getResponse().getStatus()).isEqualTo(204);
        assertThat(people.signIn(person.login(), People.PASSWORD).getStatus()).isEqualTo(200);
    }

    @Test
    void anAdministratorWithoutOneIsNamedOnTheFirstPageToWhomItConcerns() throws Exception {
        person = people.hire("00" + UUID.randomUUID().toString().substring(0, 12), "administrator");
        cookie = people.settle(person);
        try {
            assertThat(home(permissions)).contains(person.login()).contains("no second factor");
            assertThat(home(List.of(new Permission("user.read")))).doesNotContain(person.login());
            setUp();
            assertThat(home(permissions)).doesNotContain(person.login());
        } finally {
            sql.execute("DELETE FROM security.role_grant WHERE user_id = ?", userId());
        }
    }

    private String home(List<Permission> held) throws Exception {
        return http.perform(get("/api/home").with(Everybody.who(held)).header("Accept-Language", "en")).andReturn().getResponse().getContentAsString();
    }

    private List<String> setUp() throws Exception {
        own(post(OWN));
        return json(confirm(Totp.code(stored(), Totp.step(Instant.now()) - 1, Totp.DIGITS))).at("/recoveryCodes").valueStream().map(JsonNode::asString).toList();
    }

    private String next() {
        return Totp.code(stored(), Totp.step(Instant.now()), Totp.DIGITS);
    }

    private byte[] stored() {
        return secrets.decrypt(sql.select(DEVICE.SECRET).from(DEVICE).where(DEVICE.USER_ID.eq(userId())).fetchSingle(DEVICE.SECRET), "secondfactor.device " + userId());
    }

    private UUID userId() {
        return io.hesuan.platform.security.Users.ID.read(person.id());
    }

    private MockHttpServletResponse confirm(String code) throws Exception {
        return own(put(OWN).contentType("application/json").content("{\"code\":\"" + code + "\"}"));
    }

    private MockHttpServletResponse own(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.cookie(cookie).with(csrf())).andReturn().getResponse();
    }

    private static String code(MockHttpServletResponse response) throws Exception {
        return json(response).at("/code").asString();
    }

    /** Reads the SVG as a camera would: each module drawn as eight by eight pixels. */
    private static String scanned(String svg) throws Exception {
        var size = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(size.find()).isTrue();
        int modules = Integer.parseInt(size.group(1));
        int width = (modules + 8) * 8;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xffffff);
        var dark = Pattern.compile("M(\\d+) (\\d+)h1").matcher(svg);
        while (dark.find()) {
            int left = (Integer.parseInt(dark.group(1)) + 4) * 8;
            int top = (Integer.parseInt(dark.group(2)) + 4) * 8;
            for (int at = 0; at < 64; at++) {
                pixels[(top + at / 8) * width + left + at % 8] = 0;
            }
        }
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels)))).getText();
    }
}
