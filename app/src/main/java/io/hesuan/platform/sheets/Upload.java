package io.hesuan.platform.sheets;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An upload as it is worked on.
 *
 * @param headings of the file, in its order, each once
 * @param mapping  by heading, the column of the sheet
 */
record Upload(UUID id, String record, String fileName, byte[] content, int headerRow, List<String> headings, Map<String, String> mapping,
              int rowCount, String state, int refused) {

    /** The place of a heading in a row. */
    String cell(List<String> row, String heading) {
        int place = headings.indexOf(heading);
        return place < row.size() ? row.get(place) : "";
    }

    /** What the file calls a column of the sheet. */
    String heading(String column) {
        return mapping.entrySet().stream().filter(entry -> entry.getValue().equals(column)).map(Map.Entry::getKey).findFirst().orElse(column);
    }
}
