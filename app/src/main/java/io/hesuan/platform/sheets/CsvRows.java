package io.hesuan.platform.sheets;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text table in UTF-8 with byte order mark, which Excel needs to read Chinese. A text that a spreadsheet would take for a
 * formula gets an apostrophe in front (OWASP, CSV injection).
 */
final class CsvRows implements RowSink {

    private final Writer out;

    CsvRows(OutputStream out, List<String> headings) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.write('\uFEFF');
        accept(List.copyOf(headings));
    }

    @Override
    public void accept(List<Object> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            out.write(i == 0 ? "" : ",");
            Object value = values.get(i);
            out.write(value instanceof Number ? value.toString() : cell(value == null ? "" : value.toString()));
        }
        out.write("\r\n");
    }

    static String cell(String text) {
        String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n'].*") || !safe.equals(text) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
