package io.hesuan.platform.security;

import io.hesuan.kernel.Refusal;

/** Why users, roles or grants can't be saved, in order of precedence. */
public enum SecurityRefusal implements Refusal {
    LOGIN_TAKEN,
    EMAIL_TAKEN,
    ROLE_CODE_TAKEN,
    ROLE_IS_FIXED,
    ROLE_UNKNOWN,
    RULE_MATCHES_NOTHING,
    PLACE_NEEDS_COMPANY,
    USER_HOLDS_MORE_THAN_YOU,
    RIGHTS_EXCEED_YOURS,
    LAST_ADMINISTRATOR,
    USER_IS_KEPT
}
