package io.hesuan.trade.fulfilment;

import io.hesuan.kernel.Refusal;

/** Why a carrier's story is not taken, in order of precedence. */
public enum FulfilmentRefusal implements Refusal {
    STORY_NOT_UNDERSTOOD,
    STORY_HAS_NO_EVENTS,
    PARCEL_IS_UNKNOWN
}
