package io.hesuan.platform.lists;

import io.hesuan.kernel.Refusal;

/** Why a list can't be shown as asked, in order of precedence. */
public enum ListRefusal implements Refusal {
    LIST_UNKNOWN,
    COLUMN_UNKNOWN,
    COLUMN_CANNOT_BE_SORTED,
    COLUMN_CANNOT_BE_FILTERED,
    FILTER_NOT_UNDERSTOOD,
    CURSOR_NOT_UNDERSTOOD,
    LIMIT_OUT_OF_RANGE
}
