package io.hesuan.platform.outbox;

import io.hesuan.kernel.Refusal;

/** Why events are not given to an outside reader, in order of precedence. */
public enum EventRefusal implements Refusal {
    EVENT_LIMIT_OUT_OF_RANGE,
    EVENT_TYPE_NOT_UNDERSTOOD,
    EVENT_CURSOR_NOT_UNDERSTOOD
}
