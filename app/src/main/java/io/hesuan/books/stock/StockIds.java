package io.hesuan.books.stock;

import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;

import java.util.UUID;

/** How the ids of the room look outside. */
public final class StockIds {

    public static final IdFormat CARD = IdFormat.of("crd");
    public static final IdFormat LOT = IdFormat.of("lot");
    public static final IdFormat MOVE = IdFormat.of("mov");
    public static final IdFormat BALANCE = IdFormat.of("bal");
    public static final IdFormat RESERVATION = IdFormat.of("res");
    public static final IdFormat QUOTA = IdFormat.of("quo");
    /** Of what happened, as posting writes it. */
    public static final IdFormat FACT = IdFormat.of("fct");
    public static final IdFormat CHANNEL = IdFormat.of("chn");
    /** A party whose goods they are. */
    public static final IdFormat OWNER = IdFormat.of("pty");

    private StockIds() {
    }

    /** @throws Refused when the text is no id of this kind */
    static UUID read(IdFormat format, String text, String field) {
        try {
            return format.read(text);
        } catch (MalformedText malformed) {
            throw new Refused((Outcome.Refused<?>) Outcome.refused(RequestRefusal.FIELD_IS_INVALID, field, field, malformed.getMessage()));
        }
    }
}
