package io.hesuan.trade.channels;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How platforms want requests signed, and sign theirs. Texts are UTF-8; keys are sorted by their characters. */
final class Signatures {

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();
    private static final HexFormat LOWER = HexFormat.of();

    private Signatures() {
    }

    /** {@code UPPER(MD5(secret + k1v1k2v2… + secret))}: Taobao with {@code sign_method=md5}, JD, Pinduoduo. */
    static String md5Around(Map<String, String> parameters, String secret) {
        return UPPER.formatHex(md5(secret + joined(parameters, "", "") + secret));
    }

    /** {@code UPPER(HMAC-SHA256(secret, k1v1k2v2…))}: Taobao with {@code sign_method=hmac-sha256}. */
    static String hmacOver(Map<String, String> parameters, String secret) {
        return UPPER.formatHex(hmac("HmacSHA256", secret, joined(parameters, "", "").getBytes(StandardCharsets.UTF_8)));
    }

    /** Douyin: app_key, method, param_json, timestamp and v with their names, between two secrets; HMAC-SHA256, lower case. The token is not in it. */
    static String douyin(String appKey, String method, String paramJson, String timestamp, String secret) {
        String text = secret + "app_key" + appKey + "method" + method + "param_json" + paramJson + "timestamp" + timestamp + "v2" + secret;
        return LOWER.formatHex(hmac("HmacSHA256", secret, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Kuaishou: {@code k1=v1&k2=v2…&signSecret=secret}, HMAC-SHA256 with that secret, Base64. */
    static String kuaishou(Map<String, String> parameters, String signSecret) {
        String text = joined(parameters, "=", "&") + "&signSecret=" + signSecret;
        return Base64.getEncoder().encodeToString(hmac("HmacSHA256", signSecret, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Base64 of HMAC-SHA256 over the bytes of a body: calls of Shopify and WooCommerce. */
    static String ofBody(byte[] body, String secret) {
        return Base64.getEncoder().encodeToString(hmac("HmacSHA256", secret, body));
    }

    /** Lower case hex of HMAC-SHA256 over the bytes of a body: calls in the house's own way. */
    static String hexOfBody(byte[] body, String secret) {
        return LOWER.formatHex(hmac("HmacSHA256", secret, body));
    }

    /** Takes as long for a wrong signature as for the right one. */
    static boolean same(String given, String wanted) {
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    private static String joined(Map<String, String> parameters, String between, String after) {
        SortedMap<String, String> sorted = new TreeMap<>(parameters);
        var text = new StringBuilder();
        sorted.forEach((name, value) -> text.append(text.isEmpty() ? "" : after).append(name).append(between).append(value));
        return text.toString();
    }

    private static byte[] md5(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has MD5", impossible);
        }
    }

    private static byte[] hmac(String algorithm, String secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + algorithm, impossible);
        }
    }
}
