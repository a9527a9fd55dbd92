package io.hesuan.platform.records;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes rows of one table, those that are there anew, in the columns that were filled: one statement with one parameter, however many rows there are. A
 * statement with a parameter for each value takes longer to build and to parse than to carry out.
 */
final class Upsert {

    private final JsonMapper json;

    Upsert(JsonMapper json) {
        this.json = json;
    }

    <R extends Record> void write(DSLContext sql, Table<R> table, Field<?> id, List<R> rows) {
        List<Field<?>> filled = Arrays.stream(table.fields()).filter(field -> rows.stream().anyMatch(row -> row.touched(field))).toList();
        String columns = filled.stream().map(Upsert::quoted).collect(Collectors.joining(", "));
        String changed = filled.stream().filter(field -> !field.getName().equals(id.getName()))
                .map(field -> quoted(field) + " = EXCLUDED." + quoted(field)).collect(Collectors.joining(", "));
        String name = '"' + table.getSchema().getName() + "\".\"" + table.getName() + '"';
        sql.execute("INSERT INTO " + name + " (" + columns + ") SELECT " + columns + " FROM jsonb_populate_recordset(null::" + name + ", ?::jsonb) "
                + "ON CONFLICT (" + quoted(id) + ") DO UPDATE SET " + changed, text(filled, rows));
    }

    private static String quoted(Field<?> field) {
        return '"' + field.getName() + '"';
    }

    private String text(List<Field<?>> fields, List<? extends Record> rows) {
        var text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartArray();
            for (Record row : rows) {
                out.writeStartObject();
                for (Field<?> field : fields) {
                    out.writeName(field.getName());
                    value(out, row.get(field));
                }
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        return text.toString();
    }

    /** A value as the type of its column reads it. */
    private static void value(JsonGenerator out, Object value) {
        switch (value) {
            case null -> out.writeNull();
            case Boolean flag -> out.writeBoolean(flag);
            case BigDecimal number -> out.writeNumber(number);
            case Number number -> out.writeNumber(number.longValue());
            case JSONB content -> out.writeRawValue(content.data());
            case byte[] bytes -> out.writeString("\\x" + HexFormat.of().formatHex(bytes));
            case Object[] many -> {
                out.writeStartArray();
                for (Object one : many) {
                    value(out, one);
                }
                out.writeEndArray();
            }
            default -> out.writeString(value.toString());
        }
    }
}
