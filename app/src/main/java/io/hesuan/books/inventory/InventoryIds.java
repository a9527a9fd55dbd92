package io.hesuan.books.inventory;

import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;

import java.util.UUID;

/** How the ids of the room look outside. */
final class InventoryIds {

    static final IdFormat ADJUSTMENT = IdFormat.of("adj");
    static final IdFormat TRANSFER = IdFormat.of("trf");
    static final IdFormat STEP = IdFormat.of("tst");
    static final IdFormat COUNT = IdFormat.of("cnt");
    static final IdFormat ENTRY = IdFormat.of("cne");
    static final IdFormat LATE_BILL = IdFormat.of("ltc");

    private InventoryIds() {
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
