package io.hesuan.platform.access;

import io.hesuan.kernel.Refusal;

/** Why somebody may not do something, in order of precedence. */
public enum AccessRefusal implements Refusal {
    NOT_PERMITTED,
    COMPANY_IS_NOT_YOURS
}
