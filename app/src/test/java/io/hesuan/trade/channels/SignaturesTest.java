package io.hesuan.trade.channels;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The expected values were made with openssl dgst from the texts in the comments. */
class SignaturesTest {

    private static final Map<String, String> PARAMETERS = unsorted();

    private static Map<String, String> unsorted() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("v", "2.0");
        parameters.put("method", "taobao.trade.fullinfo.get");
        parameters.put("app_key", "12345678");
        parameters.put("fields", "tid,标题");
        return parameters;
    }

    @Test
    void taobao_jd_and_pinduoduo_put_the_sorted_parameters_between_two_secrets() {
        // printf 'helloworldapp_key12345678fieldstid,标题methodtaobao.trade.fullinfo.getv2.0helloworld' | openssl dgst -md5
        assertThat(Signatures.md5Around(PARAMETERS, "helloworld")).isEqualTo("79FA9F706E66D24AF91CD3B1463D5363");
    }

    @Test
    void taobao_signs_with_hmac_over_the_sorted_parameters() {
        // printf 'app_key12345678fieldstid,标题methodtaobao.trade.fullinfo.getv2.0' | openssl dgst -sha256 -hmac helloworld
        assertThat(Signatures.hmacOver(PARAMETERS, "helloworld")).isEqualTo("62BB69B80F48D4001E34F13A6418C44F2CEFCB29E77F9399403F929470EBB68E");
    }

    @Test
    void douyin_leaves_the_token_out_and_the_json_as_it_is() {
        // printf 's3app_keyk1methodorder.searchListparam_json{"a":"<&>","page":0}timestamp2026-11-01 10:00:00v2s3' | openssl dgst -sha256 -hmac s3
        assertThat(Signatures.douyin("k1", "order.searchList", "{\"a\":\"<&>\",\"page\":0}", "2026-11-01 10:00:00", "s3")).isEqualTo("7fc2d5e3d5b6b8bba8c0c72a151e3b2641ce744f3cffcaa31e8e9c8c1d3e34ee");
    }

    @Test
    void kuaishou_adds_its_sign_secret_at_the_end() {
        // printf 'access_token=t&appkey=k&method=open.order.cursor.list&signSecret=s' | openssl dgst -sha256 -hmac s -binary | base64
        assertThat(Signatures.kuaishou(Map.of("method", "open.order.cursor.list", "appkey", "k", "access_token", "t"), "s")).isEqualTo("r0ReW7m5vjupQ8N7eTtYCrUwDJ5W69UB3vSX9yQ+B3M=");
    }

    @Test
    void calls_are_signed_over_their_bytes() {
        byte[] body = "{\"id\":1, \"名\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        // printf '{"id":1, "名":"x"}' | openssl dgst -sha256 -hmac hush -binary | base64, and as hex
        assertThat(Signatures.ofBody(body, "hush")).isEqualTo("me42T6IReFJHe06EKNy4/LtbK28dmrqLbi1So/mmBWA=");
        assertThat(Signatures.hexOfBody(body, "hush")).isEqualTo("99ee364fa2117852477b4e8428dcb8fcbb5b2b6f1d9aba8b6e2d52a3f9a60560");
        assertThat(Signatures.same(null, "x")).isFalse();
        assertThat(Signatures.same("x", "x")).isTrue();
        assertThat(Signatures.same("y", "x")).isFalse();
    }
}
