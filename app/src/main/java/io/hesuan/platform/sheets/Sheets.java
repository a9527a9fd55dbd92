package io.hesuan.platform.sheets;

import io.hesuan.platform.web.Refused;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All sheets of the house, by the record they are of. */
@Component
class Sheets {

    private final Map<String, Sheet<?, ?>> byRecord = new TreeMap<>();

    Sheets(List<Sheet<?, ?>> sheets) {
        sheets.forEach(sheet -> byRecord.put(sheet.name(), sheet));
    }

    Sheet<?, ?> named(String record) {
        Sheet<?, ?> sheet = byRecord.get(record);
        if (sheet == null) {
            throw Refused.because(SheetRefusal.SHEET_UNKNOWN, "record", record, String.join(", ", byRecord.keySet()));
        }
        return sheet;
    }
}
