package io.hesuan.books.stock;

import io.hesuan.kernel.IdFormat;

/** How the ids of the room look outside. */
public final class StockIds {

    public static final IdFormat LOT = IdFormat.of("lot");
    public static final IdFormat MOVE = IdFormat.of("mov");
    public static final IdFormat BALANCE = IdFormat.of("bal");
    public static final IdFormat RESERVATION = IdFormat.of("res");
    public static final IdFormat QUOTA = IdFormat.of("quo");
    public static final IdFormat CHANNEL = IdFormat.of("chn");

    private StockIds() {
    }
}
