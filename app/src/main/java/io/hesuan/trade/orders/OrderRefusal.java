package io.hesuan.trade.orders;

import io.hesuan.kernel.Refusal;

/** Why an order is not taken, or a step with it not done, in order of precedence. */
public enum OrderRefusal implements Refusal {
    CHANNEL_IS_UNKNOWN,
    ORDER_NUMBER_IS_WRONG,
    ORDER_HAS_NO_LINES,
    ORDER_HAS_TOO_MANY_LINES,
    ORDER_LINE_IS_TWICE,
    ORDER_QUANTITY_IS_WRONG,
    ORDER_AMOUNT_IS_WRONG,
    ORDER_CURRENCY_IS_WRONG,
    ORDER_DATE_IS_ABSURD,
    ORDER_PAID_WITHOUT_A_DAY,

    ORDER_IS_UNKNOWN,
    ORDER_IS_NOT_WAITING,
    ORDER_IS_NOT_READY,
    ORDER_IS_NOT_SHIPPED,
    ORDER_IS_SHIPPED,
    PART_IS_UNKNOWN,
    MORE_THAN_IS_READY,
    MORE_THAN_CAN_COME_BACK,
    RETURN_NOT_POSTED,

    RULE_NAME_TAKEN,
    RULE_CONDITION_IS_WRONG,
    RULE_ARGUMENT_IS_WRONG
}
