package io.hesuan.platform.lists;

import io.hesuan.platform.web.Refused;
import org.jooq.DataType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** The last row of a page, by its sort value and id, as an opaque text. */
record Cursor(Object value, UUID id) {

    static String of(Object value, UUID id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + "|" + value).getBytes(StandardCharsets.UTF_8));
    }

    static Cursor read(String text, DataType<?> type) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int bar = plain.indexOf('|');
            return new Cursor(type.convert(plain.substring(bar + 1)), UUID.fromString(plain.substring(0, bar)));
        } catch (RuntimeException notOurs) {
            throw Refused.because(ListRefusal.CURSOR_NOT_UNDERSTOOD, "cursor");
        }
    }
}
