package io.hesuan.trade.listings;

import io.hesuan.kernel.Refusal;

/** Why a listing is not saved, in order of precedence. */
public enum ListingRefusal implements Refusal {
    LISTING_ITEM_IS_UNKNOWN,
    LISTING_QUANTITY_IS_WRONG,
    LISTING_CODE_TAKEN
}
