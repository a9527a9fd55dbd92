package io.hesuan.platform.signin;

import io.hesuan.kernel.Refusal;

/** Why somebody is not signed in or a password not taken, in order of precedence. */
public enum SignInRefusal implements Refusal {
    CSRF_TOKEN_WRONG,
    TOO_MANY_ATTEMPTS,
    LOGIN_OR_PASSWORD_WRONG,
    PASSWORD_MUST_BE_CHANGED,
    OLD_PASSWORD_WRONG,
    PASSWORD_TOO_SHORT,
    PASSWORD_TOO_LONG,
    PASSWORD_SAME_AS_OLD,
    PASSWORD_NAMES_ITS_OWNER,
    PASSWORD_TOO_SIMPLE,
    PASSWORD_IS_KNOWN
}
