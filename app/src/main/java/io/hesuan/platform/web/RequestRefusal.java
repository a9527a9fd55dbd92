package io.hesuan.platform.web;

import io.hesuan.kernel.Refusal;

/** Why a request is not even looked at, in order of precedence. */
public enum RequestRefusal implements Refusal {
    NOT_SIGNED_IN,
    REQUEST_IS_TOO_LARGE,
    METHOD_NOT_ALLOWED,
    CONTENT_TYPE_NOT_UNDERSTOOD,
    NOT_JSON,
    CHARACTER_NOT_ALLOWED,
    FIELD_UNKNOWN,
    FIELD_MISSING,
    FIELD_HAS_WRONG_TYPE,
    FIELD_IS_TOO_LONG,
    FIELD_HAS_WRONG_FORMAT,
    FIELD_OUT_OF_RANGE,
    FIELD_IS_INVALID,
    RECORD_NOT_FOUND,
    RECORD_WAS_CHANGED_MEANWHILE,
    PAGE_NOT_FOUND,
    TROUBLE
}
