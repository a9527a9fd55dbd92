package io.hesuan.trade.customers;

import io.hesuan.kernel.Refusal;

/** Why a receiver is not shown or not erased, in order of precedence. */
public enum CustomerRefusal implements Refusal {
    RECEIVER_IS_UNKNOWN,
    RECEIVER_IS_ERASED
}
