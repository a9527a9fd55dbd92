package io.hesuan.platform.sheets;

import hesuandb.sheets.tables.records.UploadRecord;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.web.Refused;
import org.jooq.JSONB;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A first look at a file: where its headings are, how many rows it has, which heading is likely which column. */
final class UploadReading {

    private static final int HEADER_WITHIN = 10;
    private static final int SAMPLE = 5;

    private UploadReading() {
    }

    static UploadRecord of(UUID id, Sheet<?, ?> sheet, SheetLabels labels, String fileName, byte[] content, JsonMapper json, Acting by) throws IOException {
        TableFile file = TableFile.of(content);
        Map<String, String> names = labels.columnsByName(sheet);
        List<Integer> numbers = new ArrayList<>();
        List<List<String>> first = new ArrayList<>();
        int[] rows = {0};
        file.rows((number, cells) -> {
            rows[0]++;
            if (first.size() < HEADER_WITHIN + SAMPLE) {
                numbers.add(number);
                first.add(cells);
            }
        });
        int header = header(first, names);
        if (rows[0] <= header + 1) {
            throw Refused.because(SheetRefusal.FILE_HAS_NO_ROWS, "file");
        }
        List<String> headings = headings(first.get(header));
        var row = new UploadRecord();
        row.setId(id);
        row.setRecord(sheet.name());
        row.setFileName(fileName == null ? "" : fileName.substring(Math.max(0, fileName.length() - 255)));
        row.setContent(content);
        row.setFormat(file.format());
        row.setEncoding(file.encoding());
        row.setDelimiter(file.delimiter());
        row.setHeaderRow(numbers.get(header));
        row.setHeadings(headings.toArray(String[]::new));
        row.setSample(JSONB.jsonb(json.writeValueAsString(first.subList(header + 1, Math.min(first.size(), header + 1 + SAMPLE)))));
        row.setMapping(JSONB.jsonb(json.writeValueAsString(proposal(headings, names))));
        row.setRowCount(rows[0] - header - 1);
        row.setState("uploaded");
        row.setNewRows(0);
        row.setChanged(0);
        row.setUnchanged(0);
        row.setRefused(0);
        row.setUserId(by.userId());
        row.setCreatedAt(OffsetDateTime.now(ZoneOffset.UTC));
        return row;
    }

    /** The row with the most names of columns; the first one where there is none. */
    static int header(List<List<String>> rows, Map<String, String> names) {
        int best = 0;
        long most = 0;
        for (int i = 0; i < Math.min(rows.size(), HEADER_WITHIN); i++) {
            long known = rows.get(i).stream().filter(cell -> names.containsKey(SheetLabels.plain(cell))).count();
            if (known > most) {
                most = known;
                best = i;
            }
        }
        return best;
    }

    /** Each once: a heading that comes again, or is empty, is told apart by its place. */
    static List<String> headings(List<String> cells) {
        List<String> headings = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String heading = cells.get(i).strip();
            headings.add(heading.isEmpty() || headings.contains(heading) ? heading + "#" + (i + 1) : heading);
        }
        return headings;
    }

    static Map<String, String> proposal(List<String> headings, Map<String, String> names) {
        Map<String, String> mapping = new LinkedHashMap<>();
        for (String heading : headings) {
            String column = names.get(SheetLabels.plain(heading));
            if (column != null && !mapping.containsValue(column)) {
                mapping.put(heading, column);
            }
        }
        return mapping;
    }
}
