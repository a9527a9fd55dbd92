package io.hesuan.platform.access;

import io.hesuan.kernel.IdFormat;

/** How the API spells the places that rights are limited to; the rooms that keep them use the same formats. */
public final class PlaceIds {

    public static final IdFormat COMPANY = IdFormat.of("com");
    public static final IdFormat WAREHOUSE = IdFormat.of("whs");
    public static final IdFormat CHANNEL = IdFormat.of("chn");

    private PlaceIds() {
    }
}
