package io.hesuan.platform.web;

import java.util.Map;

/** The HTTP status of a refusal: by constant where the protocol has a word for it, else 422. */
final class Statuses {

    private static final Map<String, Integer> BY_CODE = Map.ofEntries(
            Map.entry("NOT_SIGNED_IN", 401), Map.entry("HOOK_IS_NOT_OURS", 401), Map.entry("NOT_PERMITTED", 403), Map.entry("COMPANY_IS_NOT_YOURS", 403),
            Map.entry("RECORD_NOT_FOUND", 404), Map.entry("PAGE_NOT_FOUND", 404), Map.entry("METHOD_NOT_ALLOWED", 405),
            Map.entry("RECORD_WAS_CHANGED_MEANWHILE", 409), Map.entry("KEY_WAS_USED_FOR_OTHER_CONTENT", 409),
            Map.entry("REQUEST_IS_TOO_LARGE", 413), Map.entry("CONTENT_TYPE_NOT_UNDERSTOOD", 415),
            Map.entry("NOT_JSON", 400), Map.entry("CHARACTER_NOT_ALLOWED", 400), Map.entry("FIELD_UNKNOWN", 400), Map.entry("FIELD_MISSING", 400),
            Map.entry("FIELD_HAS_WRONG_TYPE", 400), Map.entry("FIELD_IS_TOO_LONG", 400), Map.entry("FIELD_IS_INVALID", 400), Map.entry("FIELD_HAS_WRONG_FORMAT", 400), Map.entry("FIELD_OUT_OF_RANGE", 400),
            Map.entry("CSRF_TOKEN_WRONG", 403), Map.entry("PASSWORD_MUST_BE_CHANGED", 403),
            Map.entry("LOGIN_OR_PASSWORD_WRONG", 401), Map.entry("TOTP_REQUIRED", 401), Map.entry("TOO_MANY_ATTEMPTS", 429), Map.entry("TROUBLE", 500), Map.entry("HOUSE_IS_BUSY", 503));

    private Statuses() {
    }

    static int of(String code) {
        return BY_CODE.getOrDefault(code, 422);
    }
}
